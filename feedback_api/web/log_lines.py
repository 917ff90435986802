"""Keeps every line of a log one line that nobody else can have written, without the numbers of people."""

import logging
import traceback
import unicodedata

# Controls, and what turns, hides or breaks lines: in a terminal they act, in a file they forge.
_ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def escaped(text: str) -> str:
    """Return the text with everything that is not simply shown written out, as Python writes it."""
    return "".join(_written_out(symbol) if unicodedata.category(symbol) in _ACTING else symbol for symbol in text)


class OneLine(logging.Filter):
    """Rewrites each record before a handler formats it, whatever the handler's format is."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, harmless."""
        if not getattr(record, "is_one_line", False):
            record.msg, record.args = escaped(_masked(record.getMessage())), None
            if record.exc_info and record.exc_info[1] is not None:
                # Set in, so that no line of it can be taken for one that a program wrote.
                lines = "".join(traceback.format_exception(record.exc_info[1])).splitlines()
                record.exc_text = "\n".join(f"    {escaped(_masked(line))}" for line in lines)
            record.is_one_line = True
        return True


def keep_to_one_line(logger: logging.Logger | None = None) -> None:
    """Put the rule on every handler of a logger, or of all loggers: what runs us has set them up by now."""
    for handler in (logger or logging.getLogger()).handlers:
        handler.addFilter(OneLine())


def _masked(text: str) -> str:
    from feedback_api.domain.personal.personal_details import masked_words  # noqa: PLC0415 a start without trouble logs nothing

    return masked_words(text)


def _written_out(symbol: str) -> str:
    return symbol.encode("unicode_escape").decode("ascii")
