"""An office that is open to visitors, and what stood on its site before any of them came."""

import shutil
from dataclasses import dataclass
from datetime import UTC

from feedback_api.settings import Settings
from feedback_api.store import open_store
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.published import read_answers
from publisher.data_directory import DataDirectory
from tests.pages.sites import BuiltSite
from tests.serving import RunningOffice


@dataclass(frozen=True, kw_only=True)
class OpenOffice:
    """A served demonstration; `site` and `answers` are copies from before the first visitor."""

    running: RunningOffice
    site: BuiltSite
    answers: Answers

    @property
    def origin(self) -> str:
        return self.running.origin

    @property
    def settings(self) -> Settings:
        return DataDirectory(root=self.running.data).settings(origin=self.origin)

    def waiting(self) -> tuple[str, ...]:
        """Return the texts that wait for an answer."""
        with open_store(self.settings.store) as store:
            return tuple(submission.text for submission in store.submissions.waiting(limit=200).items)

    def id_of(self, text: str) -> str:
        """Return the id of the waiting submission that holds this text."""
        with open_store(self.settings.store) as store:
            return next(one.id for one in store.submissions.waiting(limit=200).items if text in one.text)


def opened(running: RunningOffice) -> OpenOffice:
    """Take the copies of an office nobody has visited yet."""
    data = DataDirectory(root=running.data)
    assert data.site.is_dir(), running.said
    copy = shutil.copytree(data.site, data.root.with_name("site-at-first"))
    return OpenOffice(
        running=running,
        site=BuiltSite(root=copy, origin=running.origin),
        answers=read_answers(data.settings(origin=running.origin).store, demonstration=True, zone=UTC).answers,
    )
