"""Runs the commands of the function: `python -m feedback_api`."""

import sys

from feedback_api.cli import main

sys.exit(main(sys.argv[1:]))
