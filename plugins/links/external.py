"""Asks other sites whether the pages we name are still there."""

import http.client
import ssl
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from itertools import groupby
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from plugins.links.cited import Cited

AT_ONCE = 8
# Some offices' servers turn away programs that do not say what they are.
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; SekaliDatang-tautan)", "Accept": "*/*"}
NOT_FOR_PROGRAMS = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})


class State(Enum):
    """How an address answered; what most needs an editor stands first after what is good."""

    GOOD = "good"
    GONE = "gone"
    MOVED = "moved"
    BROKEN = "broken"
    NO_CERTIFICATE = "no certificate"
    SILENT = "silent"
    SLOW = "slow"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back for an address: a status where there was one, and the new address of what has moved."""

    cited: Cited
    state: State
    status: int | None = None
    new_url: str | None = None


def ask_all(cited: Iterable[Cited], *, seconds: float) -> Iterator[Answer]:
    """Yield the answers as they come, a few sites at once, but never two questions to one site at a time."""
    by_host = sorted(cited, key=lambda link: link.host)
    trust = ssl.create_default_context()  # reading the certificates takes longer than many a question
    sites = [tuple(links) for _, links in groupby(by_host, key=lambda link: link.host)]
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        for answers in pool.map(lambda links: [_ask(link, trust, seconds=seconds) for link in links], sites):
            yield from answers


def _ask(cited: Cited, trust: ssl.SSLContext, *, seconds: float) -> Answer:
    """Return how the address answers; whatever happens is an answer."""
    try:
        request = Request(cited.url, headers=HEADERS)  # noqa: S310  # only http and https are collected
        with urlopen(request, timeout=seconds, context=trust) as response:  # noqa: S310  # the same
            new_url = response.geturl()
            return _arrived(cited, response.status, new_url)
    except HTTPError as refused:
        refused.close()
        return Answer(cited=cited, state=_refused(refused.code), status=refused.code)
    except (OSError, ValueError, http.client.HTTPException) as error:  # URLError and time-outs are OSErrors
        return Answer(cited=cited, state=_failed(error))


def _arrived(cited: Cited, status: int, new_url: str) -> Answer:
    # A stroke at the end or a hop to https is nothing an editor must write down.
    if _bare(new_url) == _bare(cited.url):
        return Answer(cited=cited, state=State.GOOD, status=status)
    return Answer(cited=cited, state=State.MOVED, status=status, new_url=new_url)


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _refused(status: int) -> State:
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return State.GONE
    return State.CLOSED if status in NOT_FOR_PROGRAMS else State.BROKEN


def _failed(error: Exception) -> State:
    cause = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    if isinstance(cause, TimeoutError):
        return State.SLOW
    return State.NO_CERTIFICATE if isinstance(cause, ssl.SSLCertVerificationError) else State.SILENT
