"""Turns whatever stopped a build into sentences for staff and editors."""

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from publisher import wording
from publisher.building.built import Built
from publisher.target.directory import NotOurDirectory


def failed_build(error: BaseException) -> Built:
    """Return what is told of a build that stopped: nothing of it may be published."""
    code = BuildReportCode.BUILD_FAILED if _template_place(error) is None else BuildReportCode.TEMPLATE_BROKEN
    problems = problems_of(error)
    return Built(problems=problems, reports=tuple(BuildReport(code=code, sentence=sentence) for sentence in problems))


def problems_of(error: BaseException) -> tuple[str, ...]:
    """Say in Indonesian what went wrong, and where as exactly as the error knows."""
    if isinstance(error, NotOurDirectory):
        return (wording.NOT_OUR_DIRECTORY.format(path=error),)
    if isinstance(error, OSError):
        return (wording.DISK_PROBLEM.format(reason=error.strerror or error, path=error.filename or "-"),)
    where = _template_place(error) or _last_place(error)
    return (wording.BROKEN_BUILD.format(where=where, kind=type(error).__name__, reason=error),)


def _template_place(error: BaseException) -> str | None:
    """Return the innermost template line the error passed through."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_short(error.filename or error.name or '?')}:{error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    is_about_a_template = bool(frames) or isinstance(error, TemplateError)
    if not is_about_a_template:
        return None
    return f"{_short(frames[-1].filename)}:{frames[-1].lineno}" if frames else "theme/templates"


def _last_place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{_short(frames[-1].filename)}:{frames[-1].lineno}" if frames else "-"


def _short(path: str) -> str:
    """Return the last three parts of a path: enough to find the file, nothing about the machine."""
    return "/".join(Path(path).parts[-3:]).lstrip("/")
