"""Refuses a guide that sends people after a form of which no page says where it is had."""

from collections.abc import Iterator, Mapping

from plugins.kinds.forms import wording
from plugins.kinds.forms.demanded import FormShelf, is_a_form
from plugins.kinds.forms.model import OfficialForm, codes_in, slug_of_code
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.guides.model import Document, Guide
from plugins.kinds.kind import Around
from plugins.reading import wording as general
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

DOCUMENTS, DEMANDED, LETTER_OF = "berkas", "diminta", "surat_dari"


def demand_problems(forms: tuple[OfficialForm, ...], around: Around) -> Iterator[ContentProblem]:
    """Yield papers that forms claim and that are not there, and papers that are a form nobody described."""
    guides: tuple[Guide, ...] = around.of(GUIDES)
    by_slug = {guide.slug: guide for guide in guides}
    claimed: dict[tuple[str, str], str] = {}
    for form in forms:
        yield from _claims(form, by_slug, claimed)
    shelf = FormShelf(forms=forms)
    for guide in guides:
        for number, document in enumerate(guide.documents):
            for sentence in _unknown(guide, document, shelf, around):
                yield guide.file.problem((DOCUMENTS, number, "nama"), sentence)


def _claims(
    form: OfficialForm, guides: Mapping[str, Guide], claimed: dict[tuple[str, str], str]
) -> Iterator[ContentProblem]:
    for name in form.file.root.texts(LETTER_OF):
        if name.text not in guides:
            guess = general.guess(nearest(name.text, guides))
            sentence = wording.NO_SUCH_GUIDE.format(value=general.quoted(name.text), guess=guess)
            yield form.file.problem(name.location, sentence)
    parts = form.file.root.parts(DEMANDED)
    for part, named in zip(parts, form.documents, strict=True):
        guide = guides.get(named.guide)
        if guide is None:
            guess = general.guess(nearest(named.guide, guides))
            yield part.problem("panduan", wording.NO_SUCH_GUIDE.format(value=general.quoted(named.guide), guess=guess))
            continue
        ids = tuple(document.id for document in guide.documents)
        if named.document not in ids:
            guess = general.guess(nearest(named.document, ids))
            value = general.quoted(named.document)
            yield part.problem("berkas", wording.NO_SUCH_DOCUMENT.format(guide=guide.slug, value=value, guess=guess))
        other = claimed.setdefault((named.guide, named.document), form.slug)
        if other != form.slug:
            sentence = wording.NAMED_TWICE.format(document=named.document, guide=named.guide, other=other)
            yield part.problem("berkas", sentence)


def _unknown(guide: Guide, document: Document, shelf: FormShelf, around: Around) -> Iterator[str]:
    codes = tuple(codes_in(document.name))
    for code in codes:
        if code not in shelf.by_code and not _has_file(code, around):
            guess = general.guess(nearest(code, shelf.by_code))
            yield wording.NO_FORM_FOR_CODE.format(code=code, file=slug_of_code(code), guess=guess)
    if not codes and is_a_form(document) and not shelf.behind(guide, document):
        name = general.quoted(document.name)
        yield wording.NO_FORM_FOR_DOCUMENT.format(name=name, guide=guide.slug, document=document.id)


def _has_file(code: str, around: Around) -> bool:
    """Whether the form is described in a file that has a fault of its own: that is told there."""
    return any((root / "formulir" / f"{slug_of_code(code)}.md").is_file() for root in around.roots)
