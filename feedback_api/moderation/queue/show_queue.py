"""Shows the queue as it is now, to one member of staff."""

from collections.abc import Mapping

from flask import Response, current_app, make_response, render_template

from feedback_api.actions.letters.acting import shown_to
from feedback_api.domain.acts.desk_acts import CLAIM, UNDO
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.submissions.tracking_code import is_id
from feedback_api.moderation.queue.bulk_shown import NOTHING_DONE, BulkShown, names_for
from feedback_api.moderation.queue.just_done import just_done
from feedback_api.moderation.queue.just_done_to_many import done_to_many
from feedback_api.moderation.queue.just_put_aside import just_put_aside
from feedback_api.moderation.queue.queue_page import Looking, address_of, chosen_filter, place_from, queue_page
from feedback_api.moderation.session import member
from feedback_api.web.behind_proxy import is_told_too_little, proxy_watch
from feedback_api.web.current import services


def shown_queue(fields: Mapping[str, str], bulk: BulkShown = NOTHING_DONE, *, status: int = 200) -> Response:
    """Return the page that these words of an address ask for."""
    looking = Looking(
        member=member(),
        now=services().now(),
        today=services().today(),
        tz=services().office().tz,
        chosen=chosen_filter(fields.get("saring", "")),
        after=place_from(fields.get("sesudah", "")),
    )
    sealed = fields.get("dijadikan", "")
    html = render_template(
        "moderation/queue.html",
        page=queue_page(services(), looking, done=_just_done(fields.get("selesai", ""))),
        member=member(),
        now=looking.now,
        senders_hidden=proxy_watch(current_app).hides_senders or is_told_too_little(services().settings),
        undoable=just_done(services(), member()),
        claim=CLAIM,
        undo=UNDO,
        # Whoever made a report of it may not read it any more: what the address says is looked up nowhere.
        made_report=sealed if is_id(sealed) else "",
        put_aside=just_put_aside(looking.now),
        many=done_to_many(looking.now),
        bulk=bulk,
        page_address=address_of(looking.chosen, looking.after),
        names=names_for(services(), member()),
    )
    return make_response(html, status)


def _just_done(submission_id: str) -> Submission | None:
    """Return what was just decided; read from the store, so that a made-up address can claim nothing."""
    done = shown_to(services(), submission_id, member()) if submission_id else None
    return done if done and (done.proposal or not done.status.is_open) else None
