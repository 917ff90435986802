"""Lets a sender follow a submission with its tracking code."""

import hmac
from contextlib import suppress

from feedback_api.domain.errors import SubmissionNotFound, TrackingCodeUnknown
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.submissions.tracking_code import derived_digest, derived_id, typed_code
from feedback_api.services import Services
from feedback_api.settings import KeyUse


def track(services: Services, typed: str) -> Submission:
    """Return the submission this code follows, however it was typed, or raise `TrackingCodeUnknown`."""
    code = typed_code(typed)
    if code is None:
        raise TrackingCodeUnknown
    settings = services.settings
    for id_key, digest_key in zip(settings.keys(KeyUse.ID), settings.keys(KeyUse.TRACKING), strict=True):
        with suppress(SubmissionNotFound):
            submission = services.store.submissions.get(derived_id(id_key, code))
            if hmac.compare_digest(submission.tracking_digest, derived_digest(digest_key, code)):
                return submission
    raise TrackingCodeUnknown
