"""What a program is told of a letter that was kept: its code, its day, and another way if it sounds like a report."""

from datetime import date

from feedback_api.domain.submissions.second_member import sounds_like_report
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.submissions.tracking_code import shown
from feedback_api.public import wording


def api_receipt(kept: Submission, *, code: str, due: date) -> dict[str, str]:
    """Return it as JSON will say it; who sends a report has chosen already, and is told nothing more."""
    receipt = {"id": kept.id, "tracking_code": shown(code), "due": due.isoformat()}
    if kept.kind.is_confidential or not sounds_like_report(kept.text):
        return receipt
    return {**receipt, "confidential_way": wording.CONFIDENTIAL_WAY}
