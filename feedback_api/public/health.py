"""Says whether the function can work, for the machines that watch it."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from feedback_api.current import services
from feedback_api.domain.errors import StoreUnavailable

bp = Blueprint("health", __name__)


@bp.get("/sehat")
def healthy() -> ResponseReturnValue:
    """Answer 200 as long as the store can be read; a site that is behind is said, but people are still served."""
    if not services().store.is_reachable():
        return jsonify(status="store_unavailable"), 503
    try:
        record = services().store.builds.read()
    except StoreUnavailable:
        return jsonify(status="store_unavailable"), 503
    return jsonify(
        status="ok",
        build={
            "wanted": record.wanted,
            "built": record.built,
            "behind": record.is_behind,
            "built_at": record.built_at.isoformat() if record.built_at else None,
            "problems": list(record.problems),
        },
        demonstration=services().settings.demonstration,
    )
