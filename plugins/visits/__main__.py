"""The commands `python -m plugins.visits kunjungan-ubah|kunjungan-batal`."""

import argparse
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

from feedback_api.domain.calendar.dates import day_from
from plugins.kinds.tree import read_content_tree
from plugins.kinds.visits import wording
from plugins.kinds.visits.dated import HORIZON, dated_visits
from plugins.kinds.visits.view import Surroundings, VisitView, visit_views
from plugins.pages.visits.messages import forward_text
from plugins.reading.fields import CLOCK
from plugins.visits.change_files import ChangeRefused, Edited, edited
from plugins.visits.changing import ChangeRequest

REFUSED = 1
SOON = timedelta(days=3)


def main(arguments: list[str], *, now: datetime | None = None) -> int:
    """Write the change and print the text to forward, or say why nothing was written."""
    options = _options(arguments)
    office = Path(options.kantor) if options.kantor else None
    tree = read_content_tree((options.folder, *((office,) if office else ())), office=office)
    now = now or datetime.now(tree.office.tz)
    request = _request(options, now)
    made = request if isinstance(request, ChangeRefused) else edited(tree, options.nama, request)
    if isinstance(made, ChangeRefused):
        said = [made.sentence, *(str(problem) for problem in made.problems)]
        sys.stderr.write("\n".join(said) + "\n")
        return REFUSED
    made.path.write_text(made.text, encoding="utf-8")
    sys.stdout.write("\n".join(_said(made, options, now)) + "\n")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py", description=wording.COMMAND_ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (own, about) in wording.COMMANDS.items():
        command = commands.add_parser(name, description=about)
        for option in (*wording.OF_BOTH, *own):
            needed = option in wording.OF_BOTH
            command.add_argument(f"--{option}", default="", required=needed, help=wording.HELP[option])
        command.add_argument("--kantor", default="", help=wording.HELP["kantor"])
        command.add_argument("--folder", type=Path, default=Path("content"), help=wording.HELP["folder"])
        command.add_argument("--situs", default="", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _request(options: argparse.Namespace, now: datetime) -> ChangeRequest | ChangeRefused:
    if options.command == "kunjungan-batal":
        return ChangeRequest(reason=options.alasan, at=now, cancel=True, replacement=options.pengganti or None)
    if options.tanggal and day_from(options.tanggal) is None:
        return ChangeRefused(sentence=wording.NOT_A_DATE.format(option="--tanggal"))
    for name in ("mulai", "selesai", "nomor_terakhir"):
        text = getattr(options, name)
        if text and not CLOCK.fullmatch(text):
            return ChangeRefused(sentence=wording.NOT_A_CLOCK.format(option=f"--{name.replace('_', '-')}"))
    return ChangeRequest(
        reason=options.alasan,
        at=now,
        day=day_from(options.tanggal),
        starts=_clock(options.mulai),
        ends=_clock(options.selesai),
        last_number=_clock(options.nomor_terakhir),
        place=options.tempat or None,
        services=options.layanan or None,
    )


def _clock(text: str) -> time | None:
    match = CLOCK.fullmatch(text)
    return time(int(match[1]), int(match[2])) if match else None


def _said(made: Edited, options: argparse.Namespace, now: datetime) -> list[str]:
    visit = _view(made, options.nama, now.date())
    said = [wording.WRITTEN.format(path=made.path.as_posix(), count=made.changes)]
    days = (visit.day, visit.previous_day or visit.day)
    if any(now.date() <= day < now.date() + SOON for day in days):
        said.append(wording.RELAY.format(days=SOON.days))
    return [*said, "", wording.TO_FORWARD, "", forward_text(visit, options.situs)]


def _view(made: Edited, name: str, today: date) -> VisitView:
    around = Surroundings(
        today=today,
        villages={village.slug: village for village in made.content.villages},
        guides={guide.slug: guide for guide in made.content.guides},
    )
    dated = dated_visits(made.content.visits, until=today + HORIZON)
    return next(view for view in visit_views(dated, around) if view.slug == name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
