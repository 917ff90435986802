"""The commands `python -m plugins.laws hukum-berubah|hukum-dilihat`."""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from plugins.edition.content import Content, read_content
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.laws.model import FORM_FOLDER, LAW_FILES, ChangedLaw, LawChange, Laws, laws_of
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.life_events.view import event_views
from plugins.kinds.tree import files_of, read_content_tree, with_office
from plugins.laws import wording
from plugins.laws.register_edit import NewChange, WrittenInOneLine, with_change, with_look
from plugins.reading.content_tree import ContentTree, parsed
from plugins.reading.nearest import nearest
from plugins.reading.wording import guess, quoted

REFUSED = 1


class LawCommandRefused(Exception):
    """Nothing was written; the sentence says why."""


def main(arguments: list[str], *, today: date | None = None) -> int:
    """Write into the register and say which pages are marked now, or say why nothing was written."""
    options = _options(arguments)
    tree = read_content_tree([options.folder])
    day = today or datetime.now(tree.office.tz).date()
    try:
        said = _changed(tree, options, day) if options.command == "hukum-berubah" else _looked(tree, options, day)
    except LawCommandRefused as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    sys.stdout.write("\n".join(said) + "\n")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py", description=wording.ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    change, look = commands.add_parser("hukum-berubah"), commands.add_parser("hukum-dilihat")
    change.add_argument("hukum", help=wording.HELP["hukum"])
    change.add_argument("--oleh", required=True, help=wording.HELP["oleh"])
    change.add_argument("--bagian", default="", help=wording.HELP["bagian"])
    change.add_argument("--kata", default="", help=wording.HELP["kata"])
    looked_at = look.add_mutually_exclusive_group(required=True)
    for option in ("panduan", "formulir"):
        looked_at.add_argument(f"--{option}", help=wording.HELP[option])
    for option in ("hukum", "nama"):
        look.add_argument(f"--{option}", required=True, help=wording.HELP[option])
    for command in (change, look):
        command.add_argument("--folder", type=Path, default=Path("content"), help=wording.HELP["folder"])
    return parser.parse_args(arguments)


def _changed(tree: ContentTree, options: argparse.Namespace, day: date) -> list[str]:
    """Note a change, and return the pages that are marked because of it."""
    laws, law = laws_of(tree), options.hukum
    for name in (law, options.oleh):
        _refuse_unknown(tree, name, laws)
    parts = tuple(part.strip() for part in options.bagian.split(",") if part.strip())
    sentence = options.kata.strip() or wording.SENTENCE.format(law=laws.title(options.oleh))
    if any(_is_same(change, options.oleh, parts) for change in laws.by_id[law].changes):
        raise LawCommandRefused(wording.NOTED_ALREADY)
    before = set(_marked(_read(tree), law))
    change = NewChange(by=options.oleh, noted=day, parts=parts, sentence=sentence)
    text, content = _tried(tree, lambda before: with_change(before, law, change))
    Path(tree.table(LAW_FILES).path).write_text(text, encoding="utf-8")
    found = _marked(content, law)
    new = [url for url in found if url not in before]
    pages = [wording.PAGE.format(title=found[url], url=url) for url in new]
    written = wording.WRITTEN.format(path=tree.table(LAW_FILES).path)
    return [written, wording.MARKED.format(count=len(new)), *pages] if pages else [written, wording.NONE_MARKED]


def _looked(tree: ContentTree, options: argparse.Namespace, day: date) -> list[str]:
    """Note who checked a guide or a form, which is no longer marked, and say what still is."""
    laws, law = laws_of(tree), options.hukum
    looked_at = FORM_FOLDER + options.formulir if options.formulir else options.panduan
    _refuse_unknown(tree, law, laws)
    if looked_at not in _waiting(_read(tree), law):
        raise LawCommandRefused(wording.NOT_MARKED.format(looked_at=quoted(looked_at), law=laws.title(law)))
    text, content = _tried(tree, lambda before: with_look(before, law, looked_at, name=options.nama, day=day))
    waiting = _waiting(content, law)
    if looked_at in waiting:
        raise LawCommandRefused(wording.ONE_LINE.format(path=tree.table(LAW_FILES).path))
    Path(tree.table(LAW_FILES).path).write_text(text, encoding="utf-8")
    released = wording.RELEASED.format(looked_at=looked_at, law=laws.title(law), name=options.nama, day=day.isoformat())
    still = wording.STILL_MARKED.format(count=len(waiting), names=", ".join(waiting))
    return [released, still if waiting else wording.NONE_LEFT.format(law=laws.title(law))]


def _refuse_unknown(tree: ContentTree, name: str, laws: Laws) -> None:
    if name not in laws.ids:
        near = guess(nearest(name, laws.ids))
        path = tree.table(LAW_FILES).path
        raise LawCommandRefused(wording.NO_SUCH_LAW.format(value=quoted(name), path=path, guess=near))


def _is_same(change: LawChange, by: str, parts: tuple[str, ...]) -> bool:
    return change.by == by and change.parts == parts


def _marked(content: Content, law: str) -> dict[str, str]:
    """Return the titles of the pages that say that the law changed, by their addresses."""
    cases = [(case.url, case.title, case.changed_law) for made in content.cases.values() for case in made.all]
    forms = [(form.url, form.name, form.changed_law) for form in content.of(FORMS)]
    events = [(view.url, view.title, view.changed_law) for view in event_views(content.of(LIFE_EVENTS), content.cases)]
    return {url: title for url, title, changed in (*cases, *forms, *events) if _is_among(law, changed)}


def _waiting(content: Content, law: str) -> list[str]:
    """Return what somebody has to look at, as the register names it."""
    guides = [guide.slug for guide in content.guides if _is_among(law, guide.changed_law)]
    return guides + [FORM_FOLDER + form.slug for form in content.of(FORMS) if _is_among(law, form.changed_law)]


def _is_among(law: str, changed: Iterable[ChangedLaw]) -> bool:
    return any(one.id == law for one in changed)


def _read(tree: ContentTree) -> Content:
    read = read_content(tree, demonstration=True)
    if not isinstance(read, Content):
        raise LawCommandRefused("\n".join([wording.BROKEN, *map(str, read)]))
    return read


def _tried(tree: ContentTree, change: Callable[[str], str]) -> tuple[str, Content]:
    """Return the changed text of the register, and the content as it is with it; nothing is written yet."""
    table = tree.table(LAW_FILES)
    try:
        text = change(table.text)
    except WrittenInOneLine:
        raise LawCommandRefused(wording.ONE_LINE.format(path=table.path)) from None
    changed = parsed(LAW_FILES, table.path, text)
    written = files_of(tree.roots).with_files(lambda files, found: (changed,) if files == LAW_FILES else found)
    return text, _read(replace(with_office(written), picture_cache=tree.picture_cache))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
