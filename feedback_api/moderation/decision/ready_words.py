"""Ready-made sentences of the desk: reasons staff choose and change, who a letter can go to, and what to send there."""

from dataclasses import dataclass
from datetime import date

from feedback_api.domain.acts.desk_act import DeskAct
from feedback_api.domain.acts.desk_acts import CALL_FIRST, DECLINE, FORWARD, MAKE_READY
from feedback_api.domain.identity import Identity
from feedback_api.domain.submissions.submission import Submission
from feedback_api.moderation import wording
from feedback_api.wording import KINDS, long_date

_REASONS = {DECLINE: wording.DECLINE_REASONS, FORWARD: wording.FORWARD_REASONS}
# Of what ends with a paper that is fetched.
_REASONS_OF_FETCHED = {
    MAKE_READY: wording.READY_REASONS,
    CALL_FIRST: wording.COME_FIRST_REASONS,
    DECLINE: wording.CANNOT_PREPARE_REASONS,
}


def reasons_for(
    act: DeskAct, office: Identity, *, fetched: bool = False, village: str | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the word and the sentence of each; none for acts whose reason is the case's own.

    `fetched` says that a paper is fetched in the end, `village` from whose desa.
    """
    ready = (_REASONS_OF_FETCHED if fetched else _REASONS).get(act, {})
    return tuple((word, _filled(sentence, office, village)) for word, sentence in ready.items())


def recipients(office: Identity) -> tuple[str, ...]:
    """Return to whom a letter can go: what the whole country has, then whom the office names."""
    regency = office.regency or wording.REGENCY
    known = (wording.LAPOR, f"{office.registry} {regency}", wording.INSPECTORATE.format(regency=regency))
    return (*known, *(one for one in office.forwards if one not in known))


@dataclass(frozen=True, kw_only=True)
class ReadyWords:
    """What the desk has ready for one letter; `chosen` is to whom it went, or would go."""

    submission: Submission
    office: Identity
    village: str | None
    received_on: date
    chosen: str | None

    @property
    def recipients(self) -> tuple[str, ...]:
        return recipients(self.office)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(name, name) for name in self.recipients]

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Return what can be pasted where the letter goes: for the national channel and for any other."""
        names = dict.fromkeys((self.recipients[0], self.chosen or self.recipients[1]))
        return tuple((name, self._text(to=name)) for name in names)

    def reasons(self, act: DeskAct) -> tuple[tuple[str, str], ...]:
        return reasons_for(act, self.office, fetched=self.submission.kind.is_fetched, village=self.village)

    def first_reason(self, act: DeskAct) -> str:
        """Return the sentence that stands in the field before anybody typed; of a paper that is fetched the first."""
        ready = self.reasons(act) if self.submission.kind.is_fetched else ()
        return ready[0][1] if ready else ""

    def _text(self, *, to: str) -> str:
        """Return what staff see at first of the letter; who sent it is not in it."""
        lines = wording.FORWARDING_LAPOR if to == wording.LAPOR else wording.FORWARDING
        return "\n\n".join(lines).format(
            to=to,
            office=self.office.name,
            regency=self.office.regency or wording.REGENCY,
            kind=KINDS[self.submission.kind].lower(),
            day=long_date(self.received_on),
            village=wording.FROM_VILLAGE.format(village=self.village) if self.village else "",
            text=self.submission.masked_text,
            id=self.submission.id,
        )


def _filled(sentence: str, office: Identity, village: str | None) -> str:
    return sentence.format(
        office=office.name,
        registry=office.registry,
        regency=office.regency or wording.REGENCY,
        village=village or wording.OWN_VILLAGE,
        hours=office.hours or wording.OPENING_HOURS,
    )
