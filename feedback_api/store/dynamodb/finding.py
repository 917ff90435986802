"""Looks for letters in a DynamoDB table: through all by which those of one office are found, as last written."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from feedback_api.aws.table.items import Check, ConditionExpression, Item, Put, parted, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.errors import SubmissionSetAside
from feedback_api.domain.search.findable import FindableLetter, LetterShelf
from feedback_api.domain.search.wanted import MOST_COUNTED, Wanted
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.cursors import key_of
from feedback_api.store.dynamodb import documents, findable_items
from feedback_api.store.dynamodb.changes import every_id
from feedback_api.store.dynamodb.table import ORDER, PARTITION, TO_DO, listed
from feedback_api.store.find_protocol import FoundLetters
from feedback_api.store.reading_on import Found, Page, page_of

# Raised when words are folded otherwise: then everything is written anew.
WHOLE, RULES = "WHOLE", 1
_PLACE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[^/]*/.+")


class DynamodbFinding:
    """A `FindStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def find(
        self, wanted: Wanted, *, limit: int, cursor: str | None = None, beside: Sequence[Wanted] = ()
    ) -> FoundLetters:
        is_one = wanted.only is not None and not beside
        known = list(self._one(wanted) if is_one else self._known({one.among.shelf for one in (wanted, *beside)}))
        found = sorted(
            (one for one in known if wanted.holds(one)), key=wanted.key, reverse=wanted.among.is_latest_first
        )
        after = key_of(cursor)
        passed = 0
        if after is not None and _PLACE.fullmatch(after):
            passed = sum(not _stands_behind(wanted, one, after) for one in found)
        return FoundLetters(
            page=self._page(wanted, found[passed:], limit),
            count=_counted(len(found)),
            passed=_counted(passed),
            beside=tuple(_counted(sum(map(one.holds, known))) for one in beside),
        )

    def catch_up(self) -> int:
        """Read the lists that an earlier version kept: what was erased and never published is in none of them."""
        marker = self._table.get(self._marker()) or {}
        if marker.get("rules") == RULES:
            return 0
        done = sum(map(self._made_findable, dict.fromkeys(self._listed())))
        self._table.put(Put(item={**self._marker(), "rules": RULES}))
        return done

    def _one(self, wanted: Wanted) -> Iterator[FindableLetter]:
        """Yield the letter whose id is wanted, without reading the others."""
        keys = [findable_items.key_of(self._table, shelf, wanted.only or "") for shelf in LetterShelf]
        for item in self._table.get_many(keys):
            yield findable_items.read(item, LetterShelf(parted(text(item, PARTITION))[-1]))

    def _known(self, shelves: set[LetterShelf | None]) -> Iterator[FindableLetter]:
        for shelf in LetterShelf if None in shelves else [shelf for shelf in shelves if shelf]:
            every = listed(findable_items.partition_of(self._table, shelf))
            yield from (findable_items.read(item, shelf) for item in self._table.query(Range(condition=every)))

    def _page(self, wanted: Wanted, found: Sequence[FindableLetter], limit: int) -> Page[Submission]:
        at_once = limit + 1
        return page_of(
            (
                Found(key=wanted.key(one), read=partial(documents.read, item))
                for start in range(0, len(found), at_once)
                for one, item in self._documents(found[start : start + at_once])
            ),
            limit,
        )

    def _documents(self, found: Sequence[FindableLetter]) -> Iterator[tuple[FindableLetter, Item]]:
        keys = [documents.document_key(self._table, one.id) for one in found]
        items = {parted(text(item, PARTITION))[-1]: item for item in self._table.get_many(keys)}
        return ((one, items[one.id]) for one in found if one.id in items)

    def _listed(self) -> Iterator[str]:
        """Yield the ids of what stands in some list."""
        for name in (documents.QUEUE, documents.ASIDE, documents.ERASURE):
            for item in self._table.query(Range(condition=listed(self._table.key(name), TO_DO), index=TO_DO)):
                yield parted(text(item, PARTITION))[-1]
        yield from every_id(self._table)

    def _made_findable(self, submission_id: str) -> bool:
        """Write it as it is kept; whoever changes it meanwhile does so too."""
        key = documents.document_key(self._table, submission_id)
        item = self._table.get(key)
        try:
            letter = documents.read(item) if item else None
        except SubmissionSetAside:
            return False
        writes = findable_items.put(self._table, letter) if letter else ()
        if letter is None or not writes:
            return False
        as_read = ConditionExpression(text="#version = :version", values={"version": letter.version})
        try:
            self._table.transact(Check(key=key, only_if=as_read), *writes)
        except NotAsExpected:
            return False
        return True

    def _marker(self) -> Item:
        return {PARTITION: self._table.key(findable_items.FIND), ORDER: WHOLE}


def _stands_behind(wanted: Wanted, one: FindableLetter, after: str) -> bool:
    return wanted.key(one) < after if wanted.among.is_latest_first else wanted.key(one) > after


def _counted(number: int) -> int:
    return min(number, MOST_COUNTED + 1)
