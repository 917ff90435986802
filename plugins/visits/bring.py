"""What to bring to one visit: the papers of all its services in one list, service by service."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.guides.case import Case, CaseSet
from plugins.guides.case_texts import form_words
from plugins.guides.guide import Document, Guide
from plugins.visits.view import OfferedService, VisitView


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper as it is brought: "Kartu Keluarga", "fotokopi 1 lembar", and its short name."""

    name: str
    form: str
    short: str


@dataclass(frozen=True, kw_only=True)
class PapersIf:
    """Papers for some people only, under their condition in words."""

    words: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, kw_only=True)
class ServiceToBring:
    """One service of the visit with its papers; `has_cases` says that its guide can ask for the exact list."""

    service: OfferedService
    always: tuple[Paper, ...]
    sometimes: tuple[PapersIf, ...]
    has_cases: bool

    @property
    def guide(self) -> Guide:
        return self.service.guide


@dataclass(frozen=True, kw_only=True)
class Shared:
    """A paper that several services ask of everybody."""

    paper: Paper
    services: int


@dataclass(frozen=True, kw_only=True)
class Bring:
    """Everything to bring, in the order of the visit's services."""

    services: tuple[ServiceToBring, ...]

    @property
    def shared(self) -> tuple[Shared, ...]:
        """Return what more than one service asks of everybody, the most wanted first."""
        counted = Counter(paper for service in self.services for paper in set(service.always))
        several = [Shared(paper=paper, services=count) for paper, count in counted.items() if count > 1]
        return tuple(sorted(several, key=lambda shared: (-shared.services, shared.paper.name)))


def bring_to(visit: VisitView, cases: Mapping[str, CaseSet]) -> Bring:
    """Return the papers of the visit's services; a guide that lists no cases is left out."""
    return Bring(
        services=tuple(
            _service(service, cases[service.guide.slug]) for service in visit.services if service.guide.slug in cases
        )
    )


def _service(service: OfferedService, cases: CaseSet) -> ServiceToBring:
    everyone: Case = cases.everyone
    return ServiceToBring(
        service=service,
        always=tuple(_paper(document) for document in everyone.always),
        sometimes=tuple(
            PapersIf(words=group.condition.words, papers=tuple(_paper(document) for document in group.documents))
            for group in everyone.groups
        ),
        has_cases=bool(cases.cases),
    )


def _paper(document: Document) -> Paper:
    return Paper(name=document.name, form=form_words(document), short=document.short)
