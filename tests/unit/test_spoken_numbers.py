"""A number that a page or a letter speaks of is the one that the rule behind it counts."""

from pathlib import Path

import pytest

from feedback_api.actions.members.failed_tries import WINDOW
from feedback_api.domain.acts.desk_acts import HOLDS
from feedback_api.domain.backups import COPIES_LAST_DAYS
from feedback_api.domain.calendar.working_days import (
    COMPLAINT_CALENDAR_DAYS,
    OPINION_DAYS,
    QUESTION_DAYS,
    REPORT_CALENDAR_DAYS,
    REPORT_DECIDED_DAYS,
    REPORT_UNREAD_DAYS,
)
from feedback_api.domain.submissions.fields import FIELDS, KEY
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.submission import ERASURE_CONFIRMED_WITHIN, RETENTION, Kind
from feedback_api.domain.thread import FOLLOW_UP_DAYS
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.public.device import LASTS
from feedback_api.store.dynamodb import presses as dynamodb_presses
from feedback_api.store.sqlite import presses as sqlite_presses
from tests.web_office import an_office

ROOT = Path(__file__).parent.parent.parent
MINUTE = 60
DAY = 24 * 60 * MINUTE
PRIVACY = "content/halaman/privasi.md"
# What the form asks for, and the heading under which the privacy page says what becomes of it.
EXPLAINED = {field.name: f"### {FIELD_WORDS[field.name].short}" for field in FIELDS if field is not KEY}
SEEN = "main input:not([type=hidden]), main select, main textarea"
DEADLINES = (
    f"Pertanyaan dijawab paling lama {QUESTION_DAYS} hari kerja. Usulan dan saran {OPINION_DAYS} hari kerja, "
    f"keluhan {COMPLAINT_CALENDAR_DAYS} hari."
)
REPORT_DEADLINES = (
    f"Kabar pertama paling lambat {REPORT_CALENDAR_DAYS} hari, keputusan paling lambat {REPORT_DECIDED_DAYS} hari. "
    "Hari libur ikut dihitung."
)
SPOKEN = [
    ("feedback_api/templates/public/ask.html", DEADLINES),
    ("feedback_api/templates/public/report.html", REPORT_DEADLINES),
    (
        "content/panduan/pengaduan.md",
        f"kabar pertama {REPORT_CALENDAR_DAYS} hari, keputusan {REPORT_DECIDED_DAYS} hari, hari libur ikut dihitung.",
    ),
    ("theme/templates/answer.html", f"dengan kode lacak, dalam {FOLLOW_UP_DAYS} hari kerja sesudah dijawab."),
    ("feedback_api/templates/public/report_reader.html", f"Belum dibuka sesudah {REPORT_UNREAD_DAYS} hari kerja"),
    ("feedback_api/templates/moderation/marks.html", f"belum dibuka pengawas sesudah {REPORT_UNREAD_DAYS} hari kerja."),
    ("feedback_api/domain/wording.py", f"Cukup kode lacak. Dihapus {RETENTION.days} hari setelah selesai."),
    (PRIVACY, f"Semuanya dihapus {RETENTION.days} hari setelah selesai."),
    ("theme/templates/guide.html", f"Dijawab paling lambat {COMPLAINT_CALENDAR_DAYS} hari."),
    ("feedback_api/domain/wording.py", f"Dihapus {RETENTION.days} hari setelah selesai."),
    ("feedback_api/notification/wording.py", f"hapus {RETENTION.days} hari setelah kiriman selesai."),
    ("feedback_api/notification/wording.py", f"hapus {Kind.PREPARE.kept_for.days} hari setelah kabar ini."),
    ("feedback_api/domain/wording.py", f"Dihapus {Kind.PREPARE.kept_for.days} hari setelah surat siap."),
    (PRIVACY, f"Dihapus {Kind.PREPARE.kept_for.days} hari setelah surat siap, juga bila"),
    (PRIVACY, f"Sampai {Kind.PREPARE.kept_for.days} hari setelah surat siap |"),
    ("feedback_api/templates/public/outcomes/ready.html", f"kami simpan {Kind.PREPARE.kept_for.days} hari sejak siap."),
    ("feedback_api/templates/public/prepare.html", f"Kabar paling lambat {QUESTION_DAYS} hari kerja."),
    (
        "feedback_api/wording.py",
        f"Sudah lewat {UNDO_FOR.seconds // MINUTE} menit, atau pengirim sudah dikabari",
    ),
    (PRIVACY, f"| Nama dan kontak | Sampai {RETENTION.days} hari setelah selesai |"),
    (PRIVACY, f"| Tulisan asli | Sampai {RETENTION.days} hari setelah selesai |"),
    (PRIVACY, f"sidik tekanannya, paling lama {sqlite_presses.PRESS_IS_KNOWN.days} hari"),
    (PRIVACY, f"sidik tekanannya, paling lama {dynamodb_presses.PRESS_IS_KNOWN.days} hari"),
    (PRIVACY, f"sidik tekanannya, paling lama {LASTS.days} hari"),
    (PRIVACY, f"masih memuat yang dihapus paling lama {COPIES_LAST_DAYS} hari."),
    (PRIVACY, f"bisa masih memuat yang sudah dihapus, paling lama {COPIES_LAST_DAYS} hari."),
    (PRIVACY, f"paling lambat **{ERASURE_CONFIRMED_WITHIN.days} x 24 jam**."),
    ("docs/operating.md", f"for how long: {COPIES_LAST_DAYS} days"),
    ("infra/one-machine/README.md", f"**after {COPIES_LAST_DAYS} days at the latest**"),
    ("feedback_api/domain/wording.py", f"pegang {HOLDS.seconds // MINUTE} menit"),
    ("feedback_api/wording.py", f"Tunggu {WINDOW.seconds // MINUTE} menit, lalu coba lagi."),
]


@pytest.mark.parametrize(("file", "sentence"), SPOKEN)
def test_a_spoken_number_is_the_one_the_rule_counts(file, sentence):
    assert sentence in (ROOT / file).read_text("utf-8")


def test_the_form_asks_for_nothing_that_the_privacy_page_does_not_explain(tmp_path):
    with an_office(tmp_path) as office:
        form = office.visitor().opens("/kirim/?panduan=akta-kelahiran")
    headings = {line for line in (ROOT / PRIVACY).read_text("utf-8").splitlines() if line.startswith("### ")}

    asked = {control["name"] for control in form.soup.select(f"{SEEN}, [name=panduan]")} - {"situs"}

    assert asked == set(EXPLAINED)
    assert all(any(heading.startswith(known) for heading in headings) for known in EXPLAINED.values())
