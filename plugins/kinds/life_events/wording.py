"""The Indonesian words of life events."""

from collections.abc import Sequence

TITLE_LIMIT = 70
IF = "Bila "
AND = "dan"
STAMP = "meterai"
MONEY = ("rp", "biaya", "bayar")

# How a hint begins that only gives the condition as the reason.
REASON = "Karena "

# The answer, and what one row says of several steps.
SUMMARY_ONE = "Siapkan **{usual} berkas** untuk satu urusan."
SUMMARY = "Siapkan **{usual} berkas** untuk **{steps} urusan**, sesuai urutan."
SUMMARY_NONE = "Ada **{steps} urusan**. Siapkan berkas untuk yang belum Anda punya."
SUMMARY_FOR_SOME = "Ada {count} lagi untuk sebagian orang."
ASKED_IN = "{steps}: {form}{each}."
HANDED_IN_TWICE = "Aslinya diminta di {steps}. Urus sekalian, atau tanya dulu."
EACH = ", untuk tiap langkah"
STEP = "Langkah {numbers}"
FEE_UNKNOWN = "Belum jelas. Tanya dulu."
BUY_STAMPS = "Meterai di daftar ini Anda beli sendiri."
NOT_SURE = "Belum dipastikan kantor."

# What people send on.
HEAD = "*{title}*\n{office}"
STEPS = "*Urutannya:*"
STEP_LINE = "{number}. {title}"
STEP_IF = "{number}. {condition}: {title}"
BRING = "*Bawa {count}:*"
NUMBERED = "{number}. "
DASH = "- "
NEEDED = "{name}: {needs}"
GROUP = "*{conditions}:*"
LINE_IF = "{line} ({condition})"
SOME = "*Untuk sebagian orang:*"
ON_THE_WAY = "*Didapat di jalan:*"
RESULT_LINE = "- {paper} (dari langkah {step})"
FEE = "Biaya: {fee}"
FEE_STEPS = "Biaya langkah {numbers}: {fee}"
FEE_SEE = "Biaya: lihat halaman."
CHECKED = "Dicek {day}."
NOT_APPROVED = "Belum disahkan Camat. Ragu? Tanya dulu."
OVERDUE = "Sudah waktunya dicek lagi. Tanya dulu."
SHEETS = "{form} {count} lembar"
ORIGINAL, COPY, SHOW = "asli", "fotokopi", "tunjukkan aslinya"
ONLY_SHOW = "cukup ditunjukkan"
OTHERS = {"formulir": "diisi", "digital": "foto atau pindaian", "data": "disiapkan", "hadir": "harus ikut"}

# The pocket edition.
IN_THE_POCKET = "Sedang mengalami ini?"
POCKET_STEP = "({number}) {title}"
POCKET_STEP_IF = "({number}) {condition}: {title}"
POCKET_STEPS = "Urutannya: {steps}."
POCKET_BRING = "Bawa: {papers}."
POCKET_SOME = "{conditions}: {papers}."
POCKET_WAY = "Di jalan: {papers}."
POCKET_MORE = "Selengkapnya: {address}"

# Problems, said to editors.
TITLE_TOO_LONG = "Judul {length} huruf. Paling banyak {limit}."
NO_SUCH_GUIDE = "Panduan {value} tidak ada.{guess}"
GUIDE_TWICE = "Panduan {value} sudah ada di baris {line}. Satu panduan cukup sekali."
REPLACES_NOTHING = "{value} tidak ada di urutan, jadi tidak bisa diganti.{guess}"
NO_SUCH_RESULT = "Tidak ada langkah sesudah ini yang meminta berkas {value}.{guess}"
CONTRADICTION = (
    "{name} diminta berbeda di tempat yang sama: {one} di {guide}, {other} di {other_guide}. "
    "Samakan di panduannya, atau beri nama yang berbeda kalau memang bukan berkas yang sama."
)
OTHER_CONDITION = (
    "{name} diminta dengan syarat berbeda di tempat yang sama: {one} di {guide}, {other} di {other_guide}. "
    "Samakan kalimatnya di panduannya."
)
GONE_ALREADY = (
    "{name} ditahan di {guide}, padahal {other_guide} sesudahnya masih memintanya. "
    'Ubah urutannya. Keluar yang baru dari langkah itu? Tulis id berkasnya di "hasil".'
)
TOO_LONG_TO_SEND = 'Pesan WhatsApp untuk "{title}" {length} huruf. Paling banyak {limit}. Kurangi langkahnya.'


def steps(numbers: Sequence[int]) -> str:
    """Return "Langkah 1, 2, dan 3"."""
    return STEP.format(numbers=listed([str(number) for number in numbers]))


def listed(words: Sequence[str]) -> str:
    """Return "a", "a dan b", "a, b, dan c"."""
    if len(words) < 3:  # noqa: PLR2004  # from three on with commas
        return f" {AND} ".join(words)
    return f"{', '.join(words[:-1])}, {AND} {words[-1]}"


def if_words(condition: str | None) -> str | None:
    """Return "Bila …" of what an editor wrote with or without it."""
    if condition is None:
        return None
    return IF + condition.removeprefix(IF).removeprefix(IF.lower()).rstrip(".")


def inside(condition: str) -> str:
    """Return a condition as it goes on in the middle of a sentence."""
    return condition[:1].lower() + condition[1:]


def summary(*, steps: int, usual: int, for_some: int) -> str:
    if not usual:
        return SUMMARY_NONE.format(steps=steps)
    text = (SUMMARY if steps > 1 else SUMMARY_ONE).format(usual=usual, steps=steps)
    return f"{text} {SUMMARY_FOR_SOME.format(count=for_some)}" if for_some else text
