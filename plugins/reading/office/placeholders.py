"""Fills the words that differ from office to office into what editors wrote, once, when a file is read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from feedback_api.domain.identity import Identity
from plugins.reading import wording
from plugins.reading.content_file import ContentFile, Location, Value
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

TITLE = "judul"
BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
# What stands in a body between backticks is shown as it was written.
BODY_BRACES = re.compile(rf"`[^`]*`|{BRACES.pattern}")
# Markdown's own: `{: .table}`, `{#anchor}`.
ATTRIBUTES = re.compile(r"[:#.].*")
# A province or a neighbour is often named as a source.
OFTEN_CITED = frozenset({"provinsi", "kota_lain"})
# Who signed a guide, and who answers for it, are of this office in every office.
OF_THIS_OFFICE = frozenset({"disahkan", "pemilik"})
LITERAL = {"{{": "{", "}}": "}"}


@dataclass(frozen=True, kw_only=True)
class OfficeWords:
    """What stands for each placeholder, and the names that should not be written out."""

    by_placeholder: Mapping[str, str]
    own_names: Mapping[str, str]

    @classmethod
    def of(cls, office: Identity, *, villages: int) -> "OfficeWords":
        """Return the office's words; where it has none, words that are true of every office."""
        named = {
            "kantor": office.name,
            "kecamatan": office.short,
            "kabupaten": office.regency,
            "provinsi": office.province,
            "dukcapil": office.registry,
            "kios": office.kiosk.name if office.kiosk else None,
            "kota_lain": office.nearby_city,
        }
        words = {key: name or wording.PLACEHOLDER_DEFAULTS[key] for key, name in named.items()}
        own = {
            name.lower(): key
            for key, name in named.items()
            if name and key not in OFTEN_CITED and name != wording.PLACEHOLDER_DEFAULTS[key]
        }
        return cls(by_placeholder={**words, "jumlah_desa": str(villages)}, own_names=own)


@dataclass(frozen=True, kw_only=True)
class PlaceholderRules:
    """Of a kind of file: whether its titles take no placeholders, and whether other offices could use it as well."""

    fixed_titles: bool
    shared: bool


def filled(file: ContentFile, office: Identity, words: OfficeWords, rules: PlaceholderRules) -> ContentFile:
    """Return the file as the office publishes it; what cannot be filled in is a problem of the file."""
    filling = _Filling(file=file, words=words, rules=rules)
    values = {key: filling.value(value, (key,)) for key, value in file.values.items()}
    body = filling.text(file.body, None)
    names = tuple(_own_names(file, words)) if rules.shared and words.own_names else ()
    problems = (*file.problems, *filling.problems)
    return replace(file, values=values, body=body, problems=problems, office=office, own_names=names)


class _Filling:
    """One walk through a file; `problems` grows on the way. `{Kios}` is `{kios}` at the beginning of a sentence."""

    def __init__(self, *, file: ContentFile, words: OfficeWords, rules: PlaceholderRules) -> None:
        self._file = file
        self._rules = rules
        self._words = words.by_placeholder
        self.problems: list[ContentProblem] = []

    def value(self, value: Value, location: Location) -> Value:
        if isinstance(value, str):
            return self.text(value, location)
        if isinstance(value, Mapping):
            return {key: self.value(inner, (*location, key)) for key, inner in value.items()}
        return value if value is None else [self.value(one, (*location, at)) for at, one in enumerate(value)]

    def text(self, text: str, location: Location | None) -> str:
        """Return a text with its words; without `location` it is the body."""
        if "{" not in text and "}" not in text:
            return text

        def word(found: re.Match[str]) -> str:
            whole, name = found[0], found[1]
            if whole.startswith("`"):
                return whole
            if whole in LITERAL:
                return LITERAL[whole]
            if location is None and name is not None and ATTRIBUTES.fullmatch(name):
                return whole
            sentence = self._refusal(whole, name, location)
            if sentence:
                self.problems.append(_problem(self._file, location, text.count("\n", 0, found.start()), sentence))
                return whole
            word_ = self._words[name.lower()]
            return word_[:1].upper() + word_[1:] if name[:1].isupper() else word_

        return (BODY_BRACES if location is None else BRACES).sub(word, text)

    def _refusal(self, whole: str, name: str | None, location: Location | None) -> str | None:
        if name is None:
            return wording.STRAY_BRACE
        if name[:1].lower() + name[1:] not in self._words:
            known = ", ".join(f"{{{key}}}" for key in self._words)
            guess = nearest(name, self._words)
            return wording.NO_SUCH_PLACEHOLDER.format(
                value=wording.quoted(whole), known=known, guess=wording.guess(f"{{{guess}}}" if guess else None)
            )
        if location is not None and location[-1] == TITLE and self._rules.fixed_titles:
            return wording.NO_PLACEHOLDER_IN_TITLE.format(value=wording.quoted(whole))
        return None


def _own_names(file: ContentFile, words: OfficeWords) -> Iterator[ContentProblem]:
    """Yield where a name of the office is written out in a file that other offices could use as well."""
    longest_first = sorted(words.own_names, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    pattern = re.compile(rf"(?<![\w./-])(?:{names})(?![\w-])", re.IGNORECASE)
    for location, text in (*file.texts, (None, file.body)):
        if location and location[0] in OF_THIS_OFFICE:
            continue
        for found in pattern.finditer(text):
            placeholder = f"{{{words.own_names[found[0].lower()]}}}"
            sentence = wording.OWN_NAME.format(value=wording.quoted(found[0]), placeholder=placeholder)
            yield _problem(file, location, text.count("\n", 0, found.start()), sentence)


def _problem(file: ContentFile, location: Location | None, lines_down: int, sentence: str) -> ContentProblem:
    if location is None:
        return ContentProblem(path=file.path, line=file.body_line + lines_down, sentence=sentence)
    return file.problem(location, sentence)
