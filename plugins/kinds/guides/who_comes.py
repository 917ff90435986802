"""Says who comes for a service: the one sentence that pages, texts, posters and the pocket edition take from here."""

from dataclasses import dataclass

from plugins.kinds.guides import wording
from plugins.kinds.guides.case import Case
from plugins.kinds.guides.model import Guide, Proxy
from plugins.kinds.guides.question import When

# In every guide that asks who comes, the answer that somebody else does.
SOMEBODY_ELSE = "wakil"


@dataclass(frozen=True, kw_only=True)
class WhoComes:
    """Who comes: `value` below "Yang datang", `said` so that it stands alone, `note` what goes with it."""

    value: str
    said: str
    note: str | None
    is_known: bool

    @property
    def sentence(self) -> str:
        return f"{self.said}. {self.note}" if self.note else f"{self.said}."


def who_comes(case: Case) -> WhoComes:
    """Return who comes in this case: its answers decide, or else what the guide says of everybody."""
    is_else = None if case.proxy.allowed == "tidak" else _answered(case)
    if is_else is None:
        return who_may_come(case.proxy)
    return _known(wording.PROXY_COMES if is_else else wording.YOU_COME, case.proxy.condition if is_else else None)


def who_may_come(proxy: Proxy) -> WhoComes:
    """Return who comes where no answer decides."""
    if proxy.allowed == "tidak":
        return _known(wording.NOT_BY_PROXY, proxy.condition)
    if proxy.allowed == "ya":
        return _known(wording.BY_PROXY, proxy.condition)
    value, said = wording.PROXY_UNCLEAR
    return WhoComes(value=value, said=said, note=proxy.condition, is_known=False)


def who_comes_to_visit(guide: Guide, *, in_person: bool) -> str:
    """Return who comes on a day for which the office says whether people must come themselves."""
    if guide.proxy.allowed == "tidak":
        return wording.VISIT_NEVER_BY_PROXY
    if in_person:
        return wording.VISIT_IN_PERSON
    return wording.VISIT_BY_PROXY.format(condition=guide.proxy.condition or wording.VISIT_PROXY_ASK)


def is_for_a_proxy(when: When) -> bool:
    """Say whether only people who send somebody else meet a condition."""
    return any(tuple(options) == (SOMEBODY_ELSE,) for options in when.values())


def _known(words: tuple[str, str], note: str | None) -> WhoComes:
    value, said = words
    return WhoComes(value=value, said=said, note=note, is_known=True)


def _answered(case: Case) -> bool | None:
    """Return whether somebody else comes, `None` where the case leaves it open."""
    for question in case.guide.questions:
        if SOMEBODY_ELSE in question.choices:
            every = tuple(question.choices)
            options = {option for way in case.ways for option in way.get(question.id, every)}
            if options == {SOMEBODY_ELSE} or SOMEBODY_ELSE not in options:
                return options == {SOMEBODY_ELSE}
    return None
