"""Sends the example questions in through the real actions and answers most of them, one of them twice."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.actions.senders.follow_up import FollowUp, follow_up
from feedback_api.actions.senders.submit import submit
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.errors import NotOffered
from feedback_api.domain.members.staff import Role, StaffMember
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
class Message:
    """What somebody wrote, how many days ago, and what was answered to it; without an answer it waits."""

    text: str
    days_ago: int
    answered_days_ago: int | None
    answer: str | None
    verdict: GuideVerdict | None


@dataclass(frozen=True, kw_only=True)
class Example:
    """One question as it stands in the file, and what its sender asked again after the answer."""

    key: str
    kind: Kind
    village: str | None
    guide: str | None
    said: Message
    again: Message | None

    @property
    def arrival(self) -> Arrival:
        return Arrival(
            kind=self.kind,
            text=self.said.text,
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
            said=_said(entry),
            again=_said(entry["susulan"]) if "susulan" in entry else None,
        )
        for entry in yaml.safe_load(text)
        if words.has_market_days or not entry.get("hanya_pasaran")
    )


def ask_and_answer(services: Services, *, now: datetime, words: OwnWords) -> None:
    """Send and answer every example as if it had happened on its day; what is there already stays as it is."""
    for example in examples(words):
        receipt = submit(_on(services, now, example.said.days_ago), example.arrival)
        _answer_if_open(services, now, example.said, receipt.submission)
        if example.again:
            message = FollowUp(
                code=receipt.code, text=example.again.text, only_private=False, key=f"{example.key}-susulan"
            )
            with suppress(NotOffered):  # something else was done with the first one, or it is too long ago
                second = follow_up(_on(services, now, example.again.days_ago), message).submission
                _answer_if_open(services, now, example.again, second)


def _answer_if_open(services: Services, now: datetime, said: Message, asked: Submission) -> None:
    if said.answer is None or not asked.status.is_open:
        return
    request = Decision(
        act=desk_acts.PUBLISH,
        read_for_names=True,
        submission_id=asked.id,
        version=asked.version,
        moderator=_STAFF,
        public_text=said.text,
        answer=said.answer,
        verdict=said.verdict,
        no_personal_details=True,
    )
    decide(_on(services, now, said.answered_days_ago or 0), request)


def _said(entry: Mapping[str, Any]) -> Message:
    return Message(
        text=entry["isi"],
        days_ago=entry["hari"],
        answered_days_ago=entry.get("dijawab"),
        answer=entry.get("jawaban"),
        verdict=_VERDICTS.get(entry.get("panduan_kondisi", "")),
    )


def _on(services: Services, now: datetime, days_ago: int) -> Services:
    return replace(services, now=lambda: now - timedelta(days=days_ago))
