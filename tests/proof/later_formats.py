"""Goes back and forth between this version and a made-up later one: `python -m tests.proof.later_formats`.

Until there is a version after 1.0.0 a later format is made up: every document gets a format of its own and fields that
are unknown here; a few are forbidden to this version. Then this version serves that office, and nothing may be lost.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.domain.errors import SetAside
from feedback_api.domain.stored_format import SUBMISSION
from feedback_api.domain.submissions.submission import RETENTION, Status
from tests.aws.tables import place_in_limits, place_in_store
from tests.contract.rewriting import Fields, Rewriter, later, rewriter, seen_by
from tests.web_office import Office, Visitor, an_office

LETTERS, PRIVATE, MORE_LETTERS = 40, 6, 20
KNOWN_LATER = {"asked_by": {"name": "Bu Contoh", "tags": [1, None, "é"]}, "priority": 3}


@dataclass(kw_only=True)
class Proof:
    """One office on one store, and what became of its documents."""

    url: str
    limits: str | None
    folder: Path
    ids: list[str] = field(default_factory=list)
    private: dict[str, Fields] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def check(self, what: str, *, holds: bool) -> None:
        if not holds:
            self.differences.append(what)


def main() -> int:
    """Prove it on both stores; print one line of JSON each."""
    failed = False
    with tempfile.TemporaryDirectory(prefix="formats-") as scratch:
        for name, url, limits in _stores(Path(scratch)):
            folder = Path(scratch) / name
            folder.mkdir(exist_ok=True)
            proof = Proof(url=url, limits=limits, folder=folder)
            _prove(proof)
            counted = {"store": name, "letters": len(proof.ids), "private": len(proof.private)}
            sys.stdout.write(json.dumps({**counted, "differences": proof.differences}) + "\n")
            failed |= bool(proof.differences)
    return int(failed)


def _stores(scratch: Path) -> Iterator[tuple[str, str, str | None]]:
    yield "sqlite", f"sqlite:{scratch / 'later.sqlite'}", None
    yield "dynamodb", f"dynamodb:{place_in_store('later')}", f"dynamodb:{place_in_limits('later')}"


def _prove(proof: Proof) -> None:
    _live(proof, LETTERS)
    for _ in range(2):  # back, forth, and back again
        _becomes_later(proof)
        _go_back(proof)
        _look_again(proof)


def _live(proof: Proof, letters: int) -> None:
    """Let residents write and staff work with this version."""
    with an_office(proof.folder, store=proof.url, limits=proof.limits) as office:
        known = {one.id for one in office.waiting()}
        for number in range(letters):
            sent = office.visitor().asks(f"Pertanyaan {len(proof.ids) + number}?", kontak="081200000000")
            proof.check(f"a letter was not taken: {sent.status}", holds=sent.status == 303)
        new = [one.id for one in office.waiting() if one.id not in known]
        proof.check(f"{len(new)} of {letters} letters are kept", holds=len(new) == letters)
        proof.ids += new
        staff = office.staff()
        for number, submission_id in enumerate(new):
            _worked_on(staff, submission_id, number)


def _worked_on(staff: Visitor, submission_id: str, number: int) -> None:
    """Publish, answer, decline or hold one in turn; every fifth keeps waiting."""
    match number % 5:
        case 0:
            staff.decides(submission_id, "terbitkan", jawaban="Bawa **KK**.", panduan_kondisi="benar")
        case 1:
            staff.decides(submission_id, "jawab_pribadi", jawaban="Datang saja.", panduan_kondisi="benar")
        case 2:
            staff.decides(submission_id, "tolak", alasan="Tanyakan ke desa.")
        case 3:
            staff.decides(submission_id, "ambil")


def _becomes_later(proof: Proof) -> None:
    """Let a later version write every document, and forbid some to this one."""
    with rewriter(proof.url) as other:
        for number, submission_id in enumerate(proof.ids):
            is_private = number < PRIVATE
            reads_from = SUBMISSION.format + 1 if is_private else SUBMISSION.reads_from
            other.submission(submission_id, later(reads_from=reads_from, private=is_private, **KNOWN_LATER))
            if is_private:
                proof.private[submission_id] = _document(other, submission_id)
        other.row("staff", "sri", later(reads_from=1, badge="rahasia"))


def _go_back(proof: Proof) -> None:
    """Serve it with this version: everything works but what is forbidden, which is named."""
    _live(proof, MORE_LETTERS)
    with an_office(proof.folder, store=proof.url, limits=proof.limits) as office:
        told = office.visitor().client.get("/sehat")
        named = {one["code"]: one["count"] for one in told.get_json()["problems"]}
        proof.check(f"health says {told.status_code} {named}", holds=named.get("set_aside", 0) >= 1)
        queue = office.staff().opens("/moderasi/")
        proof.check("the queue does not open", holds=queue.status == 200)
        published = {one.id for one in office.services.store.submissions.published_after(0).published}
        proof.check("something private was published", holds=not published & proof.private.keys())
        _worked_on_again(office, proof)
        office.clock.passes(RETENTION * 2)
        proof.check("nothing was erased", holds=erase_overdue(office.services) > 0)


def _worked_on_again(office: Office, proof: Proof) -> None:
    """Withdraw one that is published and decline one that waits, and try all on what is forbidden."""
    staff, submissions = office.staff(), office.services.store.submissions
    one = next(one for one in submissions.published_after(0).published if one.ordinal)
    staff.decides(one.id, "tarik", alasan="Keliru.")
    proof.check("a withdrawal was not kept", holds=submissions.get(one.id).status is Status.DECLINED)
    for submission_id in proof.private:
        answers = [staff.opens(f"/moderasi/kiriman/{submission_id}").status]
        answers += [
            staff.sends(f"/moderasi/kiriman/{submission_id}", {"tindakan": press, "versi": "1"}).status
            for press in ("terbitkan", "tolak", "ambil")
        ]
        proof.check(f"something was done with {submission_id}: {answers}", holds=set(answers) == {HTTPStatus.LOCKED})


def _look_again(proof: Proof) -> None:
    """Read everything as the later version would."""
    with rewriter(proof.url) as other:
        for submission_id in proof.ids:
            said = _document(other, submission_id)
            if submission_id in proof.private:
                proof.check(f"{submission_id} was changed", holds=said == proof.private[submission_id])
            elif "priority" in said:
                kept = {name: said[name] for name in KNOWN_LATER}
                proof.check(f"{submission_id} lost fields", holds=kept == KNOWN_LATER and said["format"] == 90)
        seen: list[Fields] = []
        other.row("staff", "sri", seen_by(seen.append))
        proof.check("a member lost fields", holds=seen[0].get("badge") == "rahasia")
    with an_office(proof.folder, store=proof.url, limits=proof.limits) as office:
        missing = [one for one in proof.ids if one not in proof.private and not _is_readable(office, one)]
        proof.check(f"lost: {missing}", holds=not missing)


def _document(other: Rewriter, submission_id: str) -> Fields:
    seen: list[Fields] = []
    other.submission(submission_id, seen_by(seen.append))
    return seen[0]


def _is_readable(office: Office, submission_id: str) -> bool:
    try:
        return office.services.store.submissions.get(submission_id).id == submission_id
    except SetAside:
        return False


if __name__ == "__main__":
    sys.exit(main())
