"""A target that is a folder of an S3 bucket, which readers see through CloudFront."""

import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from feedback_api.web.answers.file_headers import is_immutable
from publisher.target.bucket_objects import (
    AT_ONCE,
    HEADER_RULES,
    BucketObjects,
    ChangedMeanwhile,
    KeptManifest,
    digest,
)
from publisher.target.manifest import Manifest, ManifestClaim
from publisher.target.order import in_order
from publisher.target.protocol import Changes, NotOurTurn, Publication

# So long a press that writes is believed to be alive; then another may take over.
CLAIM = timedelta(seconds=60)
# A file on its way may arrive so much later: two tries of a few seconds each, see `bucket_place`.
STOP_BEFORE = timedelta(seconds=15)
# A page that a reader opened yesterday may still ask for its script.
ASSETS_STAY = timedelta(days=1)
_FILES_BETWEEN_LOOKS = 500


@dataclass(frozen=True, kw_only=True)
class BucketTarget:
    """Publishes below a place. Nobody else may write there, but for another press: one of them wins."""

    objects: BucketObjects
    now: Callable[[], datetime]

    def has_site(self) -> bool:
        return "index.html" in self.objects.manifest().manifest.files

    def publish(self, built: Path, changes: Changes | None = None) -> Publication:
        """Claim the manifest, write what changed, delete what must go, and give the manifest back as it is now.

        As long as a claim stands there, what the manifest says of the files is not to be trusted: whoever finds one
        whose time is over looks at every file that is there. So does the first publishing of a day, for a press that
        stood still for a minute may have sent one last file after another had taken over.
        """
        work = _Work(target=self, token=secrets.token_hex(8))
        before = work.claim()
        is_believed = self._may_be_believed(before)
        known = before.files if is_believed else self._really_there(before)
        is_counted_from = is_believed and changes is not None and changes.since == before.written_by
        wanted = _with_changes(known, built, changes) if changes and is_counted_from else _digests(built, _files(built))
        changed = {path for path, one in wanted.items() if known.get(path) != one}
        for step in in_order(changed, present=known.keys()):
            work.put(built, step)
        leaving = _leaving(before, there=known, wanted=wanted, now=self.now())
        due = {path for path, since in leaving.items() if _may_go(path, since, now=self.now())}
        work.delete(due)
        left = {path: since for path, since in leaving.items() if path not in due}
        work.give_back(Manifest(files=wanted, leaving=left, headers=HEADER_RULES, listed=self._day()))
        return Publication(
            written=tuple(sorted(changed)),
            deleted=tuple(sorted(due)),
            unchanged=len(wanted) - len(changed),
            state=work.token,
        )

    def _may_be_believed(self, before: Manifest) -> bool:
        return before.claim is None and before.headers == HEADER_RULES and before.listed == self._day()

    def _day(self) -> str:
        return self.now().date().isoformat()

    def _really_there(self, before: Manifest) -> Mapping[str, str]:
        """Return the files by listing them; with other headers than today's, none of them counts as the same."""
        there = self.objects.digests()
        return there if before.headers in {HEADER_RULES, ""} else dict.fromkeys(there, "")


@dataclass(kw_only=True)
class _Work:
    """One publishing, and the manifest it holds."""

    target: BucketTarget
    token: str
    held: KeptManifest | None = None

    def claim(self) -> Manifest:
        """Write our claim into the manifest and return what it said before, or raise `NotOurTurn`."""
        found = self.target.objects.manifest()
        if found.manifest.claim is not None and found.manifest.claim.until > self.target.now():
            raise NotOurTurn(found.manifest.claim.by)
        self._write(replace(found.manifest, written_by=self.token, claim=self._new_claim()), instead_of=found)
        return found.manifest

    def put(self, built: Path, paths: tuple[str, ...]) -> None:
        """Write files at once, none of them later than our claim allows."""

        def put(path: str) -> None:
            self._stop_if_late()
            self.target.objects.put(path, (built / path).read_bytes())

        with ThreadPoolExecutor(AT_ONCE) as threads:
            for some in _parts(paths):
                self._renew()
                for _ in threads.map(put, some):
                    pass

    def delete(self, paths: set[str]) -> None:
        self._stop_if_late()
        self.target.objects.delete(paths)

    def give_back(self, done: Manifest) -> None:
        """Write the manifest of the finished site."""
        self._write(replace(done, written_by=self.token), instead_of=self._held())

    def _stop_if_late(self) -> None:
        if self._time_left() < STOP_BEFORE:
            raise NotOurTurn(self.token)

    def _renew(self) -> None:
        if self._time_left() < CLAIM / 2:
            held = self._held()
            self._write(replace(held.manifest, claim=self._new_claim()), instead_of=held)

    def _write(self, manifest: Manifest, *, instead_of: KeptManifest) -> None:
        try:
            self.held = self.target.objects.write_manifest(manifest, instead_of=instead_of)
        except ChangedMeanwhile as changed:
            raise NotOurTurn(self.token) from changed

    def _new_claim(self) -> ManifestClaim:
        return ManifestClaim(by=self.token, until=self.target.now() + CLAIM)

    def _time_left(self) -> timedelta:
        claim = self._held().manifest.claim
        return claim.until - self.target.now() if claim else timedelta()

    def _held(self) -> KeptManifest:
        if self.held is None:
            raise NotOurTurn(self.token)
        return self.held


def _digests(built: Path, paths: Iterable[str]) -> dict[str, str]:
    return {path: digest((built / path).read_bytes()) for path in paths}


def _with_changes(known: Mapping[str, str], built: Path, changes: Changes) -> dict[str, str]:
    """Return the files of a build: those that were published already, but for what changed since."""
    others = {path: one for path, one in known.items() if path not in changes.paths}
    return others | _digests(built, (path for path in changes.paths if (built / path).is_file()))


def _leaving(before: Manifest, *, there: Iterable[str], wanted: Iterable[str], now: datetime) -> dict[str, datetime]:
    """Return what stands there and was not built again, with the time since when."""
    leaving = {**dict.fromkeys(there, now), **before.leaving}
    for path in wanted:
        leaving.pop(path, None)
    return leaving


def _may_go(path: str, since: datetime, *, now: datetime) -> bool:
    """A page goes at once: it may have been withdrawn. Only what old pages still ask for stays a while."""
    return not is_immutable(PurePosixPath(path)) or now - since >= ASSETS_STAY


def _parts(paths: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(paths), _FILES_BETWEEN_LOOKS):
        yield paths[start : start + _FILES_BETWEEN_LOOKS]


def _files(root: Path) -> set[str]:
    """Return every file under `root` by its path from there."""
    start = len(str(root)) + 1
    return {f"{where}{os.sep}{name}"[start:] for where, _, names in os.walk(root) for name in names}
