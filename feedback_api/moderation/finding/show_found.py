"""Shows what was looked for among the letters, to one member of staff."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, make_response, render_template

from feedback_api.actions.finding.export_letters import MAY_EXPORT
from feedback_api.actions.finding.finding_letters import letters
from feedback_api.actions.letters.flood import MAY_PUT_ASIDE
from feedback_api.domain.acts.desk_acts import CLAIM
from feedback_api.moderation.finding.find_form import Choices, FindForm, Seeker, lookup_of, problems_of
from feedback_api.moderation.queue.bulk_shown import NOTHING_DONE, BulkShown, names_for
from feedback_api.moderation.queue.jobs import JOBS_A_PAGE, Job, JobMaker, Names
from feedback_api.moderation.queue.just_done_to_many import done_to_many
from feedback_api.moderation.queue.just_put_aside import just_put_aside
from feedback_api.moderation.session import member
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem


@dataclass(frozen=True, kw_only=True)
class FoundLettersPage:
    """What the template shows: the form, and one page of what was found."""

    form: FindForm
    choices: Choices
    problems: tuple[FieldProblem, ...] = ()
    jobs: tuple[Job, ...] = ()
    count: int = 0
    passed: int = 0
    next_cursor: str | None = None
    may_put_aside: bool
    may_export: bool

    def problem(self, field: str) -> str | None:
        """Return what is wrong with one field, for the sentence above it."""
        return next((one.detail for one in self.problems if one.field == field), None)


def shown_found(fields: Mapping[str, str], bulk: BulkShown = NOTHING_DONE, *, status: int = 200) -> Response:
    """Return the page that these words of an address ask for; what cannot be looked for is asked once more."""
    form, choices = FindForm.from_fields(fields), choices_for()
    problems = problems_of(form, choices)
    page = FoundLettersPage(
        form=form,
        choices=choices,
        problems=problems,
        may_put_aside=not member().roles.isdisjoint(MAY_PUT_ASIDE),
        may_export=not member().roles.isdisjoint(MAY_EXPORT),
        **({} if problems else _found(form)),  # type: ignore[arg-type]  # what was found, by the names of the fields
    )
    html = render_template(
        "moderation/found.html",
        page=page,
        member=member(),
        now=services().now(),
        claim=CLAIM,
        put_aside=just_put_aside(services().now()),
        many=done_to_many(services().now()),
        bulk=bulk,
        names=names_for(services(), member()),
    )
    return make_response(html, 422 if problems else status)


def choices_for() -> Choices:
    """Return what this person can choose from: village staff only what is theirs."""
    catalogue, own = services().catalogue, member().villages
    everybody = tuple(one.name for one in services().store.staff.members())
    return Choices(
        villages=tuple((one.slug, one.name) for one in catalogue.villages() if own is None or one.slug in own),
        guides=tuple((one.slug, one.title) for one in catalogue.guides()),
        members=everybody if own is None else names_for(services(), member()),
    )


def seeker() -> Seeker:
    """Return who looks now."""
    return Seeker(member=member(), now=services().now(), today=services().today(), tz=services().office().tz)


def _found(form: FindForm) -> dict[str, object]:
    looks = seeker()
    found = letters(services(), member(), lookup_of(form, looks), limit=JOBS_A_PAGE, cursor=form.after or None)
    maker = JobMaker(
        member=looks.member, now=looks.now, today=looks.today, tz=looks.tz, names=Names.of(services().catalogue)
    )
    return {
        "jobs": tuple(map(maker.job, found.page.items)),
        "count": found.count,
        "passed": found.passed,
        "next_cursor": found.page.next_cursor,
    }
