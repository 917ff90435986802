"""Says whether a text tells how somebody of the office behaved: shouted, threatened, touched, sent people away."""

import re
import unicodedata

_STAFF = (
    r"\b(?:petugas|pegawai|perangkat|oknum|operator|staf|kades|kadus|kasun|modin|carik|sekdes|lurah|camat|satpam"
    r"|(?:pak|bu|bapak|ibu|mas|mbak) (?!saya|kami|aku|kita|itu|ini)[a-z]{2,} (?:(?:yang|yg|sing) )?(?:(?:jaga|njogo) )?"
    r"(?:(?:di|nang|bagian) )?(?:loket|kantor|kecamatan|pelayanan|balai desa)"
    r"|(?:yang|sing) (?:jaga|njogo) loket|(?:pak|bu|mas|mbak) (?:loket|rt|rw|kades|carik|modin|kasun|camat))"
    r"(?:nya|e|ipun|2)?\b"
)
# What is said of a person, and what is done to one. `kasar` alone is also said of roads.
_RUDE = (
    r"\b(?:ketus|judes|galak|juteks?|arogan|sombong|kurang ajar|(?:tidak|gak|ga|ndak|nggak|tak) sopan|sewenang wenang"
    r"|(?:omongan|ngomong|bicara|kata|bahasa|sikap|kelakuan)(?:nya|e|ne)? (?:\w+ )?kasar"
    r"|kasar (?:sekali|banget|pada|sama|ke)\b"
    r"|marah(?:2| marah)|nesu(?:2| nesu)|semena mena|seenaknya)"
)
_DONE_TO = (
    r"\b(?:di|mem|men|meng|me|ng|m)?(?:bentak|maki(?! baik)|caci|hina\b|lecehkan|leceh\b|ancam|intimidasi|permalukan"
    r"|usir|tampar|tempeleng|pisuh|misuh|senen|seneni|srengen|raba\b|godain|goda\b|persulit|diskriminasi)(?:i|kan|e)?\b"
    r"|\b(?:dimarahi|memarahi|dipukul|memukul|pelecehan|diolok|ditertawakan|diomeli|dipingpong)\b"
)
_DONE_TO_ME = (
    r"\b(?:dibentak|dimaki|dicaci|dihina|dilecehkan|diancam|dipermalukan|diusir|dimarahi|ditampar|dipukul|diseneni"
    r"|disrengeni|dipisuhi|diomeli|dipingpong|dipersulit)\b"
)
_INSULT = r"(?:bodoh|goblok|goblog|tolol|bego|dungu|gendeng|edan|kampungan|ndeso|bajingan|anjing|babi)(?:nya)?\b"
_CALLED = (
    r"\b(?:bilang|ngatain|ngatai|mengatai|mengatakan|menyebut|nyebut|manggil|memanggil|ngomong|ngelokno)"
    rf"(?: \w+){{0,3}} {_INSULT}"
)
_CALLED_ME = rf"\b(?:dikatain|dikatai|dibilang|disebut|dipanggil|diilokno)(?: \w+){{0,2}} {_INSULT}"
_COUNTER = r"\b(?:loket|kantor|kecamatan|balai desa|kelurahan|pelayanan|layanan)\b"
_NEAR = r"\W+(?:\w+\W+){0,5}?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        f"{_STAFF}{_NEAR}(?P<what>{_RUDE}|{_DONE_TO}|{_CALLED})",
        f"(?P<what>{_RUDE}|{_DONE_TO}){_NEAR}{_STAFF}",
    )
)
_TO_ME, _AT_THE_COUNTER = re.compile(f"(?P<what>{_DONE_TO_ME}|{_CALLED_ME})"), re.compile(_COUNTER)
_DENIED = re.compile(
    r"\b(?:tidak|tanpa|bukan|tak|gak|ga|ndak|nggak|ora|jangan)(?: (?:pernah|ada|akan|lagi|usah|perlu))?\W*$"
)
# What denies it stands right before it.
_BEFORE = 40
_ASKING = re.compile(r"\?|\b(?:apakah|apa benar|apa ada)\b|^\W*(?:kalau|kalo|jika|bila|nek|lek)\b")
_REPROACH = re.compile(r"\b(?:kenapa|mengapa|knp|kok|masa|masak|opo o|kemarin|kmrn|tadi|barusan|wingi|mau isuk)\b")
_SENTENCE = re.compile(r"(?<=[?!\n;])|(?<=[^\d]\.)(?=\s)")


def tells_of_conduct(text: str) -> bool:
    """Say whether some sentence tells of it; praise, and a question what one could do, do not."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("-", " ")
    return any(_tells(sentence) for sentence in _SENTENCE.split(plain) if sentence)


def _tells(sentence: str) -> bool:
    if _ASKING.search(sentence) and not _REPROACH.search(sentence):
        return False
    shapes = (*_SHAPES, _TO_ME) if _AT_THE_COUNTER.search(sentence) else _SHAPES
    found = (one for shape in shapes for one in shape.finditer(sentence))
    starts = (one.start("what") for one in found)
    return any(not _DENIED.search(sentence[max(0, start - _BEFORE) : start]) for start in starts)
