"""Declares news posts, `content/kabar/<slug>.md`; Pelican writes them itself."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time

from feedback_api.domain.search.shard import ThingKind
from plugins.kinds.build_day import BuildDay
from plugins.kinds.feed_entry import Entry
from plugins.kinds.findable import Findable
from plugins.kinds.kind import ContentKind, FeedPart, KindPages, Updated, at_most_one, no_problems, nothing_below
from plugins.kinds.new_file import NewFile
from plugins.kinds.news.checks import is_draft, is_out, post_problems
from plugins.kinds.news.model import KECAMATAN, Post
from plugins.kinds.news.new import new_post
from plugins.kinds.news.notes import post_notes
from plugins.reading.content_file import ContentFile
from plugins.reading.file_set import FileSet
from plugins.reading.post_header import DRAFT, HIDDEN, status_of

FILES = FileSet(folder="kabar", in_pelican_words=True)
MOST_FINDABLE = 200


def _out_today(posts: tuple[Post, ...], day: BuildDay) -> tuple[Post, ...]:
    """Return the posts that stand in lists; one that is hidden has a page and no more."""
    return tuple(post for post in posts if post.is_listed and post.day <= day.today)


def _findable(posts: Sequence[Post], _day: BuildDay) -> Iterator[Findable]:
    for post in sorted(posts, key=lambda post: (post.day, post.slug), reverse=True)[:MOST_FINDABLE]:
        summary = (post.summary.replace("**", ""),) if post.summary else ()
        yield Findable(
            kind=ThingKind.POST, url=post.url, title=post.title, names=(post.title, *post.tags), says=summary
        )


def _beside(file: ContentFile) -> Iterator[str]:
    """Yield the list of the post's village; one without news has none."""
    if status_of(file) not in {DRAFT, HIDDEN}:
        yield f"/kabar/desa/{file.root.text('desa') or KECAMATAN}/"


def _entry(post: Post, _day: BuildDay) -> Entry:
    updated = datetime.combine(post.last_changed, time.min, post.file.office.tz)
    return Entry(title=post.title, url=post.url, html=post.body_html, updated=updated)


def _concerns(post: Post, village: str) -> bool:
    return post.village == village


def _updated(post: Post) -> Updated:
    return Updated(url=post.url, day=post.last_changed)


POSTS: ContentKind[Post, Post] = ContentKind(
    name="posts",
    files=FILES,
    about="Menulis kabar",
    has_example=True,
    checks=post_problems,
    notes=post_notes,
    model=Post,
    model_checks=no_problems,
    shown=_out_today,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/kabar/{slug}/",
        lists=("/kabar/",),
        beside=_beside,
        below=nothing_below,
        anchors=frozenset(),
        is_asked_about=False,
        template=None,
        updated=_updated,
        feed=FeedPart(entries=at_most_one(_entry), is_among_everything=True, concerns=_concerns, own_title=None),
        calendar=None,
        open_data=None,
        pocket=None,
    ),
    new=NewFile(command="kabar-baru", options=("judul", "desa"), make=new_post),
    is_draft=is_draft,
    is_out=is_out,
)
