"""Sends the example questions in through the real actions and answers most of them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import yaml

from feedback_api.actions.decide import Decision, decide
from feedback_api.actions.submit import submit
from feedback_api.domain import desk_acts
from feedback_api.domain.staff import Role, StaffMember
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.submission import Arrival, Contact, Kind, Submission
from feedback_api.services import Services
from feedback_api.wording import KIND_WORDS, VERDICT_WORDS
from publisher import wording
from publisher.demonstration.own_words import OwnWords

_FILE = Path(__file__).parent / "questions.yaml"
# Acts in the examples and is kept nowhere, so nobody can sign in with this name.
_STAFF = StaffMember(name=wording.DEMONSTRATION_STAFF, role=Role.ADMIN, password_hash="")
_KINDS = {word: kind for kind, word in KIND_WORDS.items()}
_VERDICTS = {word: verdict for verdict, word in VERDICT_WORDS.items()}


@dataclass(frozen=True, kw_only=True)
class Example:
    """One question as it stands in the file; without an answer it waits in the queue."""

    key: str
    kind: Kind
    village: str | None
    guide: str | None
    text: str
    days_ago: int
    answered_days_ago: int | None
    answer: str | None
    verdict: GuideVerdict | None

    @property
    def arrival(self) -> Arrival:
        return Arrival(
            kind=self.kind,
            text=self.text,
            village=self.village,
            guide=self.guide,
            contact=Contact(),
            idempotency_key=self.key,
            demonstration=True,
        )


def examples(words: OwnWords) -> tuple[Example, ...]:
    """Return the examples in the words of this office, oldest first."""
    text = words.filled(_FILE.read_text("utf-8"))
    slugs = {village.slug for village in words.villages}
    return tuple(
        Example(
            key=entry["kunci"],
            kind=_KINDS[entry["jenis"]],
            village=entry["desa"] if entry["desa"] in slugs else None,
            guide=entry["panduan"] if entry["panduan"] in words.guides else None,
            text=entry["isi"],
            days_ago=entry["hari"],
            answered_days_ago=entry.get("dijawab"),
            answer=entry.get("jawaban"),
            verdict=_VERDICTS.get(entry.get("panduan_kondisi", "")),
        )
        for entry in yaml.safe_load(text)
        if words.has_market_days or not entry.get("hanya_pasaran")
    )


def ask_and_answer(services: Services, *, now: datetime, words: OwnWords) -> None:
    """Send and answer every example as if it had happened on its day; what is there already stays as it is."""
    for example in examples(words):
        asked = submit(_on(services, now, example.days_ago), example.arrival).submission
        if example.answer and asked.status.is_open:
            _answer(_on(services, now, example.answered_days_ago or 0), example, asked)


def _answer(services: Services, example: Example, asked: Submission) -> None:
    request = Decision(
        act=desk_acts.PUBLISH,
        read_for_names=True,
        submission_id=asked.id,
        version=asked.version,
        moderator=_STAFF,
        public_text=example.text,
        answer=example.answer or "",
        verdict=example.verdict,
        no_personal_details=True,
    )
    decide(services, request)


def _on(services: Services, now: datetime, days_ago: int) -> Services:
    return replace(services, now=lambda: now - timedelta(days=days_ago))
