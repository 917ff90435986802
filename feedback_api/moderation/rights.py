"""Which role may open which page of the desk: one row a view, which every request to the desk is held against.

`docs/rights.md` is made of it; a view without a row can be opened by nobody, and fails a test.
"""

from dataclasses import dataclass

from feedback_api.actions.finding.export_letters import MAY_EXPORT
from feedback_api.actions.letters.flood import MAY_PUT_ASIDE
from feedback_api.domain.acts.desk_acts import LOOKING_BACK
from feedback_api.domain.members.staff import Role, StaffMember

EVERY_ROLE = frozenset(Role)
FOR_THE_SUB_DISTRICT = EVERY_ROLE - {Role.VILLAGE}
ONLY_ADMIN = frozenset({Role.ADMIN})
# What can be opened by whoever has not signed in: the way in, and the way out.
BEFORE_SIGN_IN = frozenset(
    {"sign_in.show", "sign_in.enter", "sign_in.enter_code", "sign_in.leave", "arrivals.invited", "arrivals.arrive"}
)


@dataclass(frozen=True, kw_only=True)
class StaffPage:
    """A view of the desk, and who may open it.

    `of_village` says that of what concerns one desa village staff see their own only. `before_set_up` says that it
    can be opened by whoever has still to set up a code. `lasting` says that what is done there about members outlasts
    an absence: it needs an own right, not one borrowed of whoever is away.
    """

    endpoint: str
    about: str
    roles: frozenset[Role] = EVERY_ROLE
    of_village: bool = False
    before_set_up: bool = False
    lasting: bool = False


STAFF_PAGES = (
    StaffPage(endpoint="moderation.queue", about="the queue", of_village=True),
    StaffPage(endpoint="moderation.item", about="one submission", of_village=True),
    StaffPage(endpoint="moderation.decide", about="decide, see the acts below", of_village=True),
    StaffPage(endpoint="moderation.reveal", about="see the original and the contact", of_village=True),
    StaffPage(endpoint="flood.aside", about="what was put aside", roles=MAY_PUT_ASIDE),
    StaffPage(endpoint="flood.clear", about="put a flood aside", roles=MAY_PUT_ASIDE),
    StaffPage(endpoint="flood.undo", about="take that back", roles=MAY_PUT_ASIDE),
    StaffPage(endpoint="look_back.found", about="published letters that sound like reports", roles=LOOKING_BACK),
    StaffPage(endpoint="look_back.look", about="look through what is published", roles=LOOKING_BACK),
    StaffPage(endpoint="finding.search", about="find letters, also finished ones", of_village=True),
    StaffPage(endpoint="finding.export", about="take a list of letters out", roles=MAY_EXPORT),
    StaffPage(endpoint="bulk.act", about="put aside, assign or call spam what was ticked", of_village=True),
    StaffPage(endpoint="bulk.undo", about="take that back", of_village=True),
    StaffPage(endpoint="counter.show", about="the counter"),
    StaffPage(endpoint="counter.tap", about="count a trip", of_village=True),
    StaffPage(endpoint="papers.show", about="papers that were handed in", of_village=True),
    StaffPage(endpoint="papers.note", about="give a code for papers", of_village=True),
    StaffPage(endpoint="papers.seek", about="find papers by their code", of_village=True),
    StaffPage(endpoint="papers.ready", about="say that papers are ready", of_village=True),
    StaffPage(endpoint="tasks.waiting", about="tasks for guides", roles=FOR_THE_SUB_DISTRICT),
    StaffPage(endpoint="tasks.close", about="close a task", roles=FOR_THE_SUB_DISTRICT),
    StaffPage(endpoint="visits.desk", about="the visits", of_village=True),
    StaffPage(endpoint="visits.result", about="the result of a visit", of_village=True),
    StaffPage(endpoint="visits.save_result", about="write a result down", of_village=True),
    StaffPage(endpoint="visits.voice", about="what a resident says on a visit", of_village=True),
    StaffPage(endpoint="visits.save_voice", about="keep what a resident says", of_village=True),
    StaffPage(endpoint="plans.new", about="plan a visit", of_village=True),
    StaffPage(endpoint="plans.create", about="keep a planned visit", of_village=True),
    StaffPage(endpoint="plans.edit", about="change a visit", of_village=True),
    StaffPage(endpoint="plans.change", about="keep a changed visit", of_village=True),
    StaffPage(endpoint="plans.before_cancelling", about="call a visit off", of_village=True),
    StaffPage(endpoint="plans.cancel", about="keep that it is off", of_village=True),
    StaffPage(endpoint="plans.after", about="the text for village groups", of_village=True),
    StaffPage(endpoint="restoring.before_restoring", about="put a visit back on", of_village=True),
    StaffPage(endpoint="restoring.restore", about="keep that it is on again", of_village=True),
    StaffPage(endpoint="takedowns.down", about="pages that are down", roles=FOR_THE_SUB_DISTRICT),
    StaffPage(endpoint="takedowns.before_deciding", about="ask why a page goes down", roles=FOR_THE_SUB_DISTRICT),
    StaffPage(endpoint="takedowns.take", about="take a page down", roles=FOR_THE_SUB_DISTRICT),
    StaffPage(endpoint="takedowns.put", about="put a page back", roles=FOR_THE_SUB_DISTRICT),
    StaffPage(endpoint="chats.paste", about="make a letter of a WhatsApp chat"),
    StaffPage(endpoint="chats.read", about="see what is read of it"),
    StaffPage(endpoint="chats.keep", about="keep it as a letter", of_village=True),
    StaffPage(endpoint="interruptions.today", about="what keeps the office from serving", of_village=True),
    StaffPage(endpoint="interruptions.say", about="say that something does", of_village=True),
    StaffPage(endpoint="interruptions.end", about="say that it is over", of_village=True),
    StaffPage(endpoint="interruptions.resume", about="say that it goes on", of_village=True),
    StaffPage(endpoint="facts.everything", about="what is known of the office", roles=ONLY_ADMIN),
    StaffPage(endpoint="facts.before_stating", about="one fact of the office", roles=ONLY_ADMIN),
    StaffPage(endpoint="facts.keep", about="fill it in", roles=ONLY_ADMIN),
    StaffPage(endpoint="facts.remove", about="remove what the desk says of it", roles=ONLY_ADMIN),
    StaffPage(endpoint="facts.undo_last", about="take the last change of it back", roles=ONLY_ADMIN),
    StaffPage(endpoint="members.everybody", about="the members", roles=ONLY_ADMIN),
    StaffPage(endpoint="members.invite", about="invite somebody", roles=ONLY_ADMIN, lasting=True),
    StaffPage(endpoint="members.withdraw", about="withdraw an invitation", roles=ONLY_ADMIN),
    StaffPage(endpoint="members.one", about="one member", roles=ONLY_ADMIN),
    StaffPage(endpoint="members.change_post", about="change role or desa", roles=ONLY_ADMIN, lasting=True),
    StaffPage(endpoint="members.end", about="let a member leave", roles=ONLY_ADMIN, lasting=True),
    StaffPage(endpoint="members.end_sessions", about="end a member's sessions", roles=ONLY_ADMIN),
    StaffPage(endpoint="members.reset_code", about="forget the code of a lost phone", roles=ONLY_ADMIN, lasting=True),
    StaffPage(endpoint="members.name_deputy", about="name who stands in for a member", roles=ONLY_ADMIN, lasting=True),
    StaffPage(endpoint="members.release_deputy", about="let nobody stand in any more", roles=ONLY_ADMIN, lasting=True),
    StaffPage(endpoint="account.show", about="the own account", before_set_up=True),
    StaffPage(endpoint="account.change_password", about="change the own password", before_set_up=True),
    StaffPage(endpoint="account.end_session", about="end an own session", before_set_up=True),
    StaffPage(endpoint="account.end_others", about="end all other own sessions", before_set_up=True),
    StaffPage(endpoint="account.choose_mail", about="choose what to be told by mail"),
    StaffPage(endpoint="codes.before_set_up", about="set up the own code", before_set_up=True),
    StaffPage(endpoint="codes.set_up", about="keep the own code", before_set_up=True),
    StaffPage(endpoint="codes.take_off", about="give the own code up"),
)
_BY_ENDPOINT = {page.endpoint: page for page in STAFF_PAGES}


def page_of(endpoint: str | None) -> StaffPage | None:
    """Return the row of a view."""
    return _BY_ENDPOINT.get(endpoint or "")


def may_open(member: StaffMember, page: StaffPage | None) -> bool:
    """Say whether this person may open a view; one without a row nobody may."""
    return page is not None and not page.roles.isdisjoint({member.role} if page.lasting else member.roles)


def only_borrows(member: StaffMember, page: StaffPage | None) -> bool:
    """Say whether only whom this person stands in for may open it."""
    return page is not None and not may_open(member, page) and not page.roles.isdisjoint(member.roles)
