"""Says whether a text tells of money that staff asked for: such a report names people and is never published."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from feedback_api.domain.text.official_fee import tells_of_official_fee

# What people write in Indonesian, Javanese and Madurese. A word stands for all it begins: `dimint` for `dimintai`.
_REPORT = re.compile(
    r"\b(?:pungli|pungutan liar|gratifikasi|korup|memeras|malaki|brib|extort|(?:men)?(?:suap|yuap)"
    r"|(?:me|di)?(?:n?yogok|sogok)|salam tempel|(?:di|me)?peras\b"
    r"|pemerasan|(?:uang|dana|bansos|blt|pkh|bpnt|bantuan)\b(?: \w+){0,4} disunat|(?:di)?palak|malak"
    r"|(?:uang|duit|dhuwit|duwit) (?:rokok|kopi|bensin|pelicin|pelincir|lelah|jasa|capek|terima ?kasih))"
)
_WAS_ASKED = re.compile(
    r"dimint|ditarik|dipungut|pungutan|disuruh|dipaksa|diharuskan|dipatok|dikenakan|dikenai|ditagih|dijaluk|dikongkon"
    r"|dipotong|disunat|dikon$|epenta|eminta|dikakon"
)
_ASKS = re.compile(
    r"(?:me)?minta|mintak|mintain|narik|menarik|nagih|njaluk|jaluk|mematok|matok|memungut|mungut|menta$|ngemis|nodong|memalak"
)
_GAVE = re.compile(
    r"(?:mem|m|di)?bayar|(?:nge?|di)?kasih|(?:me)?nyetor|setor|(?:men|di)?transfer|nyelip|(?:mem)?beri$|menehi|kena$"
)
_MONEY = re.compile(
    r"(?:uang|duit|dhuwit|duwit|pesse|obang|artos?|yatra|yotro|amplop|imbalan|upeti|jatah|upah|bayaran|pulsa|seik?hlas)(?:nya|e|na)?$"
)
_COST = re.compile(r"(?:bayar|mbayar|biaya|ongkos|administrasi|setor|transfer|sumbangan|iuran|tarif)")
# Who was paid, or what for: no counter is quicker for money.
_STAFF = re.compile(
    r"(?:petugas|pegawai|perangkat|oknum|loket|operator|admin|kades|kadus|kasun|modin|carik|sekdes|calo|camat|pak|bu"
    r"|bapak|ibu|rt|rw|kantor|balai|cepat|cepet)(?:nya|e)?$"
)
_UNITS = re.compile(
    r"(?:ribu|rb|rebu|rib|ewu|juta|jt|k|perak|seket|satus|rongatus|sewu|saebu)$|\d+(?:rb|ribu|rebu|k|jt|juta|ewu)$"
)
_ASKING = re.compile(
    r"\?|\b(?:apakah|apa benar|apa ada|berapa|brp|piro|apa(?:kah)? (?:di|bayar)|(?:gak|ga|ndak|nggak|tidak) ya)\b"
)
_REPROACH = re.compile(r"\b(?:ditanyai?|kenapa|mengapa|knp|kok|masa|masak|opo o)\b")
_SENTENCE = re.compile(r"(?<=[?!\n;])|(?<=[^\d]\.)(?=\s)|(?<=\d\.)(?=\s+[^\W\d])")
_NEAR = 4
# Somebody of the office, as a person; what they do with money; what it is called when it should have cost nothing.
_PERSON = (
    r"\b(?:petugas|pegawai|perangkat|oknum|operator|kades|kadus|kasun|modin|carik|sekdes|lurah|camat|calo"
    r"|kepala (?:desa|dusun|seksi|urusan)|kasi|kaur|(?:ketua|pak|bu) r[tw])(?:nya|e)?\b"
)
_TOOK = re.compile(
    rf"^(?=.*{_PERSON}).*\b(?:me)?(?:motong|potong|sunat|nyunat|ngambil|ambil|jual|njual|m?beli(?! m[ae]te?rai)"
    r"|nebus|tebus|siapkan|nyiapkan|sediakan|nyediakan|(?:pasang|dengan|pakai) tarif)"
)
_PRICED = re.compile(
    r"\b(?:padahal|harusnya|seharusnya|mestinya|katanya)\b.*\bgratis|\bgratis\b.*\b(?:tapi|tetapi|kok|malah)\b"
    r"|\b(?:tanpa|tidak|gak|ga|ndak|nggak|tak) (?:ada |dikasih |diberi )?(?:kuitansi|kwitansi|nota\b|struk)"
    r"|\b(?:di)?(?:bayar|kasih|setor)\b.*\bbaru (?:mau )?(?:di)?(?:layani|proses|urus|buat|kerja|jadi|selesai|terbit)"
)
# What staff ask for in the place of money, and what nobody is served without.
_GIFT = re.compile(
    rf"{_PERSON}(?: \w+){{0,3}} (?:me)?(?:minta(?:nya)?|mintak|njaluk|jaluk|ngarep)(?: \w+){{0,2}} "
    r"(?:rokok|(?<!foto )kopi|transfer|persenan|bagian dari|seikhlas\w*"
    r"|[1-9]\d+(?: (?:saja|aja|dulu|doang|katanya|buat|untuk|supaya|biar)\b|$))"
)
_PRESENT = r"(?:rokok|(?<!foto )kopi|uang|duit|dhuwit|amplop|imbalan|upeti|pulsa|jatah|persenan|sesuatu)(?:nya|e)?\b"
_SERVED = (
    r"(?:mau |bisa |akan )?(?:di)?"
    r"(?:layani|proses|urus\w*|buat\w*|kerja\w*|jadi|selesai|terbit|keluar|cetak|tanda ?tangani)\b"
)
_ASKED_FOR = r"(?:me)?(?:minta|mintak|njaluk|jaluk)"
# Help that comes after a present, whoever asks for it.
_PRESENT_FIRST = re.compile(
    rf"\b{_ASKED_FOR}(?: \w+){{0,2}} {_PRESENT}(?: \w+){{0,3}} (?:baru|kalau tidak|supaya) {_SERVED}"
    rf"|\b{_SERVED}(?: \w+){{0,2}} (?:kalau|kalo|klo|jika|asal|bila|setelah|sesudah|habis|nek|lek)"
    rf"(?: \w+){{0,2}} (?:di|nge?|me[mn]?)?(?:kasih|beri|selip\w*|sogok|wenehi)(?: \w+){{0,2}} {_PRESENT}"
)
# A share that somebody of the office takes, and what they do together with a go-between.
_TOGETHER = r"(?:(?:be)?kerja ?sama|kong?kalikong|(?:ber)?sekongkol|main mata|bagi hasil)\b"
_SHARE = re.compile(
    rf"{_PERSON}(?: \w+){{0,3}} (?:{_ASKED_FOR}|narik|tarik)(?: (?!bukti|struk|kuitansi|kwitansi)\w+)?"
    r" (?:setoran|jatah|upeti|pungutan|komisi)\b(?! pajak| pbb)"
    rf"|{_PERSON}(?: \w+){{0,3}} (?:me|di)?(?:motong|potong|sunat|nyunat|nilep|tilep)"
    r"(?: \w+){0,2} (?:bantuan|bansos|blt|pkh|bpnt|dana|uang)\b"
    rf"|\bcalo\b(?: \w+){{0,6}} {_TOGETHER}|{_PERSON}(?: \w+){{0,4}} {_TOGETHER}(?: \w+){{0,2}} calo\b"
)
_NO_MONEY_NO_HELP = re.compile(
    r"\b(?:tidak|gak|ga|ndak|nggak|tak|ora|tanpa) (?:di|mem)?(?:bayar|kasih|setor|nyetor|amplop)\w*"
    r".*\b(?:tidak|gak|ga|ndak|nggak|tak|ora) (?:di)?(?:urus|layani|proses|jadi|selesai|garap)"
)
_INSIDERS = re.compile(
    rf"{_PERSON}(?: \w+){{0,1}} (?:me)?(?:n?erima|terima) (?:uang|duit|suap)"
    r"|\b(?:bayar|kasih|setor)\b.*\borang dalam\b|\borang dalam\b.*\b(?:bayar|kasih|setor)\b"
)
_ENVELOPE = re.compile(
    rf"\b(?:ng?e?|di|mem)?(?:kasih|beri|selip\w*|menehi)\b.{{0,60}}\b(?:amplop|imbalan|upeti)\w*.{{0,60}}{_PERSON}"
)
_IN_ENGLISH = re.compile(
    r"^(?=.*\b(?:officers?|staff|clerks?|officials?|employees?|counter)\b)"
    r"(?=.*\b(?:money|cash|fee|pay|paid|payment|rp\w*|\d+k|\d+ ?000)\b)"
    r".*\b(?:ask|demand|want|told|forc|made me|charg|request)"
)
# Praise says that nothing was asked; with an amount beside it, it is no praise.
_NOT = frozenset({"tidak", "tanpa", "bebas", "anti", "tak", "gak", "ga", "ndak", "nggak", "bukan", "ora"})
_BETWEEN = frozenset({"pernah", "ada", "usah", "perlu", "lagi", "akan"})
_WRITTEN_APART = re.compile(r"\bdi (minta|mintai|mintain|pungut|tarik|suruh|paksa|palak|peras|tagih|potong|sunat)\b")
_SPELLED = re.compile(r"\b(?:\w[\W_]{1,2}){3,}\w\b")
_DISGUISED = re.compile(r"\b(?!rp\d)[^\W\d_]+[0134@$][\w@$]*")
_UNDISGUISED = str.maketrans("0134@$", "oieaas")


def tells_of_money_demand(text: str) -> bool:
    """Say whether some sentence tells that staff asked for, or took, money; a question about a fee does not."""
    plain = _WRITTEN_APART.sub(r"di\1", unicodedata.normalize("NFKC", text).casefold())
    readings = {plain, _undisguised(plain)}
    return any(_tells(sentence) for reading in readings for sentence in _SENTENCE.split(reading) if sentence)


def _undisguised(plain: str) -> str:
    """Return the text with `p.u.n.g.l.i` and `d1minta` written as they are meant."""
    joined = _SPELLED.sub(lambda found: "".join(re.findall(r"[^\W_]", found[0])), plain)
    return _DISGUISED.sub(lambda found: found[0].translate(_UNDISGUISED), joined)


def _tells(sentence: str) -> bool:
    words = re.findall(r"[^\W_]+", sentence)
    spoken = " ".join(words)
    has_amount = any(_is_amount(words, index) for index in range(len(words)))
    if _ASKING.search(sentence) and not has_amount and not _REPROACH.search(sentence):
        return False
    if any(has_amount or not _is_denied(spoken[: found.start()].split()) for found in _REPORT.finditer(spoken)):
        return True
    if any(
        shape.search(spoken)
        for shape in (_GIFT, _PRESENT_FIRST, _SHARE, _NO_MONEY_NO_HELP, _INSIDERS, _ENVELOPE, _IN_ENGLISH)
    ):
        return True
    if has_amount and (_TOOK.search(spoken) or _PRICED.search(spoken)):
        return True
    return not (has_amount and tells_of_official_fee(sentence, spoken)) and _was_paid_or_asked(
        words, has_amount=has_amount
    )


def _was_paid_or_asked(words: Sequence[str], *, has_amount: bool) -> bool:
    if has_amount and _was_handed_over(words):
        return True
    return any(
        _is_demand(words, index) and (has_amount or not _is_denied(words[max(0, index - 2) : index]))
        for index in range(len(words))
    )


def _is_denied(before: Sequence[str]) -> bool:
    """Say whether the words before this one say that it was not so."""
    nearest = before[:-1] if before and before[-1] in _BETWEEN else before
    return bool(nearest) and nearest[-1] in _NOT


def _is_demand(words: Sequence[str], index: int) -> bool:
    """Say whether this word asks for money that stands near it; of what the sender asks for, only cash counts."""
    near = list(_around(words, index))
    of_money = any(_MONEY.match(words[at]) or _is_amount(words, at) for at in near)
    if _WAS_ASKED.match(words[index]):
        return of_money or any(_COST.match(words[at]) for at in near if at > index)
    return bool(_ASKS.match(words[index])) and of_money


def _was_handed_over(words: Sequence[str]) -> bool:
    """Say whether somebody paid staff; that an amount stands in the sentence is known."""
    gave = (index for index, word in enumerate(words) if _GAVE.match(word))
    return any(_STAFF.match(words[at]) for index in gave for at in range(index + 1, min(index + 7, len(words))))


def _around(words: Sequence[str], index: int) -> Iterator[int]:
    yield from (at for at in range(max(0, index - 2), min(len(words), index + _NEAR + 1)) if at != index)


def _is_amount(words: Sequence[str], index: int) -> bool:
    word = words[index]
    if _UNITS.match(word):
        return word[0].isdigit() or word in {"seket", "satus", "sewu", "saebu", "rongatus"} or _counts(words, index)
    is_grouped = word == "000" and index > 0 and words[index - 1].isdecimal()
    return is_grouped or word == "rp" or bool(re.match(r"rp\d|[1-9]\d{0,3}000$", word))


def _counts(words: Sequence[str], index: int) -> bool:
    """Say whether a number, in digits or words, stands before a unit: `50 ribu`, `lima puluh ribu`."""
    before = words[index - 1] if index else ""
    numerals = {
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "puluh",
        "belas",
        "ratus",
    }
    return before.isdecimal() or before in numerals | {"seratus", "sepuluh", "beberapa", "limang", "limolas", "rong"}
