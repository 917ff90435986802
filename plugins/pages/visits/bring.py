"""What to bring to one visit: the papers of all its services in one list, service by service."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.kinds.guides.case import Case, CaseSet
from plugins.kinds.guides.case_texts import form_words
from plugins.kinds.guides.model import Document, Guide
from plugins.kinds.guides.who_comes import is_for_a_proxy, who_comes_to_visit
from plugins.kinds.visits.view import OfferedService, VisitView


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
    """One service of the visit with who comes for it and its papers: none for a proxy where nobody may send one."""

    service: OfferedService
    who: str
    always: tuple[Paper, ...]
    sometimes: tuple[PapersIf, ...]

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
    in_person = service.in_person or service.guide.proxy.allowed == "tidak"
    return ServiceToBring(
        service=service,
        who=who_comes_to_visit(service.guide, in_person=in_person),
        always=tuple(_paper(document) for document in everyone.always),
        sometimes=tuple(
            PapersIf(words=group.condition.words, papers=tuple(_paper(document) for document in group.documents))
            for group in everyone.groups
            if not (in_person and is_for_a_proxy(group.condition.when))
        ),
    )


def _paper(document: Document) -> Paper:
    return Paper(name=document.name, form=form_words(document), short=document.short)
