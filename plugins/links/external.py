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


class LinkState(Enum):
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
class LinkAnswer:
    """What came back for an address: a status where there was one, and the new address of what has moved."""

    cited: Cited
    state: LinkState
    status: int | None = None
    new_url: str | None = None


def ask_all(cited: Iterable[Cited], *, seconds: float) -> Iterator[LinkAnswer]:
    """Yield the answers as they come, a few sites at once, but never two questions to one site at a time."""
    by_host = sorted(cited, key=lambda link: link.host)
    trust = ssl.create_default_context()  # reading the certificates takes longer than many a question
    sites = [tuple(links) for _, links in groupby(by_host, key=lambda link: link.host)]
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        for answers in pool.map(lambda links: [_ask(link, trust, seconds=seconds) for link in links], sites):
            yield from answers


def _ask(cited: Cited, trust: ssl.SSLContext, *, seconds: float) -> LinkAnswer:
    """Return how the address answers; whatever happens is an answer."""
    try:
        request = Request(cited.url, headers=HEADERS)  # noqa: S310  # only http and https are collected
        with urlopen(request, timeout=seconds, context=trust) as response:  # noqa: S310  # the same
            new_url = response.geturl()
            return _arrived(cited, response.status, new_url)
    except HTTPError as refused:
        refused.close()
        return LinkAnswer(cited=cited, state=_refused(refused.code), status=refused.code)
    except (OSError, ValueError, http.client.HTTPException) as error:  # URLError and time-outs are OSErrors
        return LinkAnswer(cited=cited, state=_failed(error))


def _arrived(cited: Cited, status: int, new_url: str) -> LinkAnswer:
    # A stroke at the end or a hop to https is nothing an editor must write down.
    if _bare(new_url) == _bare(cited.url):
        return LinkAnswer(cited=cited, state=LinkState.GOOD, status=status)
    return LinkAnswer(cited=cited, state=LinkState.MOVED, status=status, new_url=new_url)


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _refused(status: int) -> LinkState:
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return LinkState.GONE
    return LinkState.CLOSED if status in NOT_FOR_PROGRAMS else LinkState.BROKEN


def _failed(error: Exception) -> LinkState:
    cause = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    if isinstance(cause, TimeoutError):
        return LinkState.SLOW
    return LinkState.NO_CERTIFICATE if isinstance(cause, ssl.SSLCertVerificationError) else LinkState.SILENT
