"""Which papers of several guides are one and the same, and what is needed of it altogether."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.kinds.guides.case_texts import form_words
from plugins.kinds.guides.model import Document, Form
from plugins.kinds.life_events import wording
from plugins.kinds.papers.names import identity_of as name_identity

# A form may join several of these: "fotokopi+tunjukkan".
ORIGINAL, COPY, SHOWN = "asli", "fotokopi", "tunjukkan"
# What is no sheet that could be handed in, shown or copied.
OF_THEIR_OWN: tuple[Form, ...] = ("formulir", "digital", "data", "hadir")


def identity_of(document: Document) -> str:
    """Return what two papers share if they are the same: their entry in the register, else the name people say."""
    return document.paper or name_identity(document.name)


@dataclass(frozen=True, kw_only=True)
class PaperNeed:
    """What is needed of one paper: so many originals to hand in, whether one is shown, so many copies, or `others`."""

    originals: int = 0
    shown: bool = False
    copies: int = 0
    others: tuple[Form, ...] = ()

    def covers(self, other: "PaperNeed") -> bool:
        """Say whether whoever brings this has also what the other asks."""
        return (
            self.originals >= other.originals
            and self.copies >= other.copies
            and (self.shown or self.originals > 0 or not other.shown)
            and set(self.others) >= set(other.others)
        )


def need_of(document: Document) -> PaperNeed:
    """Return what one guide asks; a number that nobody wrote is one."""
    parts, count = document.form.split("+"), document.copies or 1
    copies = count if COPY in parts else 0
    return PaperNeed(
        originals=int(ORIGINAL in parts) if copies else count * int(ORIGINAL in parts),
        shown=SHOWN in parts,
        copies=copies,
        others=tuple(form for form in OF_THEIR_OWN if form in parts),
    )


def altogether(needs: Sequence[PaperNeed]) -> PaperNeed:
    """Return the most that any of them asks: an original that is handed in need not be shown as well."""
    originals = max(need.originals for need in needs)
    return PaperNeed(
        originals=originals,
        shown=not originals and any(need.shown for need in needs),
        copies=max(need.copies for need in needs),
        others=tuple(form for form in OF_THEIR_OWN if any(form in need.others for need in needs)),
    )


@dataclass(frozen=True, kw_only=True)
class Use:
    """One guide's own line about a paper, in one step.

    `for_whom` says who takes the step, `condition` who of them needs the paper; it `is_usual` if those who give the
    ordinary answers do.
    """

    step: int
    document: Document
    for_whom: str | None = None
    condition: str | None = None
    is_usual: bool = True

    @property
    def need(self) -> PaperNeed:
        return need_of(self.document)


@dataclass(frozen=True, kw_only=True)
class MergedPaper:
    """One row: the same paper in every step that asks for it."""

    uses: tuple[Use, ...]

    @property
    def name(self) -> str:
        """Return the name that says most."""
        return max((use.document.name for use in self.uses), key=len)

    @property
    def short(self) -> str | None:
        """Return the short name, which says how it is brought, of a step that asks for all of it; if there is one."""
        if self.is_copied_for_each:
            return None
        return next((use.document.short for use in self.uses if use.need.covers(self.need)), None)

    @property
    def is_copied_for_each(self) -> bool:
        """Whether more than one step keeps a copy."""
        return len({use.step for use in self.uses if use.need.copies}) > 1

    @property
    def need(self) -> PaperNeed:
        return altogether([use.need for use in self.uses])

    @property
    def is_asked_alike(self) -> bool:
        """Whether every step asks for it in the same words."""
        return len({form_words(use.document) for use in self.uses}) == 1

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(use.step for use in self.uses))

    @property
    def hints(self) -> tuple[str, ...]:
        """Return what the guides say of it, each once; a condition that stands beside it is not said again."""
        return _distinct(_hint(use) for use in self.uses)

    @property
    def pictogram(self) -> str | None:
        return next((use.document.pictogram for use in self.uses if use.document.pictogram), None)

    @property
    def verified(self) -> bool:
        return all(use.document.verified for use in self.uses)

    @property
    def for_whom(self) -> tuple[str, ...]:
        """Return who takes a step that asks for it; nothing if everybody does."""
        return () if self._of_everybody else _distinct(use.for_whom for use in self.uses)

    @property
    def conditions(self) -> tuple[str, ...]:
        """Return who of them needs it; nothing if all do."""
        uses = self._of_everybody or self.uses
        return () if any(use.condition is None for use in uses) else _distinct(use.condition for use in uses)

    @property
    def is_usual(self) -> bool:
        """Whether it is needed by everybody, or by all who give the ordinary answers."""
        return any(use.is_usual for use in self._of_everybody)

    @property
    def asked_in(self) -> tuple[str, ...]:
        """Return what each step asks, in sentences: "Langkah 1 dan 2: fotokopi 1 lembar, untuk tiap langkah"."""
        asked: dict[str, dict[int, None]] = {}
        for use in self.uses:
            asked.setdefault(form_words(use.document), {})[use.step] = None
        each = wording.EACH if self.is_copied_for_each else ""
        return tuple(
            wording.ASKED_IN.format(steps=wording.steps(tuple(steps)), form=form, each=each if len(steps) > 1 else "")
            for form, steps in asked.items()
        )

    @property
    def is_handed_in_twice(self) -> bool:
        """Whether more than one step keeps the original."""
        return len({use.step for use in self.uses if use.need.originals}) > 1

    @property
    def _of_everybody(self) -> tuple[Use, ...]:
        return tuple(use for use in self.uses if use.for_whom is None)


def _hint(use: Use) -> str:
    hint = use.document.hint or ""
    is_conditional = use.condition or use.document.when
    return hint.partition(". ")[2] if is_conditional and hint.startswith(wording.REASON) else hint


def _distinct(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in words if one))
