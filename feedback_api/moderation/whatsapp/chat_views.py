"""The page on which staff make a letter of a pasted WhatsApp chat, and get the reply with its code."""

from dataclasses import dataclass, replace

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.senders.submit import Receipt, submit
from feedback_api.domain.submissions.second_member import sounds_like_report
from feedback_api.domain.submissions.tracking_code import shown
from feedback_api.domain.text.pressable import mobile_number
from feedback_api.moderation import wording
from feedback_api.moderation.session import desk_pages, member
from feedback_api.moderation.visits.voice_form import arrival_from
from feedback_api.moderation.whatsapp.chat_form import ChatForm, chat_problems, letter_problems
from feedback_api.moderation.whatsapp.whatsapp_link import link_to
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import long_date

bp = desk_pages("chats", "/moderasi/dari-whatsapp")


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What staff answer in the chat at once, and where pressing it leads."""

    text: str
    link: str


@bp.get("/")
def paste() -> ResponseReturnValue:
    return _page(_fresh())


@bp.post("/baca")
def read() -> ResponseReturnValue:
    """Show what was read of the chat; nothing is kept yet."""
    form = ChatForm.from_fields(request.form)
    problems = chat_problems(form)
    if problems:
        return _page(form, *problems, status=422)
    return _page(replace(form.read(), village=form.village or member().village or ""))


@bp.post("/")
def keep() -> ResponseReturnValue:
    """Keep it as something the resident sent, and show the reply with its code; the next form stands below."""
    form, settings = ChatForm.from_fields(request.form), services().settings
    villages = services().catalogue.villages()
    problems = letter_problems(form, villages, member(), longest=settings.longest_text)
    if problems:
        return _page(form, *problems, status=422)
    receipt = submit(services(), arrival_from(form, demonstration=settings.demonstration), by=member().name)
    return _page(_fresh(), reply=_reply(receipt, form.number))


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form."""
    problem = FieldProblem(field="", detail=wording.PAGE_TOO_OLD)
    return _page(ChatForm.from_fields(request.form), problem, status=422)


def _fresh() -> ChatForm:
    return ChatForm(key=services().new_key())


def _reply(receipt: Receipt, number: str) -> Reply:
    text = wording.REPLY_TO_CHAT.format(
        office=services().office().name,
        code=shown(receipt.code),
        due=long_date(receipt.due),
        address=f"{services().settings.origin}/lacak/",
    )
    return Reply(text=text, link=link_to(mobile_number(number) or "", text))


def _page(
    form: ChatForm, *problems: FieldProblem, reply: Reply | None = None, status: int = 200
) -> ResponseReturnValue:
    page = render_template(
        "moderation/chat.html",
        form=form,
        problems=problems,
        reply=reply,
        sounds=sounds_like_report(form.text),
        villages=[(one.slug, one.name) for one in services().catalogue.villages() if member().works_for(one.slug)],
        member=member(),
    )
    return make_response(page, status)
