"""Says by its first bytes whether a recording is one: a file called .mp3 may hold anything."""

from pathlib import Path

LOOKED_AT = 64 * 1024
_PAGE, _CODECS = b"OggS", (b"OpusHead", b"\x01vorbis")
_CODEC_WITHIN = 64
_TAGS, _TAGS_HEAD = b"ID3", 10
_SYNC, _SLACK = 0xE0, 2048


def is_recording(file: Path) -> bool:
    """Say whether a phone that plays files of this ending would play this one."""
    with file.open("rb") as opened:
        head = opened.read(LOOKED_AT)
    if file.suffix in {".opus", ".ogg"}:
        return head.startswith(_PAGE) and any(codec in head[:_CODEC_WITHIN] for codec in _CODECS)
    if not head.startswith(_TAGS):
        return _is_frame(head)
    sound = _TAGS_HEAD + _size_of_tags(head)
    if sound >= len(head):  # a large picture of a cover before the sound
        with file.open("rb") as opened:
            opened.seek(sound)
            head, sound = opened.read(LOOKED_AT), 0
    return any(_is_frame(head[at : at + 4]) for at in range(sound, min(sound + _SLACK, len(head))))


def _is_frame(head: bytes) -> bool:
    """Say whether a frame of MPEG layer III begins here: its mark, then a version, rate and frequency that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & _SYNC != _SYNC:  # noqa: PLR2004 a frame's head is four bytes
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    return version != 1 and layer == 1 and head[2] >> 4 not in {0, 15} and head[2] >> 2 & 3 != 3  # noqa: PLR2004 reserved


def _size_of_tags(head: bytes) -> int:
    """Return how many bytes of notes come first: seven bits a byte."""
    return sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=False))
