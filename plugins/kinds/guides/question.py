"""What a guide asks, and what depends on the answers."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from plugins.reading.content_model import Header
from plugins.reading.fields import ShortName, SomeTexts, Text, YesNo

# Question id → the option ids that will do; several questions must all be answered so.
When = dict[str, SomeTexts]


def _text_alone(value: object) -> object:
    """Let a plain text stand for a part that says nothing but `teks`."""
    return {"teks": value} if isinstance(value, str) and value.strip() else value


class Choice(Header):
    """One answer: its words, how a title names it, and whether it is the ordinary one that titles leave out.

    `name` takes the guide's place in the title: "KK hilang" of the guide "KK hilang atau rusak".
    """

    text: Text = Field(alias="teks")
    name: Text | None = Field(default=None, alias="nama")
    title: Text | None = Field(default=None, alias="judul")
    ordinary: YesNo = Field(default=False, alias="biasa")


ChoiceLine = Annotated[Choice, BeforeValidator(_text_alone)]


class GuideQuestion(Header):
    """Something the resident is asked so that the list fits; `choices` keep their order."""

    id: ShortName
    text: Text = Field(alias="teks")
    choices: dict[ShortName, ChoiceLine] = Field(alias="pilihan", min_length=2)
    makes_pages: YesNo = Field(default=True, alias="halaman")


class GuideStep(Header):
    """One act on the way; with a condition it is for some people only."""

    text: Text = Field(alias="teks")
    when: When = Field(default={}, alias="jika")


StepLine = Annotated[GuideStep, BeforeValidator(_text_alone)]
