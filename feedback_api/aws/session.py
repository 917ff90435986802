"""Opens clients of AWS's services, which share what was read from botocore's large files.

Straight from botocore: boto3 adds file transfers and multiprocessing to every start, and nothing that is used here.
"""

import threading
from functools import cache
from typing import Any

from botocore.session import Session, get_session

_making = threading.Lock()


def new_client(service: str, **options: Any) -> Any:  # noqa: ANN401 a service's client is made at run time
    """Return a client that many threads may use. Region and keys come from the machine unless they are given."""
    with _making:  # clients can be used by many threads, but not made by many at once
        return _session().create_client(service, **options)


@cache
def _session() -> Session:
    return get_session()
