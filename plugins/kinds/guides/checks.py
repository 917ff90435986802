"""What must be true inside one guide file and of the things it names."""

from collections.abc import Iterator

from plugins.kinds.guides import wording as guide_wording
from plugins.kinds.guides.case_checks import case_problems
from plugins.kinds.guides.changes import change_problems
from plugins.kinds.guides.collection import collection_problems
from plugins.kinds.guides.grounds import FURTHER, ground_problems, parts_with_sources
from plugins.kinds.guides.model import Guide
from plugins.kinds.guides.sounds import sound_problems
from plugins.kinds.guides.standing import surer_than_its_sources
from plugins.kinds.kind import Around
from plugins.kinds.laws.notes import looked_at_unknown
from plugins.kinds.tables.categories import CATEGORY_FILES
from plugins.kinds.tables.sources import source_grades, unknown_source
from plugins.reading import wording
from plugins.reading.content_file import ContentFile, Part
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.fields import WHOLE
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

PROMISED_IN_VILLAGE, ON_CONDITION = ("ya", "bersyarat", "kios"), "bersyarat"
CONDITIONAL = ("berkas", "langkah", "khusus")
STANDARD_KEYS = (
    "produk", "sarana", "kompetensi", "pengawasan_internal", "penanganan_pengaduan", "jumlah_pelaksana",
    "jaminan_pelayanan", "jaminan_keamanan", "evaluasi_kinerja",
)  # fmt: skip


def guide_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield everything wrong within guides, with what they name and between them, readable or not."""
    yield from collection_problems(files, tree.table(CATEGORY_FILES).names())
    yield from looked_at_unknown(files, tree, folder="", sentence=guide_wording.NO_SUCH_GUIDE)
    for file in files:
        yield from _within(file, tree)


def sound_guide_problems(guides: tuple[Guide, ...], around: Around) -> Iterator[ContentProblem]:
    """Yield what only shows in guides without other faults: of a faulty one the consequences would be told too."""
    for guide in guides:
        sounds = tuple(sound_problems(guide, around.roots))
        yield from sounds or case_problems(guide)


def _within(file: ContentFile, tree: ContentTree) -> Iterator[ContentProblem]:
    root = file.root
    yield from _sources(root, tree)
    yield from _repeated_ids(root.parts("berkas"))
    yield from _repeated_ids(root.parts("tanya"))
    yield from _conditions(root)
    yield from _unused_questions(root)
    yield from _promises(root)
    yield from ground_problems(file)
    yield from change_problems(file)


def _sources(root: Part, tree: ContentTree) -> Iterator[ContentProblem]:
    for name in root.texts(FURTHER):
        yield from unknown_source(root.file, name, tree)
    grades = source_grades(tree)
    for part in parts_with_sources(root):
        names = part.texts("sumber")
        if all(name.text in grades for name in names):
            yield from surer_than_its_sources(part, [grades[name.text] for name in names])
        for name in names:
            yield from unknown_source(root.file, name, tree)


def _repeated_ids(parts: tuple[Part, ...]) -> Iterator[ContentProblem]:
    lines: dict[str, int] = {}
    for part in parts:
        name = part.text("id")
        if name in lines:
            yield part.problem("id", wording.SAME_ID.format(value=wording.quoted(name), line=lines[name]))
        elif name:
            lines[name] = part.file.line_of((*part.location, "id"))


def _conditions(root: Part) -> Iterator[ContentProblem]:
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


def _options(when: Part, key: str, choices: tuple[str, ...]) -> Iterator[ContentProblem]:
    for option in when.texts(key):
        if option.text not in choices:
            sentence = wording.NO_SUCH_OPTION.format(
                value=wording.quoted(option.text),
                question=wording.quoted(key),
                choices=", ".join(choices),
                guess=wording.guess(nearest(option.text, choices)),
            )
            yield when.file.problem(option.location, sentence)


def _unused_questions(root: Part) -> Iterator[ContentProblem]:
    used = {key for when in _written_conditions(root) for key in when.values}
    for question in root.parts("tanya"):
        name = question.text("id")
        if name is not None and name not in used:
            yield question.problem("id", wording.QUESTION_UNUSED.format(value=wording.quoted(name)))


def _promises(root: Part) -> Iterator[ContentProblem]:
    approved = bool(root.part("disahkan").values)
    if root.part("waktu").text("mengikat") == "ya" and not approved:
        yield root.part("waktu").problem("mengikat", wording.PROMISE_NOT_APPROVED)
    time = root.part("waktu")
    if time.text("maks_hari_kerja") and not approved and not (time.text("teruji") == "ya" and time.texts("sumber")):
        yield time.problem("maks_hari_kerja", wording.DAYS_WITHOUT_SOURCE)
    fee = root.part("biaya")
    amount = fee.text("rupiah") or ""
    if WHOLE.fullmatch(amount) and int(amount) and not fee.text("dasar"):
        yield fee.problem("rupiah", wording.FEE_WITHOUT_BASIS)
    yield from _village(root)
    if any(place.text == "kunjungan" for place in root.texts("tempat")) and not root.part("saat_kunjungan").values:
        yield root.problem("tempat", wording.VISIT_WITHOUT_NOTE)
    checked, again = root.text("dicek"), root.text("cek_lagi")
    if checked and again and again <= checked:
        yield root.problem("cek_lagi", wording.CHECKED_AFTER_AGAIN)
    standard = root.part("standar")
    for key in STANDARD_KEYS if approved else ():
        if not standard.text(key):
            yield root.problem("disahkan", wording.APPROVED_BUT_EMPTY.format(name=wording.quoted(key)))


def _village(root: Part) -> Iterator[ContentProblem]:
    """Yield a promise about the desa where nothing is done there, and a condition that nobody wrote down."""
    village = root.part("di_desa")
    ends = village.text("selesai")
    if ends in PROMISED_IN_VILLAGE and all(place.text != "desa" for place in root.texts("tempat")):
        yield village.problem("selesai", guide_wording.VILLAGE_NOT_A_PLACE)
    if ends == ON_CONDITION and not village.text("syarat"):
        yield village.problem("selesai", guide_wording.VILLAGE_CONDITION_MISSING)
