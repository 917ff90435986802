"""What every model of a content file has in common: frozen, strict about its keys, made from a file."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, model_validator

from plugins.reading.body import rendered
from plugins.reading.content_file import ContentFile, Part
from plugins.reading.fields import YesNo
from plugins.reading.model_sentences import sentence_for, worth_saying
from plugins.reading.problem import ContentProblem


class Header(BaseModel):
    """The keys of one part of a header; keys are Indonesian (aliases), attributes English."""

    # Built when something is first read: a press that prints one more answer reads no content.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, values: Any) -> Any:  # noqa: ANN401  # pydantic hands in whatever was written
        if not isinstance(values, dict):
            return values
        optional = {field.alias or name for name, field in cls.model_fields.items() if not field.is_required()}
        return {key: value for key, value in values.items() if value is not None or key not in optional}

    @classmethod
    def read_part(cls, part: Part) -> tuple[Self | None, tuple[ContentProblem, ...]]:
        """Return the model of one part of a file, or all the reasons why there is none."""
        try:
            return cls.model_validate(part.values, context=part.file.office.tz), ()
        except ValidationError as refused:
            problems = (
                part.file.problem((*part.location, *error["loc"]), sentence_for(error, cls))
                for error in worth_saying(refused.errors(include_url=False))
            )
            return None, tuple(problems)


class FileHeader(Header):
    """The header of a whole file, which knows the file it came from."""

    _file: ContentFile = PrivateAttr()

    demonstration: YesNo = Field(default=False, alias="contoh")

    @property
    def file(self) -> ContentFile:
        return self._file

    @property
    def slug(self) -> str:
        return self._file.slug

    @property
    def body_html(self) -> str:
        """Return what stands below the header, as HTML: editors may use every kind of Markdown."""
        return rendered(self._file.body)

    @classmethod
    def read(cls, file: ContentFile) -> tuple[Self | None, tuple[ContentProblem, ...]]:
        """Return the model, or all the reasons why there is none."""
        if file.problems:
            return None, file.problems
        made, problems = cls.read_part(file.root)
        if made is not None:
            made._file = file  # noqa: SLF001  # its own, set once here
        return made, problems

    @classmethod
    def made(cls, file: ContentFile, **values: Any) -> Self:  # noqa: ANN401  # each field has a type of its own
        """Return the model of values that are typed already: nothing of them is read or checked again."""
        made = cls.model_construct(**values)
        made._file = file  # noqa: SLF001  # its own, set once here
        return made
