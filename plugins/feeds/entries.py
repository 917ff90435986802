"""Makes feed entries of answers, posts and visits."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from html import escape

from feedback_api.wording import clock, long_date
from plugins import wording
from plugins.calendar.activity_days import ActivityDay
from plugins.edition import Edition
from plugins.feeds.atom import Entry
from plugins.fields import WIB
from plugins.news.post import Post
from plugins.questions.answer_view import AnswerView
from plugins.visits.change import Change
from plugins.visits.view import VisitView

ANNOUNCED = timedelta(days=14)


def answer_entry(answer: AnswerView) -> Entry:
    """Return the question, as text, above the answer."""
    asked = "".join(f"<p>{escape(line)}</p>" for line in answer.question.splitlines() if line.strip())
    return Entry(
        title=answer.title,
        url=answer.url,
        html=f"<blockquote>{asked}</blockquote>{answer.html.html}",
        updated=answer.answered_at,
    )


def post_entry(post: Post) -> Entry:
    return Entry(
        title=post.title,
        url=f"/kabar/{post.slug}/",
        html=post.body_html,
        updated=datetime.combine(post.day, time.min, WIB),
    )


def visit_entry(visit: VisitView, edition: Edition) -> Entry | None:
    """Return a visit from two weeks before its day on, or as soon as something about it changed."""
    updated = _news_of(visit.day, visit.history, edition.today)
    if updated is None:
        return None
    when = wording.VISIT_WHEN.format(
        day=long_date(visit.day), starts=clock(visit.starts), ends=clock(visit.ends), place=visit.place.name
    )
    notices = (wording.VISIT_NOTICES.get(visit.status), when, visit.reason)
    return Entry(
        title=wording.VISIT_FEED_TITLE.format(title=visit.title, day=long_date(visit.day)),
        url=visit.url,
        html="".join(f"<p>{escape(notice)}</p>" for notice in notices if notice),
        updated=updated,
    )


def activity_entry(one: ActivityDay, edition: Edition) -> Entry | None:
    """Return one day of an activity, announced as visits are; its own anchor makes it an entry of its own."""
    updated = _news_of(one.day, one.history, edition.today)
    if updated is None:
        return None
    when = wording.VISIT_WHEN.format(
        day=long_date(one.day), starts=clock(one.starts), ends=clock(one.ends), place=one.place.name
    )
    notices = (wording.ACTIVITY_NOTICES.get(one.status), when, one.reason, one.activity.summary.replace("**", ""))
    return Entry(
        title=wording.VISIT_FEED_TITLE.format(title=one.title, day=long_date(one.day)),
        url=f"{one.url}#{one.slug}",
        html="".join(f"<p>{escape(notice)}</p>" for notice in notices if notice),
        updated=updated,
    )


def _news_of(day: date, history: Sequence[Change], today: date) -> datetime | None:
    """Return when a day was last announced or changed, or `None` while it is too far away to be news."""
    announced = datetime.combine(day - ANNOUNCED, time.min, WIB)
    moments = (announced, *(change.at for change in history))
    return max((moment for moment in moments if moment.date() <= today), default=None)
