"""Writes who the office is as one JSON text and reads it back, for every store."""

import json

from feedback_api.domain.identity import Identity, identity_from_json, identity_json


def written_office(office: Identity) -> str:
    return json.dumps(identity_json(office), ensure_ascii=False, separators=(",", ":"))


def office_of(text: str | None) -> Identity | None:
    """Return what was kept; what a later version wrote in another form counts as not known."""
    try:
        return identity_from_json(json.loads(text)) if text else None
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
