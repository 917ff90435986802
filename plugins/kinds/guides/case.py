"""A case: exactly what somebody with certain answers brings, does, pays and waits for."""

from dataclasses import dataclass
from itertools import groupby

from plugins.kinds.guides.model import Document, Fee, Guide, GuidePlace, Proxy, Time
from plugins.kinds.guides.question import When
from plugins.kinds.guides.ways import Way
from plugins.kinds.laws.model import ChangedLaw, changes_said


@dataclass(frozen=True, kw_only=True)
class CaseCondition:
    """What the answers leave open: the question asked, "Bila …" after it, and "Bila …" where it is not asked first."""

    asks: str
    words: str
    alone: str
    when: When


@dataclass(frozen=True, kw_only=True)
class CaseDocument:
    """A document to bring; with a condition it is for some of these people only."""

    document: Document
    condition: CaseCondition | None


@dataclass(frozen=True, kw_only=True)
class CaseStep:
    """An act on the way; with a condition it is for some of these people only."""

    text: str
    condition: CaseCondition | None


@dataclass(frozen=True, kw_only=True)
class DocumentGroup:
    """Documents that share a condition."""

    condition: CaseCondition
    documents: tuple[Document, ...]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A question and its answer, in everyday words."""

    question: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Variation:
    """What is otherwise for some people, said on the page for everybody."""

    condition: CaseCondition
    time: Time | None
    fee: Fee | None
    places: tuple[GuidePlace, ...]
    proxy: Proxy | None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One list. The case of somebody who answers nothing has no slug: it is the guide's own page."""

    guide: Guide
    slug: str
    title: str
    words: str
    ways: tuple[Way, ...]
    answers: tuple[Answered, ...]
    documents: tuple[CaseDocument, ...]
    steps: tuple[CaseStep, ...]
    summary: str
    time: Time
    fee: Fee
    places: tuple[GuidePlace, ...]
    proxy: Proxy
    product: str | None
    variations: tuple[Variation, ...]

    @property
    def takes_papers(self) -> bool:
        """Whether papers may be left with the desa, at the office or on a visit; people then ask if it is ready."""
        return not {"desa", "kecamatan", "kunjungan"}.isdisjoint(self.places)

    @property
    def needs_stamp(self) -> bool:
        """Whether everybody in this case buys a duty stamp."""
        return any(document.is_stamped for document in self.always)

    @property
    def costs(self) -> bool:
        """Whether everybody in this case, or whoever the fee names, pays something."""
        return self.needs_stamp or bool(self.fee.amount_idr) or "Rp" in (self.fee.brief or "")

    @property
    def may_need_stamp(self) -> bool:
        """Whether some people in this case buy one."""
        return any(item.document.is_stamped for item in self.documents)

    @property
    def changed_law(self) -> tuple[ChangedLaw, ...]:
        """Return the changes of law that concern this case: of the whole guide, or of a paper in this list."""
        papers = {item.document.paper for item in self.documents}
        return tuple(one for one in self.guide.changed_law if not one.papers or not papers.isdisjoint(one.papers))

    @property
    def changes_in_law(self) -> str:
        """Return what may be otherwise for this case since laws changed; empty if nothing is."""
        return changes_said(self.changed_law)

    @property
    def url(self) -> str:
        return f"{self.guide.url}{self.slug}/" if self.slug else self.guide.url

    @property
    def always(self) -> tuple[Document, ...]:
        """Return what everybody in this case brings, in the order of the file."""
        return tuple(item.document for item in self.documents if item.condition is None)

    @property
    def brought(self) -> tuple[Document, ...]:
        """Return what everybody in this case has in the folder on leaving home."""
        return tuple(document for document in self.always if not document.is_filled_there)

    @property
    def filled_there(self) -> tuple[Document, ...]:
        """Return the forms that everybody in this case fills in at the counter."""
        return tuple(document for document in self.always if document.is_filled_there)

    @property
    def groups(self) -> tuple[DocumentGroup, ...]:
        """Return what only some bring, each condition once, in the order of the file."""
        conditional = [item for item in self.documents if item.condition is not None]
        first = {item.condition.words: place for place, item in reversed([*enumerate(conditional)]) if item.condition}
        ordered = sorted(conditional, key=lambda item: first[item.condition.words] if item.condition else 0)
        return tuple(
            DocumentGroup(condition=members[0].condition, documents=tuple(item.document for item in members))
            for members in (list(run) for _, run in groupby(ordered, key=_words))
            if members[0].condition is not None
        )


@dataclass(frozen=True, kw_only=True)
class CaseSet:
    """Every list of one guide: that of people who answer nothing, and one for each case that makes a page."""

    everyone: Case
    cases: tuple[Case, ...]

    @property
    def guide(self) -> Guide:
        return self.everyone.guide

    @property
    def all(self) -> tuple[Case, ...]:
        return (self.everyone, *self.cases)


def _words(item: CaseDocument) -> str:
    return item.condition.words if item.condition else ""
