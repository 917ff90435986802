"""Signs for some minutes that a password fitted, while the page that asks for a code is open."""

from itsdangerous import BadSignature, URLSafeSerializer

from feedback_api.domain.errors import CodeAsked
from feedback_api.domain.stored_parts import moment
from feedback_api.settings import KeyUse
from feedback_api.store.documents import stamp
from feedback_api.web.current import services


def signed_half(half: CodeAsked) -> str:
    """Return what travels in the form that asks for the code."""
    return str(_serializer().dumps([half.name, half.epoch, stamp(half.until)]))


def half_signed_in(signed: str) -> CodeAsked | None:
    """Return whose password fitted; nothing for what we did not sign."""
    try:
        name, epoch, until = _serializer().loads(signed)
    except (BadSignature, ValueError):
        return None
    return CodeAsked(name=str(name), epoch=int(epoch), until=moment(until))


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(services().settings.keys(KeyUse.SIGN_IN)[::-1], salt="setengah-masuk")
