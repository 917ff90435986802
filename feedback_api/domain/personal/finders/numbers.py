"""Finds numbers of identity, tax, insurance, phones and accounts by their shape and by the words around them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.personal.finders import number_shapes
from feedback_api.domain.personal.finders.digit_groups import Group, Stretch, digit_groups
from feedback_api.domain.personal.finders.keywords import AFTER, BEFORE, CLOSE, Hint, Keyword, keywords
from feedback_api.domain.personal.finders.number_shapes import Size

_IDENTITIES = {Hint.NIK: Detail.NIK, Hint.NIK_ON_KK: Detail.NIK, Hint.NO_KK: Detail.NO_KK}
_OTHER_NUMBERS = {Hint.OTHER, Hint.NPWP, Hint.BPJS}
_ACCOUNTS = {Hint.VA: Detail.VA, Hint.ACCOUNT: Detail.BANK, Hint.BANK_NAME: Detail.BANK}
ACCOUNT = Size(fewest=8, enough=10, most=18)
CLOSE_ACCOUNT = Size(fewest=6, enough=10, most=18)
VIRTUAL = Size(fewest=8, enough=16, most=20)


def number_finds(text: str) -> Iterator[Find]:
    """Yield the numbers in a legible text that identify somebody or somebody's money, first one first."""
    reader = _NumberReader(lowered=text.lower())
    first = 0
    while first < len(reader.groups):
        found = reader.number_at(first)
        first += len(found.stretch.groups) if found else 1
        if found:
            yield found.as_find(reader.lowered)


@dataclass(frozen=True, kw_only=True)
class _Found:
    detail: Detail
    stretch: Stretch

    def as_find(self, lowered: str) -> Find:
        """Return its place, with a plus or a bracket that belongs to it."""
        start, end = self.stretch.groups[0].start, self.stretch.groups[-1].end
        before = lowered[max(0, start - 1) : start]
        start -= before == "+"
        is_bracketed = lowered[max(0, start - 1) : start] == "(" and ")" in lowered[start:end]
        start -= is_bracketed
        return Find(detail=self.detail, start=start, end=end)


@dataclass(kw_only=True)
class _NumberReader:
    """Reads a text from left to right; a word speaks only for the first number after it."""

    lowered: str
    groups: tuple[Group, ...] = field(init=False)
    words: tuple[Keyword, ...] = field(init=False)
    _ends: tuple[int, ...] = field(init=False)
    _read_to: int = 0
    _promised: Detail | None = None  # of "NIK dan KK: …, …" the kind of the second number

    def __post_init__(self) -> None:
        self.groups = digit_groups(self.lowered)
        self.words = keywords(self.lowered)
        self._ends = tuple(word.end for word in self.words)

    def number_at(self, first: int) -> _Found | None:
        """Return the number that begins with this group, if one does."""
        hints = self._hints_before(self.groups[first].start)
        if self._is_inside_a_word(self.groups[first], hints):
            return None
        found = (
            self._tax_object(first, hints)
            or self._taxpayer_or_member(first, hints)
            or self._identity(first, hints)
            or self._money_or_phone(first, hints)
        )
        if found:
            self._read_to = found.stretch.groups[-1].end
        return found

    def _is_inside_a_word(self, group: Group, hints: list[Keyword]) -> bool:
        """Say whether letters stand on both sides, as in the address of a page; "wa0812…" is no such case."""
        before, after = self.lowered[max(0, group.start - 1) : group.start], self.lowered[group.end : group.end + 1]
        is_named = bool(hints) and hints[0].end == group.start
        return before.isalpha() and after.isalpha() and not is_named

    def _tax_object(self, first: int, hints: list[Keyword]) -> _Found | None:
        named = bool(hints) and hints[0].hint is Hint.NOP
        stretch = number_shapes.tax_object_number(self.groups, first, named=named)
        is_something_else = bool(hints) and hints[0].hint in {*_OTHER_NUMBERS, Hint.VA, Hint.ACCOUNT}
        return _Found(detail=Detail.NOP, stretch=stretch) if stretch and not is_something_else else None

    def _taxpayer_or_member(self, first: int, hints: list[Keyword]) -> _Found | None:
        nearest = hints[0].hint if hints else None
        stretch = number_shapes.taxpayer_number(self.groups, first, named=nearest is Hint.NPWP)
        if stretch:
            return _Found(detail=Detail.NPWP, stretch=stretch)
        if nearest not in {None, Hint.BPJS, *_IDENTITIES}:
            return None
        stretch = number_shapes.member_number(self.groups, first, named=nearest is Hint.BPJS)
        return _Found(detail=Detail.BPJS, stretch=stretch) if stretch else None

    def _identity(self, first: int, hints: list[Keyword]) -> _Found | None:
        named = any(word.hint in _IDENTITIES for word in hints)
        stretch = number_shapes.identity_number(self.groups, first, named=named)
        if (
            stretch is None
            and named
            and self.groups[first].start - hints[0].end <= CLOSE
            and hints[0].hint in _IDENTITIES
        ):
            stretch = number_shapes.identity_with_a_slip(self.groups, first)
        if stretch is None:
            return None
        strong = next((word.hint for word in hints if word.hint is not Hint.BANK_NAME), None)
        if strong in _ACCOUNTS or (not named and any(word.hint in _ACCOUNTS for word in hints)):
            return None
        return _Found(detail=self._kind_of_identity(first + len(stretch.groups), hints), stretch=stretch)

    def _kind_of_identity(self, following: int, hints: list[Keyword]) -> Detail:
        kinds = [_IDENTITIES[word.hint] for word in hints if word.hint in _IDENTITIES]
        promised, self._promised = self._promised, None
        if not kinds:
            return promised or self._kind_after(self.groups[following - 1].end)
        if len(set(kinds)) > 1 and self._another_is_at(following):
            self._promised = kinds[0]
            return next(kind for kind in kinds if kind is not kinds[0])
        return kinds[0]

    def _kind_after(self, end: int) -> Detail:
        for word in self._words_after(end, AFTER):
            if word.hint in _IDENTITIES:
                return _IDENTITIES[word.hint]
        return Detail.NIK

    def _another_is_at(self, first: int) -> bool:
        """Say whether a second 16-digit number comes soon, without a word of its own."""
        if first >= len(self.groups) or self.groups[first].start - self.groups[first - 1].end > AFTER:
            return False
        if any(word.start < self.groups[first].start for word in self._words_after(self.groups[first - 1].end, AFTER)):
            return False
        return number_shapes.identity_number(self.groups, first, named=True) is not None

    def _money_or_phone(self, first: int, hints: list[Keyword]) -> _Found | None:
        strong = [word for word in hints if word.hint is not Hint.BANK_NAME]
        nearest = strong[0].hint if strong else None
        if nearest not in {Hint.VA, Hint.ACCOUNT}:
            phone = number_shapes.phone_number(self.lowered, self.groups, first, named=nearest is Hint.PHONE)
            if phone and not (nearest is Hint.OTHER and phone.is_loose):
                return _Found(detail=Detail.PHONE, stretch=phone)
        money = next(
            (word for word in [*strong, *hints, *self._bank_after(first, hints)] if word.hint in _ACCOUNTS), None
        )
        if money is None or nearest in _OTHER_NUMBERS:
            return None
        stretch = number_shapes.account_number(self.lowered, self.groups, first, self._size(money, first))
        return _Found(detail=_ACCOUNTS[money.hint], stretch=stretch) if stretch else None

    def _bank_after(self, first: int, hints: list[Keyword]) -> list[Keyword]:
        """Return the word after a long number, as in "1230000000 (BCA)"; nobody writes an amount in so many digits."""
        group = self.groups[first]
        is_alone = not hints and group.length >= ACCOUNT.enough
        return [word for word in self._words_after(group.end, CLOSE) if word.hint is Hint.BANK_NAME] if is_alone else []

    def _size(self, word: Keyword, first: int) -> Size:
        if word.hint is Hint.VA:
            return VIRTUAL
        is_close = word.hint is Hint.ACCOUNT and self.groups[first].start - word.end <= CLOSE
        return CLOSE_ACCOUNT if is_close else ACCOUNT

    def _hints_before(self, start: int) -> list[Keyword]:
        """Return the words that may speak for a number at `start`, nearest first."""
        hints: list[Keyword] = []
        for index in range(bisect_right(self._ends, start) - 1, -1, -1):
            word = self.words[index]
            if word.start < self._read_to or start - word.end > BEFORE:
                break
            hints.append(word)
        if any(word.hint is Hint.VA for word in hints):  # "VA BPJS 8888…" is not the number of a membership
            return [word for word in hints if word.hint not in {Hint.OTHER, Hint.BPJS}]
        return hints

    def _words_after(self, end: int, within: int) -> list[Keyword]:
        first = bisect_right(self._ends, end)
        words: list[Keyword] = []
        for word in self.words[first : first + 8]:
            if word.start > end + within:
                break
            words.append(word)
        return words
