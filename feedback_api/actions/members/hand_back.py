"""Gives back the letters of whoever has left, or may no longer read them: to who stands in for them, else to nobody."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from feedback_api.actions.members.standing_in import with_absent
from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.errors import SubmissionChanged, SubmissionSetAside
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.search.wanted import Among, Wanted
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.services import Services

MACHINE = "sistem"
READ_AT_ONCE = 200

Members = Mapping[str, StaffMember]


def hand_back(services: Services, *, by: str = MACHINE, of: str | None = None) -> int:
    """Give them back, those of one member or of all, and return how many they were; doing it again does nothing.

    Letters that wait are looked for; reports are nobody's work but the supervisors'. A letter that somebody changes
    just now is left to the look of the next night.
    """
    members = {one.name: with_absent(services, one) for one in services.store.staff.members()}
    letters = _work_of(services, members if of is None else {of})
    return sum(_given_back(services, letter, members, by=by) for letter in letters)


def _work_of(services: Services, names: Collection[str]) -> Iterator[Submission]:
    """Yield the letters that are theirs or that they hold."""
    wanted, cursor = Wanted(now=services.now(), among=Among.WAITING, mine=frozenset(names)), None
    while names:
        page = services.store.finding.find(wanted, limit=READ_AT_ONCE, cursor=cursor).page
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def _given_back(services: Services, letter: Submission, members: Members, *, by: str) -> bool:
    changed = _released(services, letter, members)
    if changed == letter:
        return False
    deed = Deed(act=Act.HANDED_BACK, actor=by, at=services.now(), content=changed.assignee or "")
    event = sealed(letter.chain_end, deed, salt=services.new_key())
    try:
        services.store.submissions.save(replace(changed, undoable=None), event, publishes=False)
    except (SubmissionChanged, SubmissionSetAside):
        return False
    return True


def _released(services: Services, letter: Submission, members: Members) -> Submission:
    """Return the letter without whoever cannot go on with it; of members who are set aside nothing is known."""
    claim, assignee = letter.claim, letter.assignee
    if assignee is not None and assignee in members and not _reads(members[assignee], letter):
        letter = replace(letter, assignee=_deputy(services, assignee, letter, members))
    if claim and claim.moderator in members and not _reads(members[claim.moderator], letter):
        letter = replace(letter, claim=None, status=Status.WAITING)
    return letter


def _deputy(services: Services, name: str, letter: Submission, members: Members) -> str | None:
    """Return who stands in for this member today and may read the letter."""
    today = services.today()
    deputies = (
        one for one in members.values() if any(each.name == name for each in one.stands_in if each.holds_on(today))
    )
    return next((one.name for one in deputies if _reads(one, letter)), None)


def _reads(member: StaffMember, letter: Submission) -> bool:
    return member.is_active and member.may_see(letter)
