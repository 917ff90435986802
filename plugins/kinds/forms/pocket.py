"""Forms as the pocket edition lists them: where each is had, what to know, who signs, in a line."""

from collections.abc import Iterator, Sequence

from plugins.kinds.build_day import BuildDay
from plugins.kinds.forms import wording
from plugins.kinds.forms.model import Known, OfficialForm
from plugins.kinds.guides.certainty import UNSURE
from plugins.kinds.laws.model import changes_in_a_message
from plugins.kinds.pocket_part import PocketLine, PocketPart


def in_the_pocket(forms: Sequence[OfficialForm], _day: BuildDay) -> PocketPart:
    return PocketPart(
        title=wording.IN_THE_POCKET,
        lines=tuple(PocketLine(title=form.name, text=" ".join(_sentences(form))) for form in forms),
        words=" ".join(dict.fromkeys(word for form in forms for name in form.aliases for word in name.lower().split())),
    )


def _sentences(form: OfficialForm) -> Iterator[str]:
    if form.replaces:
        yield wording.POCKET_REPLACES.format(code=form.replaces.code)
    yield wording.POCKET_WHERE.format(where="; ".join(place.rstrip(".") for place in form.where))
    yield wording.POCKET_KNOW.format(known="; ".join(map(_known, form.known)))
    if form.signs_before:
        signed = ", ".join(signature.role for signature in form.signs_before)
        yield wording.POCKET_SIGN.format(signatures=signed)
    if form.stamps:
        yield wording.POCKET_STAMPS.format(stamps=form.stamps)
    if form.changed_law:
        yield changes_in_a_message(form.changed_law)
    if form.certainty == UNSURE:
        yield wording.POCKET_UNSURE


def _known(known: Known) -> str:
    return f"{known.about}: {', '.join(known.facts)}"
