"""Reads a chat as phones copy it from WhatsApp: who wrote what, without the times, notices and pictures between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feedback_api.domain.text.cleaning import cleaned

_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"(?:{_DATE},?\s{_TIME}|{_TIME},?\s{_DATE})"
# `[12/03/26 08.15] Nama: teks`, `[08.15, 12/3/2026] Nama: teks`, and the file that a phone exports.
_HEAD = re.compile(rf"(?:\[{_STAMP}\]\s?|{_STAMP} - )(?P<rest>.*)")
_SAID = re.compile(r"~?\s?(?P<name>[^:]{1,60}):\s?(?P<text>.*)")
_LEFT_OUT = r"(?:media|gambar|foto|video|audio|stiker|dokumen|gif|kontak|image|sticker|document)"
_GONE = r"(?:anda menghapus pesan ini|pesan ini (?:telah )?dihapus|this message was deleted)"
_NO_WORDS = re.compile(rf"<?(?:{_LEFT_OUT} (?:tidak disertakan|omitted)|{_GONE})\.?>?", re.IGNORECASE)
_EDITED = re.compile(r" ?<(?:pesan ini diedit|this message was edited)>", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Said:
    """All that one person wrote in a chat, in the order it came; who pasted plain words has no name for them."""

    name: str
    text: str


@dataclass(kw_only=True)
class _Message:
    name: str
    lines: list[str]


def said_in(chat: str) -> tuple[Said, ...]:
    """Return what each person of a chat wrote, those first who wrote first; what is no chat was written by one."""
    texts: dict[str, list[str]] = {}
    for message in _messages(cleaned(chat)):
        words = [line for line in message.lines if not _NO_WORDS.fullmatch(line.strip())]
        texts.setdefault(message.name, []).append(_EDITED.sub("", "\n".join(words)).strip())
    whole = ((name, "\n".join(filter(None, said))) for name, said in texts.items())
    return tuple(Said(name=name, text=text) for name, text in whole if text)


def _messages(chat: str) -> Iterator[_Message]:
    """Yield message by message; a line without a time goes on with the one before, a notice of WhatsApp with none."""
    now: _Message | None = _Message(name="", lines=[])
    for line in chat.split("\n"):
        head = _HEAD.match(line)
        if head is None:
            if now is not None:
                now.lines.append(line)
            continue
        if now is not None:
            yield now
        said = _SAID.match(head["rest"])
        now = _Message(name=said["name"].strip(), lines=[said["text"]]) if said else None
    if now is not None:
        yield now
