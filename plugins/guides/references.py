"""What must be true inside one guide file and of the things it names."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from plugins import wording
from plugins.content_file import ContentFile, Part, Written
from plugins.fields import WHOLE
from plugins.nearest import nearest
from plugins.problem import Problem

WITH_SOURCES = ("waktu", "biaya", "diwakilkan")
LISTS_WITH_SOURCES = ("berkas", "tidak_perlu", "formulir", "dasar")
CONDITIONAL = ("berkas", "langkah", "khusus")
STANDARD_KEYS = (
    "produk", "sarana", "kompetensi", "pengawasan_internal", "penanganan_pengaduan", "jumlah_pelaksana",
    "jaminan_pelayanan", "jaminan_keamanan", "evaluasi_kinerja",
)  # fmt: skip


def guide_problems(file: ContentFile, *, sources: AbstractSet[str] | None) -> Iterator[Problem]:
    """Yield everything wrong with the references of one guide, readable or not."""
    root = file.root
    yield from _sources(root, sources)
    yield from _repeated_ids(root.parts("berkas"))
    yield from _repeated_ids(root.parts("tanya"))
    yield from _conditions(root)
    yield from _unused_questions(root)
    yield from _promises(root)


def _sources(root: Part, sources: AbstractSet[str] | None) -> Iterator[Problem]:
    for name in root.texts("sumber_lain"):
        yield from _unknown_source(root.file, name, sources)
    parts = [root.part(key) for key in WITH_SOURCES]
    parts += [part for key in LISTS_WITH_SOURCES for part in root.parts(key)]
    for part in parts:
        if part.text("teruji") == "ya" and not part.texts("sumber"):
            yield part.problem("teruji", wording.VERIFIED_WITHOUT_SOURCE)
        for name in part.texts("sumber"):
            yield from _unknown_source(root.file, name, sources)


def _unknown_source(file: ContentFile, name: Written, sources: AbstractSet[str] | None) -> Iterator[Problem]:
    if sources is not None and name.text not in sources:
        sentence = wording.NO_SUCH_SOURCE.format(
            value=wording.quoted(name.text), guess=wording.guess(nearest(name.text, sources))
        )
        yield file.problem(name.location, sentence)


def _repeated_ids(parts: tuple[Part, ...]) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for part in parts:
        name = part.text("id")
        if name in lines:
            yield part.problem("id", wording.SAME_ID.format(value=wording.quoted(name), line=lines[name]))
        elif name:
            lines[name] = part.file.line_of((*part.location, "id"))


def _conditions(root: Part) -> Iterator[Problem]:
    questions = {question.text("id"): tuple(question.part("pilihan").values) for question in root.parts("tanya")}
    for when in _written_conditions(root):
        for key in when.values:
            if key not in questions:
                known = [name for name in questions if name]
                guess = wording.guess(nearest(key, known))
                yield when.problem(key, wording.NO_SUCH_QUESTION.format(value=wording.quoted(key), guess=guess))
                continue
            yield from _options(when, key, questions[key])


def _written_conditions(root: Part) -> Iterator[Part]:
    for key in CONDITIONAL:
        for part in root.parts(key):
            yield part.part("jika")


def _options(when: Part, key: str, choices: tuple[str, ...]) -> Iterator[Problem]:
    for option in when.texts(key):
        if option.text not in choices:
            sentence = wording.NO_SUCH_OPTION.format(
                value=wording.quoted(option.text),
                question=wording.quoted(key),
                choices=", ".join(choices),
                guess=wording.guess(nearest(option.text, choices)),
            )
            yield when.file.problem(option.location, sentence)


def _unused_questions(root: Part) -> Iterator[Problem]:
    used = {key for when in _written_conditions(root) for key in when.values}
    for question in root.parts("tanya"):
        name = question.text("id")
        if name is not None and name not in used:
            yield question.problem("id", wording.QUESTION_UNUSED.format(value=wording.quoted(name)))


def _promises(root: Part) -> Iterator[Problem]:
    approved = bool(root.part("disahkan").values)
    if root.part("waktu").text("mengikat") == "ya" and not approved:
        yield root.part("waktu").problem("mengikat", wording.PROMISE_NOT_APPROVED)
    fee = root.part("biaya")
    amount = fee.text("rupiah") or ""
    if WHOLE.fullmatch(amount) and int(amount) and not fee.text("dasar"):
        yield fee.problem("rupiah", wording.FEE_WITHOUT_BASIS)
    if any(place.text == "kunjungan" for place in root.texts("tempat")) and not root.part("saat_kunjungan").values:
        yield root.problem("tempat", wording.VISIT_WITHOUT_NOTE)
    checked, again = root.text("dicek"), root.text("cek_lagi")
    if checked and again and again <= checked:
        yield root.problem("cek_lagi", wording.CHECKED_AFTER_AGAIN)
    standard = root.part("standar")
    for key in STANDARD_KEYS if approved else ():
        if not standard.text(key):
            yield root.problem("disahkan", wording.APPROVED_BUT_EMPTY.format(name=wording.quoted(key)))
