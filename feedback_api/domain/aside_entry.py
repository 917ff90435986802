"""What is known of an entry of the notebook that this version may not act on: enough to be careful, no more."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_DAY = re.compile(r'"[0-9]{4}-[0-9]{2}-[0-9]{2}"')


@dataclass(frozen=True, kw_only=True)
class AsideEntry:
    """Its name, the day under which it is kept, and its document, which is searched for words and never read."""

    name: str
    day: str
    document: str

    def may_be_about(self, village: str | None, days: AbstractSet[str]) -> bool:
        """Say whether it may speak of a visit to this desa on one of these days, whatever that visit is called now.

        A document that names no day says nothing of itself; then the day under which it is kept has to do.
        """
        named = {found.strip('"') for found in _DAY.findall(self.document)}
        if not named:
            return self.day in days
        names_village = village is None or f'"{village}"' in self.document
        return names_village and not days.isdisjoint({self.day, *named})
