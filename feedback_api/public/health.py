"""Says whether the office works, for the machines that watch it: codes for anybody, details for staff."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, jsonify, session
from flask.typing import ResponseReturnValue

from feedback_api.domain.errors import NotSignedIn, StoreUnavailable
from feedback_api.web.current import services
from feedback_api.web.staff_cookie import TOKEN

if TYPE_CHECKING:
    from feedback_api.actions.upkeep.look_through import Finding, Health

bp = Blueprint("health", __name__)


@bp.get("/sehat")
def healthy() -> ResponseReturnValue:
    """Answer 200 as long as letters can be taken, `degraded` with a code for whatever else is not well."""
    from feedback_api.actions.upkeep.look_through import look_through  # noqa: PLC0415 who only asks something needs none of it

    try:
        health = look_through(services()) if services().store.is_reachable() else None
        in_full = health is not None and _is_for_staff()
    except StoreUnavailable:
        health = None
    if health is None:
        return jsonify(status="store_unavailable"), HTTPStatus.SERVICE_UNAVAILABLE
    return jsonify(
        status="degraded" if health.findings else "ok",
        office=services().office().name,
        codes=[finding.code for finding in health.findings],
        problems=[_said(finding, in_full=in_full) for finding in health.findings],
        build=_build(health, in_full=in_full),
        demonstration=services().settings.demonstration,
    )


def _build(health: "Health", *, in_full: bool) -> dict[str, Any]:
    """Return what stands in the build record; why it could not be built is for staff to read."""
    record = health.record
    return {
        "wanted": record.wanted,
        "built": record.built,
        "behind": record.is_behind,
        "built_at": record.built_at.isoformat() if record.built_at else None,
        "problems": list(record.problems) if in_full else ["build_failed"] * bool(record.problems),
    }


def _said(finding: "Finding", *, in_full: bool) -> dict[str, Any]:
    details = {"details": list(finding.details)} if in_full else {}
    return {"code": finding.code, "count": finding.count, **details}


def _is_for_staff() -> bool:
    token = session.get(TOKEN)
    if token is None:
        return False
    from feedback_api.actions.members.sign_in import signed_in  # noqa: PLC0415 passwords are slow to load

    try:
        signed_in(services(), token)
    except NotSignedIn:
        return False
    return True
