"""What every model of a content file has in common: frozen, strict about its keys, made from a file."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr, ValidationError, model_validator

from plugins.content_file import ContentFile
from plugins.model_sentences import sentence_for
from plugins.problem import Problem


class Header(BaseModel):
    """The keys of one part of a header; keys are Indonesian (aliases), attributes English."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, values: Any) -> Any:  # noqa: ANN401  # pydantic hands in whatever was written
        if not isinstance(values, dict):
            return values
        optional = {field.alias or name for name, field in cls.model_fields.items() if not field.is_required()}
        return {key: value for key, value in values.items() if value is not None or key not in optional}


class FileHeader(Header):
    """The header of a whole file, which knows the file it came from."""

    _file: ContentFile = PrivateAttr()

    @property
    def file(self) -> ContentFile:
        return self._file

    @property
    def slug(self) -> str:
        return self._file.slug

    @classmethod
    def read(cls, file: ContentFile) -> tuple[Self | None, tuple[Problem, ...]]:
        """Return the model, or all the reasons why there is none."""
        if file.problems:
            return None, file.problems
        try:
            made = cls.model_validate(file.values)
        except ValidationError as refused:
            problems = (
                file.problem(error["loc"], sentence_for(error, cls))
                for error in refused.errors(include_url=False, include_context=True)
            )
            return None, tuple(problems)
        made._file = file  # noqa: SLF001  # its own, set once here
        return made, ()
