"""Turns what is shown of an answer into bytes for the press's own file, and back; nothing else can come out of them."""

import copyreg
import io
import pickle
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from feedback_api.domain.submissions.answer import PublicNote, PublishedFollowUp, SafeHtml
from plugins.edition.questions.answer_view import AnswerView

_SHOWN = (AnswerView, PublishedFollowUp, PublicNote, SafeHtml, datetime, timedelta, timezone, ZoneInfo)
_KNOWN: dict[tuple[str, str], type] = {(one.__module__, one.__qualname__): one for one in _SHOWN}


class _OnlyOurs(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        found = _KNOWN.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(name)
        return found


def to_bytes(view: AnswerView | PublishedFollowUp) -> bytes:
    content = io.BytesIO()
    pickler = pickle.Pickler(content, protocol=4)
    # As a zone writes itself, reading it takes a function that can do anything.
    pickler.dispatch_table = copyreg.dispatch_table | {ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))}
    pickler.dump(view)
    return content.getvalue()


def answer_from(content: bytes) -> AnswerView:
    view: AnswerView = _OnlyOurs(io.BytesIO(content)).load()
    return view


def follow_up_from(content: bytes) -> PublishedFollowUp:
    view: PublishedFollowUp = _OnlyOurs(io.BytesIO(content)).load()
    return view
