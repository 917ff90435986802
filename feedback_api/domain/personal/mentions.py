"""Points out names of people in a text: they are not masked, for only a reader can say whose they are.

A form of address before a name ("Bu Rina", "Sdr. Joko Santoso"), "bernama …" and "atas nama …" are what gives one away.
Offices and relatives ("Pak Camat", "ibu saya") are nobody's name.
"""

import re
from functools import cache

from feedback_api.domain.personal.finders.addresses import address_finds
from feedback_api.domain.personal.finders.legible import legible

_ADDRESSED = (
    r"pak|bpk|bapak|bp|bu|ibu|sdr|sdri|saudara|saudari|mas|mbak|mba|mbk|cak|ning|gus|bang|neng|kang|om|tante|pakde|bude"
    r"|h|hj|haji|hajah|kh|kyai|kiai|nyai|ustad|ustadz|ustadzah|dr|drg|drs|ir|tn|ny|nn|tuan|nyonya|alm|almh|almarhum"
    r"|almarhumah|buk|ebu|eppak|kak|dik"
)
_NAMED = r"bernama|namanya|nama saya|nama lengkap|atas nama|a\.\s?n\.?|an\."
# What gives a name away only where a capital follows.
_BEFORE_CAPITAL = (
    r"an|(?i:anak|istri|suami|bapak|ayah|ibu|adik|kakak|nenek|kakek|mertua|cucu|keponakan) (?i:saya|kami|aku|nya)"
)
# What follows a form of address and is no name.
_NOBODY = """
ada adalah adik agar akan akta aktif aku anak anaknya antar antri apa apakah arep arti asal atas atau ayah bagaimana
bagian bahwa baru bayar begitu beliau belum berapa berkas besok bgmn biar bisa bpd buat buka bulan bupati cair camat
cuma dan dari datang dengan desa di dia dibantu dikasih dilayani dll dukcapil enggak fungsi ga gak gimana gubernur
guna guru hamil hanya hari harus hp ini itu iya izin jadi jaga jam jangan jika juga kades kadus kalau kalian kalo
kami kampung kandung kantor kapan karena karo kasih kasun kata katanya kau kawin ke kecamatan keluarga kemarin kena
kenapa kepala kerja ketemu ketua kk klo kok kota kpn ktp kurang lagi lain lalu layanan loket lurah maaf mana masih
mau melahirkan menteri mertua minta modin mohon muda mudin nanti ndak ne negara nek nggak ngurus nik no nomer nomor
nya ojo ojok ok oke onok opo orang pada padahal paling panggil para pelayanan penghulu pengurus perangkat perlu
pernah petugas pimpinan pindah polisi presiden punya rt rumah rw saja salah sampai sang sangat satpam saya sedang
sekali sekarang sekdes sekolah sekretaris selalu seluruh semua sendiri seorang seperti sering setelah siang siapa
sih sing sini situ staf staff sudah supaya surat susu susui tadi tahu tani tanya tapi tau telah terima terus tetap
tiap tidak tidur tiri to tolong tua tuh tunggal udah umur untuk urus wa wali warga wis ya yang yg yth
"""
_PLAIN = frozenset(_NOBODY.split())
_WORD = r"[^\W\d_][\w'\u2019.-]{0,30}"
LONGEST, MOST_WORDS = 60, 4


def mentions(text: str) -> tuple[str, ...]:
    """Return names and addresses as they stand in the text, each once, in its order."""
    plain = legible(text)
    found = [(match.start(), name) for match in _introduced().finditer(plain) if (name := _name(match))]
    found += [(one.start, text[one.start : one.end]) for one in address_finds(plain)]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


@cache
def _introduced() -> re.Pattern[str]:
    """Compiled when staff open the first letter: residents' pages need it never."""
    title = rf"(?i:{_ADDRESSED})\.?"
    named = rf"(?i:{_NAMED})|(?:{_BEFORE_CAPITAL})(?=[ \t][A-Z])"
    introduced = rf"(?:(?P<title>{title})|(?P<named>{named}))[ \t:]{{1,3}}(?P<more>(?:{title}[ \t]){{0,2}})"
    return re.compile(rf"(?<![\w.]){introduced}(?P<name>{_WORD}(?:[ \t]{_WORD}){{0,{MOST_WORDS - 1}}})")


def _name(match: re.Match[str]) -> str | None:
    """Return the form of address with the words after it that can be a name; nothing if the first cannot."""
    words = match["name"].split()
    kept: list[str] = []
    for word in words:
        bare = word.rstrip(".,'\u2019-")
        is_name = len(bare) > 1 and bare.lower() not in _PLAIN
        is_typed_small = bool(match["named"]) and len(kept) == 1 and kept[0].islower()
        goes_on = not kept or bare[:1].isupper() or is_typed_small
        if not (is_name and goes_on):
            break
        kept.append(bare)
        if word != bare and not word.endswith("."):
            break
    return f"{match['title'] or match['named']} {match['more']}{' '.join(kept)}"[:LONGEST] if kept else None
