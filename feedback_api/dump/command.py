"""The commands `dump` and `load`: a store into a file, and a file into a store, each with its sums."""

import errno
from functools import partial
from pathlib import Path

from feedback_api.console import DONE, REFUSED, UNUSABLE, complain, say
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.dump import wording
from feedback_api.dump.file import BadDump, NoDump, NothingKept, dump, read
from feedback_api.dump.load import HoldsOthers, load, sums
from feedback_api.progress import steps
from feedback_api.store import UnknownStore, open_store


def dump_or_load(errand: str, url: str, path: Path) -> int:
    """Run it and return its exit code: 0 done, 1 the store cannot be reached or is not the same, 2 unusable."""
    try:
        return _dump(url, path) if errand == "dump" else _load(url, path)
    except (UnknownStore, NothingKept, NoDump, BadDump, HoldsOthers) as problem:
        complain(wording.PROBLEMS[type(problem).__name__].format(path=path))
        return UNUSABLE
    except StoreUnavailable:
        complain(wording.UNREACHABLE[errand].format(path=path))
        return REFUSED
    except OSError as problem:
        reason = wording.REASONS.get(errno.errorcode.get(problem.errno or 0, ""), "")
        complain(wording.NOT_OPENED[errand].format(path=path, reason=reason))
        return UNUSABLE


def _dump(url: str, path: Path) -> int:
    kind, _, place = url.partition(":")
    if kind == "sqlite" and not Path(place).is_file():  # opening it would make an empty one
        raise UnknownStore(url)
    with open_store(url) as store:
        dump(store.everything(), path)
    for table, (count, digest) in sums(read(path)).items():
        say(wording.LINES["dumped"].format(table=wording.TABLES[table], count=count, digest=digest))
    say(wording.LINES["dump_done"].format(path=path))
    return DONE


def _load(url: str, path: Path) -> int:
    with open_store(url) as store:
        watching = partial(steps, wording.LOADING)
        loaded = load(lambda: read(path), store.everything(), want_build=store.builds.want, watching=watching)
    for table, here, there in loaded.compared:
        words = {"table": wording.TABLES[table], "same": wording.SAME[here == there]}
        say(wording.LINES["compared"].format(**words, here=here, there=there))
    say(wording.LINES["load_done" if loaded.is_whole else "load_again"].format(written=loaded.written))
    return DONE if loaded.is_whole else REFUSED
