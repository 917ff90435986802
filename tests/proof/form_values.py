"""What somebody may send to a form: good words, foul bytes, fields twice or not at all, and bodies that are none."""

from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from tests.proof.form_world import PEOPLE, Door, read_by_views

BOUNDARY = b"pembatas"
# What lets a form through, so that most tries get past the first field that is missing.
GOOD: dict[str, str] = {
    "jenis": "pertanyaan",
    "isi": "Apa saja syarat membuat KTP baru?",
    "desa": "wates",
    "panduan": "ktp-el-baru",
    "nama": "Siti",
    "kontak": "0812 3456 7890",
    "kunci": "kunci-1",
    "situs": "",
    "q": "ktp hilang",
    "kunjungan": "wates-desember",
    "versi": "1",
    "tindakan": "terbitkan",
    "isi_terbit": "Apa saja syarat membuat KTP baru?",
    "jawaban": "Bawa fotokopi KK.",
    "nama_alamat": "ya",
    "alasan": "Petugas sakit.",
    "tanggal": "2026-12-10",
    "mulai": "08.00",
    "selesai": "12.00",
    "nomor_terakhir": "11.00",
    "tempat": "Balai desa",
    "patokan": "Depan masjid",
    "layanan-ktp-el-baru": "ya",
    "kuota-ktp-el-baru": "20",
    "dilayani-ktp-el-baru": "12",
    "selesai-ktp-el-baru": "10",
    "pulang-ktp-el-baru": "2",
    "hasil": "ya",
    "halaman": "panduan/ktp-el-baru",
    "apa": "alamat",
    "nilai": "Jl. Raya 1",
    "per": "2026-11-20",
    "lanjut": "/moderasi/",
    "sandi": "salah sekali",
}
FOUL = tuple(
    one if isinstance(one, bytes) else one.encode()
    for one in (
        "", " ", "\n\n\n\n\n", "\t", "0", "-1", "1.5", "1e309", "9" * 400,
        "\u0662\u0660\u0662\u0666-12-10", "\uff12\uff10", "\u0966\u096e.00", "\u00b2",
        "2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "2026-12-10T00:00", "25.61", "24.00", "8:00",
        "a\x00b", "\x00", "\x1b[2J", "\x07", "\r\nSet-Cookie: a=b\r\n\r\n<h1>x", "\x85\u2028\u2029",
        "aman \u202e\u2066fdp.exe\u2069", "\u200b", "\ufeff", "\u00ad", "\u061c", "صباح الخير", "a" + "\u0301" * 300,
        "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U000e0041", "\uffff", "\ue000", "x" * 70_000, "kata " * 3000,
        "<script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>", '" autofocus onfocus=x y="',
        "{{ 7 * 7 }}{% for x in y %}", "[![[a](b)" * 1000, "[klik](javascript:alert(1))", "=1+1", "'; DROP TABLE x; --",
        "../../../../etc/passwd", "/moderasi/../x", "//evil.example", "https://[", "http://[::1", "http://a:b@[x]/",
        "https://evil.example/moderasi/", "content/panduan/ktp.md", "/" * 300, "a/" * 3000, "%00", "%ED%A0%80",
        "%", "\\",
        "null", "true", "[]", "{}", "NaN", "None", "ya", "tidak", "a@b.id", "@", "+62 (812) 345.678.9",
        b"\xff\xfe", b"ab\xff\xfe\xc3(cd", b"\xed\xa0\x80", b"a\xed\xb0\x80b", b"\xf4\x90\x80\x80", b"\xc0\xaf",
        b"\xe2\x82",
    )
)  # fmt: skip
UNKNOWN = ("lain", "csrf_token", "titip-isi", "titip-", "untuk-atlantis", "layanan-", "versi", "_method", "\x00", "é")
URLENCODED, PARTS = "urlencoded", "in parts"
BODIES = {
    URLENCODED: "application/x-www-form-urlencoded",
    PARTS: f"multipart/form-data; boundary={BOUNDARY.decode()}",
    "urlencoded in another charset": "application/x-www-form-urlencoded; charset=utf-16",
    "files in the place of fields": f"multipart/form-data; boundary={BOUNDARY.decode()}",
    "parts without a boundary": "multipart/form-data",
    "parts with another boundary": "multipart/form-data; boundary=lain",
    "parts that end in the middle": f"multipart/form-data; boundary={BOUNDARY.decode()}",
    "JSON": "application/json",
    "plain text": "text/plain",
    "no type at all": "",
    "a foul type": "application/x-www-form-urlencoded;;; =\xff",
}
FILES = ("files in the place of fields",)
READ = (URLENCODED, PARTS, "urlencoded in another charset")
Pair = tuple[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Try:
    """One request somebody may send; `old_form` has a token that is none."""

    who: str
    path: str
    pairs: tuple[Pair, ...]
    body: str
    old_form: bool


def values(door: Door, name: str) -> st.SearchStrategy[bytes]:
    """Return what may be sent as one field."""
    offered = sorted(value.encode() for value in door.choices.get(name, ()))
    random = st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.one_of(st.sampled_from(FOUL), random, st.sampled_from([*offered, GOOD.get(name, "").encode()]))


@st.composite
def tries(draw: st.DrawFn, door: Door) -> Try:
    """Draw who comes to this door, to what, with a form that is good but for a few fields."""
    own = draw(st.sets(st.sampled_from(sorted(door.fields)), max_size=3)) if door.fields else set()
    others = sorted({*UNKNOWN, *read_by_views("request.form", "fields")}) if door.method == "POST" else UNKNOWN
    foul = own | draw(st.sets(st.sampled_from(others), max_size=2))
    pairs = [(name, GOOD[name].encode()) for name in door.fields if name in GOOD and name not in foul]
    for name in sorted(foul):
        sent = draw(st.lists(values(door, name), max_size=2))
        pairs.extend((name, one) for one in sent)
    often = st.sampled_from((URLENCODED, URLENCODED, PARTS, *BODIES))
    return Try(
        who=draw(st.sampled_from(PEOPLE)),
        path=draw(st.sampled_from(door.paths)),
        pairs=tuple(pairs),
        body=draw(often),
        old_form=draw(st.sampled_from((True, False, False, False))),
    )


def urlencoded(pairs: tuple[Pair, ...]) -> bytes:
    return "&".join(f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in pairs).encode()


def in_parts(pairs: tuple[Pair, ...], *, files: bool = False) -> bytes:
    named = b'; filename="../a\\".txt"' if files else b""
    parts = [
        b"--" + BOUNDARY + b'\r\nContent-Disposition: form-data; name="' + quote_name(name) + b'"' + named
        + b"\r\n\r\n" + value + b"\r\n"
        for name, value in pairs
    ]  # fmt: skip
    return b"".join(parts) + b"--" + BOUNDARY + b"--\r\n"


def quote_name(name: str) -> bytes:
    return name.encode().replace(b"\x00", b"").replace(b'"', b"%22")


def sent_as(body: str, pairs: tuple[Pair, ...]) -> bytes:
    """Return the body's bytes, in the shape its name says."""
    if body == "parts that end in the middle":
        whole = in_parts(pairs)
        return whole[: len(whole) * 2 // 3]
    if "parts" in body or body in FILES:
        return in_parts(pairs, files=body in FILES)
    return urlencoded(pairs)


def first_of(pairs: tuple[Pair, ...], name: str) -> tuple[str, str] | None:
    """Return the first value of a field in both ways a web server reads what is no UTF-8: marked, or written out."""
    found = next((value for one, value in pairs if one == name), None)
    return None if found is None else (found.decode("utf-8", "replace"), found.decode("utf-8", "werkzeug.url_quote"))
