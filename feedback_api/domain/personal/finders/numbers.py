"""Finds numbers of identity, tax, insurance, phones and accounts by their shape and by the words around them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.personal.finders import number_shapes
from feedback_api.domain.personal.finders.digit_groups import Groups, Stretch, digit_groups
from feedback_api.domain.personal.finders.keywords import AFTER, BEFORE, CLOSE, Hint, Keyword, keywords
from feedback_api.domain.personal.finders.number_shapes import Size

_IDENTITIES = {Hint.NIK: Detail.NIK, Hint.NIK_ON_KK: Detail.NIK, Hint.NO_KK: Detail.NO_KK}
_OTHER_NUMBERS = {Hint.OTHER, Hint.NPWP, Hint.BPJS}
_BESIDE_TAX_OBJECTS = {*_OTHER_NUMBERS, Hint.VA, Hint.ACCOUNT}
_BESIDE_MEMBERS = {None, Hint.BPJS, *_IDENTITIES}
_ACCOUNTS = {Hint.VA: Detail.VA, Hint.ACCOUNT: Detail.BANK, Hint.BANK_NAME: Detail.BANK}
ACCOUNT = Size(fewest=8, enough=10, most=18)
CLOSE_ACCOUNT = Size(fewest=6, enough=10, most=18)
VIRTUAL = Size(fewest=8, enough=16, most=20)
FEWEST_DIGITS = 6  # of any number that is found: no rule below knows a shorter one


def number_finds(text: str) -> Iterator[Find]:
    """Yield the numbers in a legible text that identify somebody or somebody's money, first one first."""
    reader = _NumberReader(groups=digit_groups(text.lower()))
    first = 0
    while first < len(reader.groups):
        found = reader.number_at(first)
        first = found.stretch.end if found else first + 1
        if found:
            yield found.as_find()


@dataclass(frozen=True, kw_only=True)
class _Found:
    detail: Detail
    stretch: Stretch

    @property
    def start(self) -> int:
        return self.stretch.groups.starts[self.stretch.first]

    @property
    def end(self) -> int:
        return self.stretch.groups.ends[self.stretch.end - 1]

    def as_find(self) -> Find:
        """Return its place, with a plus or a bracket that belongs to it."""
        lowered, start, end = self.stretch.groups.lowered, self.start, self.end
        before = lowered[max(0, start - 1) : start]
        start -= before == "+"
        is_bracketed = lowered[max(0, start - 1) : start] == "(" and ")" in lowered[start:end]
        start -= is_bracketed
        return Find(detail=self.detail, start=start, end=end)


@dataclass(kw_only=True)
class _NumberReader:
    """Reads a text from left to right; a word speaks only for the first number after it."""

    groups: Groups
    _read_to: int = 0
    _promised: Detail | None = None  # of "NIK dan KK: …, …" the kind of the second number

    @cached_property
    def words(self) -> tuple[Keyword, ...]:
        """Looked for when the first number is long enough: most texts hold none."""
        return keywords(self.groups.lowered)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(word.end for word in self.words)

    def number_at(self, first: int) -> _Found | None:
        """Return the number that begins with this group, if one does."""
        if self.groups.digits_within_reach(first) < FEWEST_DIGITS:
            return None
        hints = self._hints_before(self.groups.starts[first])
        if self._is_inside_a_word(first, hints):
            return None
        found = (
            self._tax_object(first, hints)
            or self._taxpayer_or_member(first, hints)
            or self._identity(first, hints)
            or self._money_or_phone(first, hints)
        )
        if found:
            self._read_to = found.end
        return found

    def _is_inside_a_word(self, group: int, hints: list[Keyword]) -> bool:
        """Say whether letters stand on both sides, as in the address of a page; "wa0812…" is no such case."""
        lowered, start, end = self.groups.lowered, self.groups.starts[group], self.groups.ends[group]
        if not lowered[end : end + 1].isalpha() or not lowered[max(0, start - 1) : start].isalpha():
            return False
        return not (hints and hints[0].end == start)

    def _tax_object(self, first: int, hints: list[Keyword]) -> _Found | None:
        named = bool(hints) and hints[0].hint is Hint.NOP
        stretch = number_shapes.tax_object_number(self.groups, first, named=named)
        is_something_else = bool(hints) and hints[0].hint in _BESIDE_TAX_OBJECTS
        return _Found(detail=Detail.NOP, stretch=stretch) if stretch and not is_something_else else None

    def _taxpayer_or_member(self, first: int, hints: list[Keyword]) -> _Found | None:
        nearest = hints[0].hint if hints else None
        stretch = number_shapes.taxpayer_number(self.groups, first, named=nearest is Hint.NPWP)
        if stretch:
            return _Found(detail=Detail.NPWP, stretch=stretch)
        if nearest not in _BESIDE_MEMBERS:
            return None
        stretch = number_shapes.member_number(self.groups, first, named=nearest is Hint.BPJS)
        return _Found(detail=Detail.BPJS, stretch=stretch) if stretch else None

    def _identity(self, first: int, hints: list[Keyword]) -> _Found | None:
        named = bool(hints) and any(word.hint in _IDENTITIES for word in hints)
        stretch = number_shapes.identity_number(self.groups, first, named=named)
        if (
            stretch is None
            and named
            and self.groups.starts[first] - hints[0].end <= CLOSE
            and hints[0].hint in _IDENTITIES
        ):
            stretch = number_shapes.identity_with_a_slip(self.groups, first)
        if stretch is None:
            return None
        strong = next((word.hint for word in hints if word.hint is not Hint.BANK_NAME), None)
        if strong in _ACCOUNTS or (not named and any(word.hint in _ACCOUNTS for word in hints)):
            return None
        return _Found(detail=self._kind_of_identity(stretch.end, hints), stretch=stretch)

    def _kind_of_identity(self, following: int, hints: list[Keyword]) -> Detail:
        kinds = [_IDENTITIES[word.hint] for word in hints if word.hint in _IDENTITIES]
        promised, self._promised = self._promised, None
        if not kinds:
            return promised or self._kind_after(self.groups.ends[following - 1])
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
        if first >= len(self.groups):
            return False
        before, start = self.groups.ends[first - 1], self.groups.starts[first]
        if start - before > AFTER or any(word.start < start for word in self._words_after(before, AFTER)):
            return False
        return number_shapes.identity_number(self.groups, first, named=True) is not None

    def _money_or_phone(self, first: int, hints: list[Keyword]) -> _Found | None:
        strong = [word for word in hints if word.hint is not Hint.BANK_NAME] if hints else hints
        nearest = strong[0].hint if strong else None
        if nearest is not Hint.VA and nearest is not Hint.ACCOUNT:
            phone = number_shapes.phone_number(self.groups, first, named=nearest is Hint.PHONE)
            if phone and not (nearest is Hint.OTHER and phone.is_loose):
                return _Found(detail=Detail.PHONE, stretch=phone)
        hints = hints or self._bank_after(first)
        if not hints:
            return None
        money = next((word for word in [*strong, *hints] if word.hint in _ACCOUNTS), None)
        if money is None or nearest in _OTHER_NUMBERS:
            return None
        stretch = number_shapes.account_number(self.groups, first, self._size(money, first))
        return _Found(detail=_ACCOUNTS[money.hint], stretch=stretch) if stretch else None

    def _bank_after(self, first: int) -> list[Keyword]:
        """Return the word after a long number, as in "1230000000 (BCA)"; nobody writes an amount in so many digits."""
        is_long = self.groups.lengths[first] >= ACCOUNT.enough
        after = self._words_after(self.groups.ends[first], CLOSE) if is_long else []
        return [word for word in after if word.hint is Hint.BANK_NAME]

    def _size(self, word: Keyword, first: int) -> Size:
        if word.hint is Hint.VA:
            return VIRTUAL
        is_close = word.hint is Hint.ACCOUNT and self.groups.starts[first] - word.end <= CLOSE
        return CLOSE_ACCOUNT if is_close else ACCOUNT

    def _hints_before(self, start: int) -> list[Keyword]:
        """Return the words that may speak for a number at `start`, nearest first."""
        hints: list[Keyword] = []
        if not self.words:
            return hints
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
