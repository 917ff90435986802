"""Does what only a start needs in a process of its own, so that the office does not keep what it loads."""

import os
import sys
import traceback
from collections.abc import Callable

INTERRUPTED = 130
FAILED = 1


def done_apart(work: Callable[[], None]) -> None:
    """Wait until it is done; what stopped it has been told already, and ends this program too.

    Call it before threads are started and before a store is opened: a fork takes neither along.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        os._exit(_exit_code_of(work))
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else FAILED)


def _exit_code_of(work: Callable[[], None]) -> int:
    try:
        work()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BaseException:  # noqa: BLE001 - the top of this process: whoever started it reads what happened
        traceback.print_exc()
        return FAILED
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
