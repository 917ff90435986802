"""A request whose words, in its form and in its address, hold no character that steers whatever shows them."""

from functools import cached_property

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict

from feedback_api.domain.text.cleaning import steered_by_nothing


class CalmRequest(Request):
    """Many a page shows what was typed before anybody has read it as something: here it is cleaned for all of them.

    A program's words stay as they came: each is held against the description, and none is shown on a page.
    """

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """Return the words of the address."""
        return super().args if self._is_a_programs else _calmed(super().args)

    @property
    def _is_a_programs(self) -> bool:
        return self.path.startswith("/api/")

    def _load_form_data(self) -> None:
        """Read the form, once, as Werkzeug does."""
        if "form" not in self.__dict__:
            super()._load_form_data()
            self.__dict__["form"] = _calmed(self.__dict__["form"])


def _calmed(fields: MultiDict[str, str]) -> ImmutableMultiDict[str, str]:
    pairs = fields.items(multi=True)
    return ImmutableMultiDict((steered_by_nothing(name), steered_by_nothing(value)) for name, value in pairs)
