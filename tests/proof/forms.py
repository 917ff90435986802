"""Whatever anybody sends to any form of the function, and any address: `python -m tests.proof.forms --tries 12000`."""

import argparse
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, seed, settings
from werkzeug.test import TestResponse

from feedback_api.domain.text.cleaning import cleaned
from feedback_api.public.form_time import signed_time
from feedback_api.settings import KeyUse
from feedback_api.web.answers.error_pages import NEVER_SHOWN, WRITTEN_AT_LENGTH
from tests.proof.form_values import BODIES, READ, Try, first_of, sent_as, tries, urlencoded
from tests.proof.form_world import ENDED, NOBODY, TYPED, Door, FormWorld, a_form_world

ENGLISH = (
    "Bad Request", "Not Found", "Internal Server", "Too Large", "Not Allowed", "Traceback", "Unprocessable",
    "Forbidden", "The browser", "The server", "CSRF", "is invalid", "is missing", "werkzeug",
)  # fmt: skip
MARKS = ("\x00", "\x1b", "\x07", "\x08", "\u202e", "\u2066", "\u061c")
# The trap that nobody sees, what no page gives back, and what staff say anew each time.
CHOSEN = {"radio", "checkbox", "select"}
# Pages of something that is decided by now: what was written stands there to be copied, nothing can be chosen.
NOTHING_TO_CHOOSE = (b"decision__twice", b" readonly>")
NEVER_BACK = {"situs", "nama_alamat", "tanpa_data_pribadi", *NEVER_SHOWN}
# Words that come back no longer than their form takes them.
CUT = {"kode": 60, "q": 600}
# What may be written though it was refused: that somebody typed a wrong password or code, and who has left.
WRITES_ON_REFUSAL = {
    "sign_in.enter",
    "sign_in.enter_code",
    "sign_in.leave",
    "account.change_password",
    "codes.set_up",
    "codes.take_off",
}
GIVES_BACK = {401, 403, 404, 409, 422, 423, 429}
SIGNED_IN = "meja"
SLOWEST = 2.0  # seconds of this process's own time


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One try and what came of it."""

    tried: Try
    door: Door
    response: TestResponse
    changed: bool
    seconds: float

    @property
    def is_refused(self) -> bool:
        return self.response.status_code >= 400

    @property
    def is_page(self) -> bool:
        return self.response.mimetype == "text/html"


class BrokenForm(AssertionError):
    """What a page did that no page may do."""


def sent(world: FormWorld, door: Door, tried: Try, tokens: dict[str, str]) -> Answered:
    """Send it as a browser would and put the office back as it was."""
    hidden = {
        "csrf_token": "lama" if tried.old_form else tokens[tried.who],
        "waktu": _opened(world),
        "kode": world.answered_code if door.endpoint == "follow_up.send" else world.code,
    }
    given_already = {name for name, _ in tried.pairs}
    pairs = (*((name, value.encode()) for name, value in hidden.items() if name not in given_already), *tried.pairs)
    client, before, started = world.people[tried.who].client, world.version(), time.process_time()
    cookie = client.get_cookie(SIGNED_IN)
    if door.method == "GET":
        response = client.get(f"{tried.path}?{urlencoded(tried.pairs).decode()}")
    else:
        kind = BODIES[tried.body]
        response = client.post(
            tried.path, data=sent_as(tried.body, pairs), headers={"Content-Type": kind} if kind else {}
        )
    response.get_data()
    seconds, changed = time.process_time() - started, world.version() != before
    if changed or door.endpoint in WRITES_ON_REFUSAL:
        world.put_back()
        if cookie is not None:  # whoever ended the own session is signed in again
            client.set_cookie(SIGNED_IN, cookie.value)
    return Answered(tried=tried, door=door, response=response, changed=changed, seconds=seconds)


def faults(answered: Answered) -> Iterator[str]:
    """Yield each thing that no answer may be."""
    response = answered.response
    if response.status_code >= 500:
        yield f"answered with {response.status_code}"
    text = (
        response.text if answered.is_page else str((response.json or {}).get("detail") if answered.is_refused else "")
    )
    yield from (f"says {word!r}" for word in ENGLISH if says(text, word))
    if answered.is_refused and not _is_in_our_shape(answered):
        yield f"refuses in a shape that is not ours: {response.content_type}"
    if answered.is_page:
        yield from (f"shows the mark {mark!r}" for mark in MARKS if mark in text)
        yield from (f"loses what was typed as {name}" for name in lost(answered))
        yield from (f"turns no word of another script in {name}" for name in undirected(response.data))
    if answered.changed and not _may_change(answered):
        yield "changed something though it was refused, only looked at, or nobody's"
    if answered.seconds > SLOWEST:
        yield f"took {answered.seconds:.1f} s"


def says(text: str, word: str) -> bool:
    """Say whether these words stand there by themselves; a random token may hold their letters."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def lost(answered: Answered) -> Iterator[str]:
    """Yield the fields whose words are not on the page that refuses them."""
    door, tried, status = answered.door, answered.tried, answered.response.status_code
    is_unread = tried.body not in READ if door.method == "POST" else status == 403
    # Who never signed in could be anybody: what such a one typed is handed on to nobody.
    is_nobodys = status == 401 and tried.who == NOBODY
    if status not in GIVES_BACK or is_unread or is_nobodys:
        return
    page = answered.response.data
    shown, is_over = given_back(page), any(mark in page for mark in NOTHING_TO_CHOOSE)
    for name, kind in door.fields.items():
        typed = first_of(tried.pairs, name)
        if typed is None or name in NEVER_BACK:
            continue
        # Whoever may not do it at all gets back what was written at length, and has chosen nothing.
        if status == 403 and name not in WRITTEN_AT_LENGTH:
            continue
        may_choose = kind in CHOSEN and not is_over
        is_choice = may_choose and typed[0] in door.offers(tried.who, name)
        if (kind in TYPED or is_choice) and not any(_is_among(t, shown.get(name, []), CUT.get(name)) for t in typed):
            yield name


def undirected(html: bytes) -> Iterator[str]:
    """Yield the fields for sentences that do not take the direction of what is written in them."""
    for field in BeautifulSoup(html, "html.parser").select("textarea:not([dir=auto])"):
        yield str(field.get("name", field.get("id", "")))


def given_back(html: bytes) -> dict[str, list[str]]:
    """Return what the forms of a page hold, by field, also of those that travel through the sign-in."""
    found: dict[str, list[str]] = {}
    soup = BeautifulSoup(html, "html.parser")
    for control in soup.select("input[name], textarea, select[name]"):
        name = str(control.get("name", control.get("id", ""))).removeprefix("titip-")
        if control.name == "textarea":
            found.setdefault(name, []).append(control.text)
        elif control.name == "select":
            found.setdefault(name, []).extend(str(one.get("value", "")) for one in control.select("option[selected]"))
        elif control.get("type") not in {"radio", "checkbox"} or control.has_attr("checked"):
            found.setdefault(name, []).append(str(control.get("value", "")))
    for words in soup.select(".decision__twice [dir=auto]"):  # what was typed for something that is decided by now
        for name in ("isi_terbit", "jawaban", "alasan"):
            found.setdefault(name, []).append(words.text)
    return found


def _is_among(typed: str, shown: list[str], longest: int | None) -> bool:
    wanted = _bare(typed[:longest] if longest else typed)
    return not wanted or wanted in {_bare(one) for one in shown}


def _bare(text: str) -> str:
    return "".join(cleaned(text).split())


def _is_in_our_shape(answered: Answered) -> bool:
    if answered.door.paths[0].startswith("/api/"):
        return answered.response.content_type == "application/problem+json"
    return answered.is_page and 'lang="id"' in answered.response.text


def _may_change(answered: Answered) -> bool:
    door = answered.door
    if door.endpoint in WRITES_ON_REFUSAL:
        return True
    if answered.is_refused or door.method == "GET":
        return False
    return not (door.is_staffs and answered.tried.who in {NOBODY, ENDED})


def _opened(world: FormWorld) -> str:
    services = world.office.services
    moment = services.now().replace(microsecond=0)
    return signed_time(services.settings.key(KeyUse.FORM), moment.fromtimestamp(moment.timestamp() - 30, moment.tzinfo))


@dataclass(kw_only=True)
class Proof:
    """How many tries came to which door, and what was found there, each with the first try that showed it."""

    tried: Counter[str]
    found: dict[str, Try]
    slowest: float = 0.0

    def keep(self, answered: Answered) -> None:
        """Count it, and keep what is wrong with it."""
        door = f"{answered.door.method} {answered.door.endpoint}"
        self.tried.update((door, f"answered with {answered.response.status_code}"))
        self.slowest = max(self.slowest, answered.seconds)
        for fault in faults(answered):
            self.found.setdefault(f"{door} {fault}", answered.tried)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """How many tries each door gets, from which seed, with whose tokens against forged forms."""

    each: int
    number: int
    tokens: dict[str, str]


def proved(many: int, *, number: int = 20261203) -> Proof:
    """Try so many forms at every door together, as many at each, and return what came of them."""
    proof = Proof(tried=Counter(), found={})
    with tempfile.TemporaryDirectory(prefix="forms-") as scratch, a_form_world(Path(scratch)) as world:
        tokens = world.tokens()
        for place, door in enumerate(world.doors):
            trial = Trial(each=many // len(world.doors), number=number + place, tokens=tokens)
            _try_door(world, door, proof, trial)
    return proof


def _try_door(world: FormWorld, door: Door, proof: Proof, trial: Trial) -> None:
    @seed(trial.number)
    @settings(
        max_examples=trial.each, deadline=None, database=None, phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip
    @given(tries(door))
    def answers_calmly(tried: Try) -> None:
        proof.keep(sent(world, door, tried, trial.tokens))

    answers_calmly()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof.forms", description=__doc__)
    parser.add_argument("--tries", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=20261203)
    options = parser.parse_args(arguments)
    started = time.monotonic()
    proof = proved(options.tries, number=options.seed)
    for name, count in sorted(proof.tried.items()):
        sys.stdout.write(f"{name:<52}  {count}\n")
    for fault, tried in sorted(proof.found.items()):
        sys.stdout.write(f"FAIL {fault}: {str(tried)[:600]}\n")
    seconds, slowest = round(time.monotonic() - started), round(proof.slowest, 2)
    figures = {"forms tried": options.tries, "findings": len(proof.found), "slowest": slowest, "seconds": seconds}
    sys.stdout.write(f"{json.dumps(figures)}\n")
    return 1 if proof.found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
