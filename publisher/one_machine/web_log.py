"""Gunicorn's log, without what people put behind the question mark of an address."""

from gunicorn.glogging import Logger  # type: ignore[import-untyped]  # gunicorn ships no types


class WebLog(Logger):  # type: ignore[misc]  # the same
    """Cuts the query from every address before it is written; the access line has none to begin with."""

    def exception(self, msg: object, *args: object, **kwargs: object) -> None:
        super().exception(msg, *(without_query(argument) for argument in args), **kwargs)


def without_query(argument: object) -> object:
    return argument.partition("?")[0] if isinstance(argument, str) else argument
