"""Who the office is: the one identity that pages, forms, mail and data speak with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

# The theme's own colour of the header, where the office has none of its own.
THEME_DEEP = "#053945"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]{1,2000}")


class Zone(StrEnum):
    """Indonesia's three zones, by the letters people write behind a time."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(_TZ_NAMES[self])

    @property
    def hours(self) -> int:
        """Return how many hours it is ahead of UTC; none of them has a summer time."""
        return _HOURS[self]


_HOURS = {Zone.WIB: 7, Zone.WITA: 8, Zone.WIT: 9}
_TZ_NAMES = {Zone.WIB: "Asia/Jakarta", Zone.WITA: "Asia/Makassar", Zone.WIT: "Asia/Jayapura"}


@dataclass(frozen=True, kw_only=True)
class Kiosk:
    """A programme in the villages: how people call it, what it does, where to read more, where it stands."""

    name: str
    what: str | None = None
    url: str | None = None
    where: str | None = None


@dataclass(frozen=True, kw_only=True)
class Colours:
    """The theme's tokens that an office may set; each `#rrggbb`, held to the theme's contrast by the content check."""

    deep: str | None = None
    buttons: str | None = None
    stripe: str | None = None
    second_stripe: str | None = None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One letter, or the path of a drawing on a field of 40 by 40; the theme's own mark where both are absent."""

    letter: str | None = None
    path: str | None = None


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What `content/data/kantor.yaml` says, with defaults filled in.

    `short` is the name without its kind. `own_prints` says whether sheets that people printed themselves are taken, in
    the word of the file: `diterima` or `tidak`.
    """

    name: str
    short: str
    kind: str
    regency: str
    zone: Zone
    registry: str
    province: str | None = None
    code: str | None = None
    nearby_city: str | None = None
    kiosk: Kiosk | None = None
    has_market_days: bool = False
    colours: Colours = Colours()
    mark: Mark = Mark()
    address: str | None = None
    phone: str | None = None
    whatsapp: str | None = None
    email: str | None = None
    hours: str | None = None
    map_url: str | None = None
    own_prints: str | None = None
    forwards: tuple[str, ...] = ()

    @property
    def tz(self) -> ZoneInfo:
        return self.zone.tz

    @property
    def proper_names(self) -> frozenset[str]:
        """Return the words that keep their capital wherever they stand."""
        names = (self.short, self.regency, self.registry, self.nearby_city or "", self.province or "")
        return frozenset(word for name in names for word in name.split() if word[:1].isupper())

    @property
    def slug(self) -> str:
        """Return the name as addresses and ids have it, such as `kecamatan-contoh`."""
        return _slug(self.name)

    @property
    def short_slug(self) -> str:
        return _slug(self.short)

    @property
    def theme_colour(self) -> str:
        return self.colours.deep or THEME_DEEP

    @property
    def style(self) -> str:
        """Return the CSS that sets the office's colours; nothing where the theme's own are kept."""
        own = self.colours
        always = _tokens({"sea-deep": own.deep, "yellow": own.stripe, "red": own.second_stripe})
        by_day = _tokens({"sea": own.buttons})
        rules = f"@media screen{{:root{{{always}}}}}" if always else ""
        return rules + (f"@media screen and (prefers-color-scheme:light){{:root{{{by_day}}}}}" if by_day else "")


# Before anybody has said who the office is.
UNNAMED = Identity(name="Kantor", short="Kantor", kind="kantor", regency="", zone=Zone.WIB, registry="Dukcapil")


# The words of `kantor.yaml`, in which it is published and kept as well.
_NEEDED = {"name": "nama", "short": "pendek", "kind": "jenis", "regency": "kabupaten", "registry": "dukcapil"}
_PERHAPS = {
    "province": "provinsi",
    "code": "kode",
    "nearby_city": "kota_lain",
    "address": "alamat",
    "phone": "telepon",
    "whatsapp": "whatsapp",
    "email": "email",
    "hours": "jam",
    "map_url": "peta",
    "own_prints": "cetak_sendiri",
}
_OF_COLOURS = {"deep": "utama", "buttons": "tombol", "stripe": "garis", "second_stripe": "garis_kedua"}
_OF_A_KIOSK = {"name": "nama", "what": "apa", "url": "url", "where": "tempat"}


def identity_json(office: Identity) -> dict[str, Any]:
    """Return it in the words of `kantor.yaml`."""
    return {
        **_in_words(office, _NEEDED | _PERHAPS),
        "zona": office.zone.value,
        "kios": _in_words(office.kiosk, _OF_A_KIOSK) if office.kiosk else None,
        "pasaran": office.has_market_days,
        "warna": _in_words(office.colours, _OF_COLOURS),
        "tanda": {"huruf": office.mark.letter, "jalur": office.mark.path},
        "teruskan": list(office.forwards),
    }


def identity_from_json(raw: Any) -> Identity:  # noqa: ANN401 JSON can hold anything
    """Return what was published; raise `ValueError`, `TypeError` or `LookupError` if that is no identity."""
    kiosk, colours, mark = raw.get("kios"), raw.get("warna") or {}, raw.get("tanda") or {}
    texts: dict[str, Any] = {name: str(raw[word]) for name, word in _NEEDED.items()}
    perhaps: dict[str, Any] = {name: _text(raw, word) for name, word in _PERHAPS.items()}
    return Identity(
        **texts,
        **perhaps,
        zone=Zone(raw["zona"]),
        kiosk=_kiosk(kiosk) if kiosk else None,
        has_market_days=raw.get("pasaran") is True,
        colours=Colours(**{name: _matching(_COLOUR, colours, word) for name, word in _OF_COLOURS.items()}),
        mark=Mark(letter=_text(mark, "huruf"), path=_matching(_PATH, mark, "jalur")),
        forwards=tuple(str(one) for one in raw.get("teruskan") or ()),
    )


def _in_words(said: object, words: Mapping[str, str]) -> dict[str, Any]:
    return {word: getattr(said, name) for name, word in words.items()}


def _kiosk(raw: Any) -> Kiosk:  # noqa: ANN401 JSON can hold anything
    return Kiosk(name=str(raw["nama"]), what=_text(raw, "apa"), url=_text(raw, "url"), where=_text(raw, "tempat"))


def _text(raw: dict[str, Any], key: str) -> str | None:
    value = raw.get(key)
    return None if value is None else str(value)


def _matching(pattern: re.Pattern[str], raw: dict[str, Any], key: str) -> str | None:
    """Return a value that is written into styles or drawings, if it is nothing but what may stand there."""
    value = raw.get(key)
    return value if isinstance(value, str) and pattern.fullmatch(value) else None


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _tokens(values: dict[str, str | None]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in values.items() if value)
