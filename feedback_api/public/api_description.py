"""Describes the API to programs: a frame from `openapi.json`, with every field and refusal filled in from the code."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from feedback_api.domain.search.shard import FoundIn, ThingKind
from feedback_api.public.api_fields import PAGE, QUESTION, Parameter, follow_up_fields, submission_fields
from feedback_api.public.forms import Bounds
from feedback_api.wording import trouble

FRAME = Path(__file__).parent / "openapi.json"
PROBLEM = {"$ref": "#/components/schemas/Problem"}
# What the server itself may refuse of any request, and what may happen to us.
ANYWHERE = (400, 405, 408, 414, 431, 500, 503)
REFUSALS = {
    ("/api/v1/submissions", "post"): (403, 413, 415, 422, 429),
    ("/api/v1/follow-ups", "post"): (403, 404, 409, 413, 415, 422, 423, 429),
    ("/api/v1/search", "get"): (422, 429),
    ("/api/v1/openapi.json", "get"): (),
}
TOO_OFTEN = 429


@lru_cache(maxsize=4)
def description(bounds: Bounds, office: str) -> str:
    """Return the description as JSON, with what may be chosen just now."""
    described: dict[str, Any] = json.loads(FRAME.read_text("utf-8"))
    described["info"]["title"] += f", {office}"
    described["components"]["schemas"] |= {
        "NewSubmission": _object(submission_fields(bounds)),
        "FollowUp": _object(follow_up_fields(bounds)),
    }
    _describe_what_is_found(described["components"]["schemas"]["Found"]["properties"])
    described["paths"]["/api/v1/search"]["get"]["parameters"] = [_in_query(QUESTION), _in_query(PAGE)]
    for (path, method), statuses in REFUSALS.items():
        responses = described["paths"][path][method]["responses"]
        responses |= {str(status): _refusal(status) for status in sorted((*statuses, *ANYWHERE))}
    return json.dumps(described, ensure_ascii=False)


def _describe_what_is_found(properties: dict[str, Any]) -> None:
    properties["kind"]["enum"] = [kind.api_name for kind in ThingKind]
    properties["why"]["properties"]["place"]["enum"] = [place.api_name for place in FoundIn]


def _object(fields: tuple[Parameter, ...]) -> dict[str, object]:
    return {
        "type": "object",
        "required": [field.name for field in fields if field.is_required],
        "properties": {field.name: field.schema() for field in fields},
    }


def _in_query(parameter: Parameter) -> dict[str, object]:
    schema = {**parameter.schema(), "type": "string"}
    about = schema.pop("description")
    required = {"required": True} if parameter.is_required else {}
    return {"name": parameter.name, "in": "query", **required, "schema": schema, "description": about}


def _refusal(status: int) -> dict[str, object]:
    response: dict[str, object] = {
        "description": f"{trouble(status)[0]}.",
        "content": {"application/problem+json": {"schema": PROBLEM}},
    }
    if status != TOO_OFTEN:
        return response
    wait = {"description": "Detik sampai boleh mencoba lagi.", "schema": {"type": "integer", "minimum": 1}}
    return {**response, "headers": {"Retry-After": wait}}
