"""The one place that reads the environment."""

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from feedback_api.aws.table.place import BadPlace, TablePlace

SHORTEST_SECRET = 32
FEWEST_LETTERS, MOST_LETTERS = 100, 20000
FEWEST_OF_A_DEVICE, DEVICES_IN_A_GROUP = 10, 6
# Who the office is and what its clocks show stands with the content, so that pages and receipts cannot disagree.
OFFICE_FOLDER = "SEKALI_OFFICE_FOLDER"
NO_LONGER_SETTINGS = ("SEKALI_OFFICE_NAME", "SEKALI_TIME_ZONE")
_LIMIT = re.compile(r"[1-9]\d{0,6} per (?:[1-9]\d{0,4} )?(?:second|minute|hour|day)s?")

_NAME = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
_MAIL = re.compile(rf"ses:(?:\?\S+)?|smtps?:(?P<host>{_NAME}):\d{{1,5}}|folder:/.+")
_MAIL_ADDRESS = re.compile(rf"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@{_NAME}\.[A-Za-z0-9-]+")
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1"})

T = TypeVar("T")


class KeyUse(StrEnum):
    """What a derived key is for; no key serves two uses."""

    CODE = "code"
    ID = "id"
    TRACKING = "tracking"
    ARRIVAL = "arrival"
    FORM = "form"
    SESSION = "session"
    CARRIED = "carried"
    SIGN_IN = "sign_in"
    SECOND_FACTOR = "second_factor"
    MEMBER_MAIL = "member_mail"
    RECEIPT = "receipt"
    CONTACT = "contact"
    REPORT = "report"
    LIMITS = "limits"
    PRESS = "press"


class BadSettings(Exception):
    """The program cannot start; `problems` holds one sentence for each setting that is missing or wrong."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def environment() -> dict[str, str]:
    """Return what the machine says, for those who add to it what it must not say, before settings are read."""
    return dict(os.environ)


@dataclass(frozen=True, kw_only=True)
class MailSettings:
    """Where mail is handed over: `ses:`, `smtp:host:port`, `smtps:host:port` or `folder:/path`; and who sends it."""

    url: str
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that differs between one office's machine and the next.

    What is made now is made under `secret`; what was made under one of `older_secrets`, newest first, is still known.

    `store`, `limits` and `catalogue` are URLs whose scheme picks the adapter; without `limits` every worker counts for
    itself, without `catalogue` the form knows no guides. `site_dir` is set where the function serves the files itself.
    Without `mail` nobody is written to. The time of the file `copy_mark` says when a copy last went elsewhere.
    `office_file` says who the office is until a site was published; its content lies in `office_folder`, or together
    with what is of every office. `ignored` are settings that are none any more.
    """

    store: str
    secret: bytes = field(repr=False)
    older_secrets: tuple[bytes, ...] = field(default=(), repr=False)
    limits: str | None = None
    catalogue: str | None = None
    site_dir: Path | None = None
    origin: str = "http://127.0.0.1:8000"
    limit_per_sender: str = "60 per hour"
    limit_per_device: str | None = None
    limit_overall: str = "600 per hour"
    limit_tracking: str = "30 per hour"
    limit_sign_in: str = "20 per hour"
    limit_search: str = "600 per minute"
    longest_text: int = 4000
    office_file: Path | None = None
    office_folder: Path | None = None
    client_address_header: str | None = None
    demonstration: bool = False
    mail: MailSettings | None = None
    copy_mark: Path | None = None
    ignored: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the `SEKALI_…` settings, or raise `BadSettings` with every problem at once."""
        reader = _EnvironmentReader(os.environ if environ is None else environ)
        settings = _read(reader)
        if reader.problems:
            raise BadSettings(tuple(reader.problems))
        return settings

    @property
    def is_secure(self) -> bool:
        """Whether people reach the site by https; cookies are `__Host-` and Secure then."""
        return self.origin.startswith("https://")

    @property
    def limit_of_a_device(self) -> str:
        """How much one browser may send: a sixth of what its group may, ten at least, unless a setting says it."""
        often, per, period = self.limit_per_sender.partition(" per ")
        return self.limit_per_device or f"{max(FEWEST_OF_A_DEVICE, int(often) // DEVICES_IN_A_GROUP)}{per}{period}"

    def key(self, use: KeyUse) -> bytes:
        """Return the 32 bytes derived from the secret for one use."""
        return _derived(self.secret, use)

    def keys(self, use: KeyUse) -> tuple[bytes, ...]:
        """Return the key and those of the older secrets, to open what may have been made under any of them."""
        return tuple(_derived(secret, use) for secret in (self.secret, *self.older_secrets))


def _derived(secret: bytes, use: KeyUse) -> bytes:
    return hmac.digest(secret, f"sekali-datang/1/{use.value}".encode(), hashlib.sha256)


class _EnvironmentReader:
    """Takes settings one by one and remembers what was wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.problems: list[str] = []

    def text(self, name: str) -> str | None:
        return self.environ.get(name, "").strip() or None

    def required(self, name: str) -> str:
        value = self.text(name)
        if value is None:
            self.problems.append(f"{name} is missing")
        return value or ""

    def parsed(self, name: str, default: T, parse: Callable[[str], T | None], expected: str) -> T:
        value = self.text(name)
        if value is None:
            return default
        parsed = parse(value)
        if parsed is None:
            self.problems.append(f"{name} should be {expected}")
            return default
        return parsed

    def url(self, name: str) -> str | None:
        return self.parsed(name, self.text(name), _url, "written like dynamodb:table/office")

    def limit(self, name: str, default: str) -> str:
        return self.parsed(name, default, _limit, 'written like "10 per hour"')


def _read(reader: _EnvironmentReader) -> Settings:
    is_demonstration = reader.parsed("SEKALI_DEMONSTRATION", "0", _zero_or_one, "0 or 1") == "1"
    site_dir, copy_mark = reader.text("SEKALI_SITE_DIR"), reader.text("SEKALI_COPY_MARK")
    office_file, office_folder = reader.text("SEKALI_OFFICE_FILE"), reader.text(OFFICE_FOLDER)
    origin = reader.parsed("SEKALI_ORIGIN", Settings.origin, _origin, "an origin such as https://kecamatan.example")
    return Settings(
        store=reader.url("SEKALI_STORE") or reader.required("SEKALI_STORE"),
        secret=_secret(reader),
        older_secrets=_older_secrets(reader),
        limits=reader.url("SEKALI_LIMITS"),
        catalogue=reader.text("SEKALI_CATALOGUE"),
        site_dir=Path(site_dir) if site_dir else None,
        origin=origin,
        limit_per_sender=reader.limit("SEKALI_LIMIT_PER_SENDER", Settings.limit_per_sender),
        limit_per_device=reader.parsed("SEKALI_LIMIT_PER_DEVICE", None, _limit, 'written like "10 per hour"'),
        limit_overall=reader.limit("SEKALI_LIMIT_OVERALL", Settings.limit_overall),
        limit_tracking=reader.limit("SEKALI_LIMIT_TRACKING", Settings.limit_tracking),
        limit_sign_in=reader.limit("SEKALI_LIMIT_SIGN_IN", Settings.limit_sign_in),
        limit_search=reader.limit("SEKALI_LIMIT_SEARCH", Settings.limit_search),
        longest_text=reader.parsed("SEKALI_LONGEST_TEXT", Settings.longest_text, _length, "a number from 100 to 20000"),
        office_file=Path(office_file) if office_file else None,
        office_folder=Path(office_folder) if office_folder else None,
        client_address_header=reader.text("SEKALI_CLIENT_ADDRESS_HEADER"),
        demonstration=is_demonstration,
        mail=_mail(reader, origin),
        copy_mark=Path(copy_mark) if copy_mark else None,
        ignored=tuple(name for name in NO_LONGER_SETTINGS if reader.text(name)),
    )


def _mail(reader: _EnvironmentReader, origin: str) -> MailSettings | None:
    url = reader.parsed("SEKALI_MAIL", None, _mail_url, "ses:, smtp:HOST:PORT, smtps:HOST:PORT or folder:/PATH")
    sender = reader.parsed("SEKALI_MAIL_FROM", None, _mail_address, "an address such as kantor@example.go.id")
    if url is None:
        return None
    if sender is None:
        reader.required("SEKALI_MAIL_FROM")
        return None
    if _leaves_this_machine(url) and urlsplit(origin).hostname in _THIS_MACHINE:
        reader.problems.append(f"SEKALI_MAIL needs SEKALI_ORIGIN: letters would lead people to {origin}")
    return MailSettings(
        url=url, sender=sender, user=reader.text("SEKALI_SMTP_USER"), password=reader.text("SEKALI_SMTP_PASSWORD")
    )


def _leaves_this_machine(url: str) -> bool:
    found = _MAIL.fullmatch(url)
    return not url.startswith("folder:") and not (found and found["host"] in _THIS_MACHINE)


def _secret(reader: _EnvironmentReader) -> bytes:
    secret = reader.required("SEKALI_SECRET").encode()
    if secret and len(secret) < SHORTEST_SECRET:
        reader.problems.append(f"SEKALI_SECRET is shorter than {SHORTEST_SECRET} bytes")
    return secret


def _older_secrets(reader: _EnvironmentReader) -> tuple[bytes, ...]:
    """Return the secrets before this one, newest first, which stand one behind the other, parted by spaces."""
    older = tuple(one.encode() for one in (reader.text("SEKALI_OLDER_SECRETS") or "").split())
    if any(len(one) < SHORTEST_SECRET for one in older):
        reader.problems.append(f"SEKALI_OLDER_SECRETS holds one that is shorter than {SHORTEST_SECRET} bytes")
    return older


def _url(value: str) -> str | None:
    """Return it unless it names a place in DynamoDB that none can be at; other kinds look for themselves."""
    kind, _, place = value.partition(":")
    if kind == "dynamodb":
        try:
            TablePlace.parsed(place)
        except BadPlace:
            return None
    return value


def _mail_url(value: str) -> str | None:
    return value if _MAIL.fullmatch(value) else None


def _mail_address(value: str) -> str | None:
    return value if _MAIL_ADDRESS.fullmatch(value) else None


def _origin(value: str) -> str | None:
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    is_bare = parts.path in {"", "/"} and not parts.query and not parts.fragment and "@" not in parts.netloc
    if parts.scheme not in {"http", "https"} or not parts.netloc or not is_bare:
        return None
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _limit(value: str) -> str | None:
    return value if _LIMIT.fullmatch(value) else None


def _length(value: str) -> int | None:
    is_number = re.fullmatch(r"[0-9]{1,6}", value)
    return int(value) if is_number and FEWEST_LETTERS <= int(value) <= MOST_LETTERS else None


def _zero_or_one(value: str) -> str | None:
    return value if value in {"0", "1"} else None
