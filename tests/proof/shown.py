"""Looks at what people are shown of every letter, answer and correction: each once, and nothing that holds no more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from feedback_api.domain.submissions.submission import Submission
from tests.proof.errands import REPORTERS_WORD, WRONG, public_text
from tests.proof.kills import Trial
from tests.proof.people import Ledger
from tests.serving import Reply


@dataclass(frozen=True)
class Shown:
    """What an office shows of what is `kept`, which lies there by id."""

    trial: Trial
    kept: Mapping[str, Submission]

    @property
    def ledger(self) -> Ledger:
        return self.trial.ledger

    def differences(self) -> Iterator[str]:
        """Yield what differs from what people were told."""
        for code in self.ledger.reports.values():
            tracked = self._tracked(code)
            if "Dijawab" not in tracked.text or REPORTERS_WORD in tracked.text.casefold():
                yield f"a report is not what its sender is shown: {tracked.status}"
        for text, code in (*self.ledger.receipts.items(), *self.ledger.follow_ups.items()):
            tracked = self._tracked(code)
            if "Dijawab" not in tracked.text:
                yield f"a code finds nothing: {tracked.status}"
            yield from self._on_status_page(text, _words(tracked, "main"))
        for submission in self.ledger.decided:
            yield from self._on_its_page(submission)

    @cached_property
    def _by_text(self) -> dict[str, Submission]:
        return {one.text: one for one in self.kept.values()}

    def _on_status_page(self, text: str, words: str) -> Iterator[str]:
        """Its sender reads there once what was sent, what was answered, and what was corrected."""
        kept = self._by_text.get(text)
        if kept is None:
            return  # said already: nothing is kept of it
        expected = [text, self._answer(kept.id)]
        expected += [self.ledger.notes[kept.id]] if kept.id in self.ledger.notes else []
        yield from (f"{words.count(one)} times for its sender: {one}" for one in expected if words.count(one) != 1)

    def _on_its_page(self, submission: str) -> Iterator[str]:
        """Everybody reads there once what was answered and what was corrected, and no more what was wrong."""
        kept = self.kept.get(submission)
        follows = kept.follows if kept else None
        page = self.trial.resident.get(f"/tanya/{follows or submission}/")
        words, note = _words(page, ".cols__main"), self.ledger.notes.get(submission)
        if page.status != 200 or words.count(self._answer(submission)) != 1:
            yield f"the page of {submission} answers {page.status}"
        if follows and words.count(public_text(submission)) != 1:
            yield f"{words.count(public_text(submission))} times on the page of its thread: {submission}"
        if words.count(f"Perbaikan untuk {submission}") != (note is not None):
            yield f"the page of {submission} does not say once what was corrected"
        if note and WRONG.format(id=submission) in words:
            yield f"the page of {submission} still says what was wrong"

    def _answer(self, submission: str) -> str:
        return self.ledger.decided.get(submission, "").replace("**", "")

    def _tracked(self, code: str) -> Reply:
        return self.trial.resident.post("/lacak/", {"kode": code})


def _words(reply: Reply, where: str) -> str:
    found = reply.page.select_one(where)
    return " ".join(found.get_text(" ").split()) if found else ""
