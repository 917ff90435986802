"""What is wrong with the links inside the bodies, each with its line and, where it can be told, the mend."""

from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qs, urlsplit

from feedback_api.domain.submissions.submission import Kind
from feedback_api.wording import KIND_WORDS
from plugins.edition.links import wording
from plugins.edition.links.addresses import Addresses
from plugins.reading import wording as general
from plugins.reading.body_links import BodyLink, links_of
from plugins.reading.content_file import ContentFile
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

WEB = frozenset({"http", "https"})
BY_OTHER_PROGRAMS = frozenset({"mailto", "tel"})
OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "0.0.0.0"})  # noqa: S104  # recognised, not listened on
FORM = "/kirim/"
KIND = "jenis"


def link_problems(addresses: Addresses) -> Iterator[ContentProblem]:
    """Yield every link of every body that leads nowhere."""
    for file in addresses.tree.headers:
        if file.body:
            for link in links_of(file).links:
                sentence = _picture_fault(link, addresses) if link.is_picture else _fault(link, file, addresses)
                if sentence:
                    yield ContentProblem(path=file.path, line=link.line, sentence=sentence)


def _fault(link: BodyLink, file: ContentFile, addresses: Addresses) -> str | None:
    target, parts = general.quoted(link.target), _split(link.target)
    if not link.target:
        return wording.EMPTY
    if parts is None:
        return wording.NO_SUCH_ADDRESS.format(target=target, guess="")
    if parts.scheme or parts.netloc:
        return _foreign_fault(parts, target)
    if not parts.path and parts.fragment:
        return _anchor_fault(target, parts, links_of(file).anchors | addresses.anchors_of_templates(file))
    return _inner_fault(target, parts, file, addresses)


def _inner_fault(target: str, parts: SplitResult, file: ContentFile, addresses: Addresses) -> str | None:
    if not parts.path.startswith("/"):
        return wording.NOT_FROM_THE_ROOT.format(target=target, mend=_mend(parts.path, addresses))
    if not addresses.has(parts.path):
        return wording.NO_SUCH_ADDRESS.format(target=target, guess=_guess(parts.path, addresses))
    return (
        _example_fault(target, parts.path, file, addresses)
        or _anchor_fault(target, parts, addresses.anchors(parts.path))
        or _choice_fault(target, parts, addresses)
    )


def _split(target: str) -> SplitResult | None:
    try:
        return urlsplit(target)
    except ValueError:  # a bracket where a host should be
        return None


def _foreign_fault(parts: SplitResult, target: str) -> str | None:
    """Say what is wrong with a link out of the site; whether it answers is for `inv tautan` to find out."""
    if parts.scheme in BY_OTHER_PROGRAMS:
        return None
    if parts.scheme not in WEB:
        return wording.FOREIGN_SCHEME.format(target=target)
    if parts.hostname in OWN_HOSTS:
        return wording.OWN_COMPUTER.format(target=target)
    return None if "." in (parts.hostname or "") else wording.NO_HOST.format(target=target)


def _anchor_fault(target: str, parts: SplitResult, anchors: frozenset[str] | None) -> str | None:
    if not parts.fragment or anchors is None or parts.fragment in anchors:
        return None
    return wording.NO_SUCH_ANCHOR.format(target=target, anchor=parts.fragment)


def _example_fault(target: str, path: str, file: ContentFile, addresses: Addresses) -> str | None:
    """An example is not on the real site, so only another example may lead to it."""
    led_to = addresses.pages.get(path)
    if led_to is None or not led_to.is_example or file.is_example:
        return None
    return wording.LEADS_TO_AN_EXAMPLE.format(target=target, path=led_to.path)


def _choice_fault(target: str, parts: SplitResult, addresses: Addresses) -> str | None:
    """The form opens with a guide, a desa or a kind chosen; each of them must exist."""
    known = {
        **addresses.choices(),
        KIND: tuple(word for kind, word in KIND_WORDS.items() if kind is not Kind.HANDED_IN),
    }
    for key, values in parse_qs(parts.query).items() if parts.path == FORM else ():
        for value in values:
            if key in known and value not in known[key]:
                guess = _choices(known[key]) if key == KIND else general.guess(nearest(value, known[key]))
                return wording.NO_SUCH_CHOICE.format(target=target, key=key, value=general.quoted(value), guess=guess)
    return None


def _choices(known: tuple[str, ...]) -> str:
    return wording.CHOICES.format(choices=", ".join(known))


def _picture_fault(link: BodyLink, addresses: Addresses) -> str | None:
    if addresses.has_picture(link.target):
        return None if link.words.strip() else wording.PICTURE_WITHOUT_WORDS.format(target=general.quoted(link.target))
    if "//" in link.target:
        return wording.FOREIGN_PICTURE
    guess = general.guess(nearest(link.target, addresses.pictures))
    return wording.NO_SUCH_PICTURE.format(target=general.quoted(link.target), guess=guess)


def _mend(path: str, addresses: Addresses) -> str:
    """Return what to write instead of an address without its beginning."""
    host = path.partition("/")[0]
    if "." in host and not path.endswith((".md", ".html")) and ".." not in path:
        return f"https://{path}"
    return addresses.page_of_file(path) or wording.EXAMPLE_ADDRESS


def _guess(path: str, addresses: Addresses) -> str:
    mended = addresses.page_of_file(path) if "." in path or not path.endswith("/") else None
    return general.guess(mended or nearest(path, (*addresses.always, *addresses.pages)))
