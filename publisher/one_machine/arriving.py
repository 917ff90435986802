"""Says of the first bytes of a request whether all of it has arrived, more must come, or it is refused."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from http import HTTPStatus

# Longer than any address of ours with the longest search behind it. A program that sends more than it may is told so by
# the API itself, which must be able to read it.
LONGEST_LINE = 4094
LONGEST_LINE_OF_A_PROGRAM = 32 * 1024
LONGEST_HEAD = 64 * 1024
# What the function takes, and as much again for a body that comes in pieces with their sizes between them.
LONGEST_BODY = 512 * 1024
LONGEST_CHUNKED = 2 * LONGEST_BODY

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,15})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
_CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[\t\x20-\x7e]*)?\r\n")
_LONGEST_CHUNK_LINE = 1024


class RequestState(Enum):
    """How far a request is."""

    COMING = auto()
    WHOLE = auto()


@dataclass(kw_only=True)
class Arriving:
    """Takes bytes as they come; a head that cannot be read counts as whole: the server says what is wrong with it."""

    received: bytearray = field(default_factory=bytearray)
    waits_for_word: bool = False
    _body_at: int = 0
    _length: int | None = None
    _chunk_at: int = 0

    @property
    def has_head(self) -> bool:
        return self._body_at > 0

    @property
    def is_for_a_program(self) -> bool:
        """Whether the API is asked, as far as its first line says."""
        return b" /api/" in self.received[:32]

    def take(self, more: bytes) -> RequestState | HTTPStatus:
        """Add what came and return how far it is, or the status it is refused with."""
        self.received += more
        if not self.has_head:
            head = self._read_head(looked_at=len(self.received) - len(more))
            if head is not None:
                return head
        if self._length is None:
            return self._chunks_so_far()
        return RequestState.WHOLE if len(self.received) >= self._body_at + self._length else RequestState.COMING

    def _read_head(self, *, looked_at: int) -> RequestState | HTTPStatus | None:
        """Return what the head decides, or `None` once the body does."""
        longest = LONGEST_LINE_OF_A_PROGRAM if self.is_for_a_program else LONGEST_LINE
        line_end = self.received.find(b"\n", 0, longest + 2)
        if line_end < 0:
            return HTTPStatus.REQUEST_URI_TOO_LONG if len(self.received) > longest else RequestState.COMING
        end = self.received.find(b"\r\n\r\n", max(0, looked_at - 3), LONGEST_HEAD)
        if end < 0:
            too_long = len(self.received) > LONGEST_HEAD
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE if too_long else RequestState.COMING
        self._body_at = end + 4
        return self._read_framing(bytes(self.received[line_end - 1 : self._body_at]))

    def _read_framing(self, head: bytes) -> RequestState | HTTPStatus | None:
        if _CHUNKED.search(head):
            self._chunk_at = self._body_at
        else:
            lengths = _LENGTH.findall(head)
            self._length = int(lengths[0]) if len(lengths) == 1 else 0
            if self._length > LONGEST_BODY:
                return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        self._take_expectation(head)
        return None

    def _take_expectation(self, head: bytes) -> None:
        """Take the wish to be told to go on out of the head: whoever reads the request later has all of it."""
        found = _EXPECTS.search(head)
        if found:
            start = self._body_at - len(head)
            del self.received[start + found.start() : start + found.end()]
            cut = found.end() - found.start()
            self._body_at -= cut
            self._chunk_at = max(0, self._chunk_at - cut)
            self.waits_for_word = True

    def _chunks_so_far(self) -> RequestState | HTTPStatus:
        """Walk from chunk to chunk, each looked at once."""
        if len(self.received) - self._body_at > LONGEST_CHUNKED:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        while self._chunk_at < len(self.received):
            size = _CHUNK_LINE.match(self.received, self._chunk_at, self._chunk_at + _LONGEST_CHUNK_LINE)
            if size is None:
                line_end = self.received.find(b"\n", self._chunk_at)
                is_foul = line_end >= 0 or len(self.received) - self._chunk_at > _LONGEST_CHUNK_LINE
                return HTTPStatus.BAD_REQUEST if is_foul else RequestState.COMING
            if int(size[1], 16) == 0:
                return (
                    RequestState.COMING if self.received.find(b"\r\n\r\n", size.end() - 2) < 0 else RequestState.WHOLE
                )
            ends = size.end() + int(size[1], 16)
            if not b"\r\n".startswith(bytes(self.received[ends : ends + 2])):
                return HTTPStatus.BAD_REQUEST
            if len(self.received) < ends + 2:
                return RequestState.COMING
            self._chunk_at = ends + 2
        return RequestState.COMING
