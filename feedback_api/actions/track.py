"""Lets a sender follow a submission with its tracking code."""

import hmac

from feedback_api.domain.errors import SubmissionNotFound, TrackingCodeUnknown
from feedback_api.domain.submission import Submission
from feedback_api.domain.tracking_code import derived_digest, derived_id, typed_code
from feedback_api.services import Services
from feedback_api.settings import KeyUse


def track(services: Services, typed: str) -> Submission:
    """Return the submission this code follows, however it was typed, or raise `TrackingCodeUnknown`."""
    code = typed_code(typed)
    if code is None:
        raise TrackingCodeUnknown
    try:
        submission = services.store.submissions.get(derived_id(services.settings.key(KeyUse.ID), code))
    except SubmissionNotFound as unknown:
        raise TrackingCodeUnknown from unknown
    expected = derived_digest(services.settings.key(KeyUse.TRACKING), code)
    if not hmac.compare_digest(submission.tracking_digest, expected):
        raise TrackingCodeUnknown
    return submission
