"""Writes the copy that a sender is given: what the page lists, and the same as JSON."""

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from feedback_api.actions.senders.own_data import OwnData
from feedback_api.domain.submissions.answer import Answer
from feedback_api.domain.submissions.fields import FIELDS, KIND, Field, Shape, Storage
from feedback_api.domain.submissions.going_back import SaidBefore
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.text.plain_text import plain_text
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.public import rights_wording
from feedback_api.wording import ACTS, KIND_WORDS, sender_words


def listed(own: OwnData, names: Mapping[Field, str]) -> tuple[tuple[str, str], ...]:
    """Return label and value of every field its sender could fill in, in the order of the form.

    `names` are what people call some of the values.
    """
    said = ((field, names.get(field) or _said(own, field)) for field in _shown_fields())
    return tuple((FIELD_WORDS[field.name].short, "ya" if value is True else value) for field, value in said if value)


def as_json(own: OwnData, tz: tzinfo) -> dict[str, Any]:
    """Return everything that is kept about the submission; fields are called as on the form."""
    one = own.submission
    return {
        "id": one.id,
        **{field.name: _said(own, field) for field in _shown_fields()},
        "kunjungan": one.visit,
        "status": sender_words(one.kind)[one.sender_status],
        "diterima": _time(one.received_at, tz),
        "paling_lambat": one.due.isoformat(),
        "selesai": _time(one.closed_at, tz),
        "dihapus": _time(one.erased_at, tz),
        "dihapus_paling_lambat": _time(one.erase_after, tz),
        "minta_dihapus": _time(one.erasure_asked_at, tz),
        "ditandai": None if one.suspicion is None else one.suspicion.value,
        "tulisan_terbit": one.public_text,
        "tulisan_diusulkan_terbit": None if one.proposal is None else one.proposal.public_text,
        "jawaban": _answer(one.answer, tz),
        "kabar_pertama": _answer(one.first_answer, tz),
        "alasan": one.reason,
        "judul": one.title,
        "kondisi": one.case,
        "diteruskan_ke": one.forwarded_to,
        "digabung_ke": one.merged_into if own.merged_on is None else f"/tanya/{own.merged_on}/",
        "ditulis_kantor_sebelumnya": [_said_before(before, tz) for before in one.said_before],
        "tulisan_sebelumnya": [{"isi": words.text, "sampai": _time(words.at, tz)} for words in one.kept_earlier],
        "permintaan": None if one.wish is None else {"isi": one.wish.text, "waktu": _time(one.wish.at, tz)},
        "pemberitahuan": _notice(own.notice, tz),
        "susulan": None if own.second is None else as_json(own.second, tz),
        "riwayat": [{"waktu": _time(at, tz), "peristiwa": what, "oleh": who} for at, what, who in history(own)],
    }


def history(own: OwnData) -> Iterator[tuple[datetime, str, str]]:
    """Yield when, what and by whom; staff are not named, for their names are no data of the sender."""
    for event in own.events:
        if not event.is_set_aside:
            yield event.at, ACTS[event.act], rights_wording.ACTORS.get(event.actor, rights_wording.STAFF)  # type: ignore[index]  # a later act is set aside


def _shown_fields() -> tuple[Field, ...]:
    return tuple(field for field in FIELDS if field.shape is not Shape.KEY)


def _said(own: OwnData, field: Field) -> Any:  # noqa: ANN401 a text, a tick or nothing
    if field is KIND:
        return KIND_WORDS[own.submission.kind]
    if field.kept is Storage.SEALED:
        return getattr(own.words.contact, field.attribute)
    if field.is_masked:
        return own.words.texts.get(field.attribute) or None
    return getattr(own.submission, field.attribute)


def _answer(answer: Answer | None, tz: tzinfo) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {"isi": plain_text(answer.html.html), "waktu": _time(answer.answered_at, tz)}


def _said_before(before: SaidBefore, tz: tzinfo) -> dict[str, Any]:
    return {
        "jawaban": _answer(before.answer, tz),
        "alasan": before.reason,
        "diteruskan_ke": before.forwarded_to,
        "catatan": before.note,
        "sampai": _time(before.at, tz),
    }


def _notice(notice: Notice | None, tz: tzinfo) -> dict[str, Any] | None:
    if notice is None:
        return None
    return {"lewat": "email", "sejak": _time(notice.wanted_at, tz), "terkirim": _time(notice.told_at, tz)}


def _time(at: datetime | None, tz: tzinfo) -> str | None:
    return None if at is None else at.astimezone(tz).isoformat(timespec="seconds")
