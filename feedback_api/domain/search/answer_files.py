"""Where answers stand in the index: one file for each rare word of their question, and one for their title.

As JSON: {"a": {"dermaga": "AbCdEfGh…"}}                 numbers of four letters, the newest answer first
         {"j": [["Dermaga rusak, lapor?", "id id …", 0]]}  a title, who has it (newest first), which part of them
         {"b": "03f…"}                                     which files with words there are, four of them in a digit

A number says which file has the title of its answer (fourteen bits) and which answer of that file it is (ten).
So a list of a thousand answers costs three kilobytes, and titles are fetched of those alone that are shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# After the files with what editors wrote come one that says which of the next there are, those with the words of
# answers, and those with titles. The last two are there once they hold something, and nobody asks for another: what is
# missing is answered with the site's page for missing addresses, which weighs more than any of them.
WORD_FILES, TITLE_FILES = 4096, 16384
FILLED_FILE = 1056
FIRST_WORD_FILE = FILLED_FILE + 1
FIRST_TITLE_FILE = FIRST_WORD_FILE + WORD_FILES
# So many answers with one title stand in one file, the oldest together; a file that is full stays as it is.
A_PART = 50
# Answers whose title has no word that says anything stand under this one.
NO_WORD = ""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
A_NUMBER = 4
TOLD_APART = 1024
FILES_A_DIGIT = 4


@dataclass(frozen=True, kw_only=True)
class TitleRow:
    """Answers of one title, the newest first; `part` counts from the oldest ones."""

    title: str
    ids: tuple[str, ...]
    part: int


def word_file(term: str) -> int:
    """Return the number of the file that lists the answers under a term."""
    return FIRST_WORD_FILE + spread(term) % WORD_FILES


def filled(files: Iterable[int]) -> str:
    """Return what says which files with words there are."""
    digits = [0] * (WORD_FILES // FILES_A_DIGIT)
    for file in files:
        place = file - FIRST_WORD_FILE
        digits[place // FILES_A_DIGIT] |= 1 << place % FILES_A_DIGIT
    return "".join(f"{digit:x}" for digit in digits)


def is_filled(digits: str, file: int) -> bool:
    place = file - FIRST_WORD_FILE
    digit = digits[place // FILES_A_DIGIT : place // FILES_A_DIGIT + 1]
    return bool(digit) and bool(int(digit, 16) >> place % FILES_A_DIGIT & 1)


def title_file(title: str, part: int) -> int:
    """Return the number of the file with one part of the answers of a title, which is given as its words."""
    return FIRST_TITLE_FILE + spread(f"{title}~{part}") % TITLE_FILES


def answer_number(answer_id: str, file: int) -> str:
    """Return what stands for an answer in the lists of its words."""
    number = (file - FIRST_TITLE_FILE) * TOLD_APART + spread(answer_id) % TOLD_APART
    return "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in reversed(range(A_NUMBER)))


def file_of(number: str) -> int:
    """Return the file with the title of the answer that has this number."""
    whole = 0
    for letter in number:
        whole = whole * len(LETTERS) + LETTERS.index(letter)
    return FIRST_TITLE_FILE + whole // TOLD_APART


def numbers_in(text: str) -> Iterator[str]:
    return (text[at : at + A_NUMBER] for at in range(0, len(text), A_NUMBER))


def spread(text: str) -> int:
    """Return a number that is another one for nearly every text, by sums that a browser can do."""
    number = 0
    for letter in text:
        number = (number * 37 + ord(letter)) % 2147483647
    return number * 48271 % 2147483647


def parsed_words(raw: Mapping[str, Any]) -> dict[str, str]:
    if not all(isinstance(numbers, str) for numbers in raw.values()):
        raise ValueError("numbers of answers are a text")
    return dict(raw)


def parsed_titles(raw: list[Any]) -> tuple[TitleRow, ...]:
    return tuple(TitleRow(title=str(title), ids=tuple(ids.split()), part=int(part)) for title, ids, part in raw)
