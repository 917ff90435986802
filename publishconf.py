"""What differs when the site is published: examples stay at home. The press hands in address, store and day."""

import sys
from pathlib import Path

# The `pelican` command looks for modules beside itself, not beside its settings.
if str(Path(__file__).parent) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # only now can it be found

DEMONSTRATION = False
