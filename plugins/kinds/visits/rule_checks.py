"""What must be true of a recurring visit or activity: a rule that can be read, and days that are on it."""

from collections.abc import Iterator

from feedback_api.domain.calendar.dates import day_from
from plugins.kinds.visits import wording as words
from plugins.kinds.visits.sense import day_of
from plugins.reading import wording
from plugins.reading.content_file import ContentFile, LocatedText, Part
from plugins.reading.problem import ContentProblem
from plugins.reading.recurrence import Recurrence, rule_fault

ONLY_WITH_RULE = ("lewati", "kecuali")
NEVER_WITH_RULE = ("status", "riwayat", "alasan", "pengganti", "hasil")


def rule_problems(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield what is wrong with `ulang`, and with the days that are left out or unlike the others."""
    root, rule = file.root, file.root.text("ulang")
    if rule is None:
        for key in ONLY_WITH_RULE:
            if root.values.get(key):
                yield root.problem(key, words.WITHOUT_RULE.format(key=wording.quoted(key)))
        return
    for key in NEVER_WITH_RULE:
        if root.values.get(key) and root.text(key) != "terjadwal":
            yield root.problem(key, words.NOT_WITH_RULE.format(key=wording.quoted(key)))
    fault, first = rule_fault(rule), day_of(root, "tanggal")
    if fault is not None:
        sentence = words.RULE_UNREADABLE.format(value=wording.quoted(fault)) if fault else words.RULE_INCOMPLETE
        yield root.problem("ulang", sentence)
    elif first is not None:
        yield from _days(root, Recurrence(rule=rule, first=first))


def _days(root: Part, recurrence: Recurrence) -> Iterator[ContentProblem]:
    if not recurrence.falls_on(recurrence.first):
        yield root.problem("tanggal", words.RULE_FIRST_DAY.format(day=recurrence.first.isoformat()))
        return
    seen: set[str] = set()
    for key, written in _named_days(root):
        day = day_from(written.text)
        if day is not None and not recurrence.falls_on(day):
            yield root.file.problem(
                written.location, words.RULE_NO_SUCH_DAY.format(key=wording.quoted(key), day=day.isoformat())
            )
        if day is not None and written.text in seen:
            yield root.file.problem(written.location, words.RULE_DAY_TWICE.format(day=day.isoformat()))
        seen.add(written.text)


def _named_days(root: Part) -> Iterator[tuple[str, LocatedText]]:
    yield from (("lewati", written) for written in root.texts("lewati"))
    for part in root.parts("kecuali"):
        yield from (("hari_asal", written) for written in part.texts("hari_asal"))
