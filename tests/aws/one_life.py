"""Everything people and the press do with one submission, step by step, with what each step consumes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.actions.decisions.unmask import unmask
from feedback_api.actions.letters.flood import SendingGroup
from feedback_api.actions.members import staff
from feedback_api.actions.members.failed_tries import Seat
from feedback_api.actions.members.sign_in import sign_in, signed_in
from feedback_api.actions.senders.own_data import own_data
from feedback_api.actions.senders.sender_acting import SenderRequest
from feedback_api.actions.senders.submit import Receipt, submit
from feedback_api.actions.senders.take_back import delete_contact, take_back
from feedback_api.actions.senders.track import track
from feedback_api.actions.telling.tell_senders import tell_one
from feedback_api.actions.upkeep import erase
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.search.findable import words_wanted
from feedback_api.domain.search.wanted import Among, Wanted
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.submission import RETENTION, Contact
from feedback_api.notification.protocol import MailMessage
from feedback_api.services import Services
from feedback_api.settings import MailSettings
from tests.aws.meter import Meter
from tests.builders import Clock, a_note_event, a_trip, an_arrival, an_entry

T = TypeVar("T")
PASSWORD = "enam kata yang mudah diingat sri"  # noqa: S105 it opens nothing
# As long as the middle one of what people wrote in the examples, and of what was answered.
QUESTION = (
    "Saya mau membuat KTP baru untuk anak saya yang bulan depan umur 17 tahun. "
    "Apakah harus ke kabupaten, atau cukup di kecamatan, dan berkas apa saja yang harus dibawa?"
)
ANSWER = (
    "Cukup di kecamatan. Bawa fotokopi **Kartu Keluarga** dan datang sendiri, sebab diambil foto dan sidik jari. "
    "Gratis. Bila alat rekam sedang rusak, kami tulis di halaman kunjungan; lihat dulu di sana sebelum berangkat."
)


class Pillar:
    """A letter box that nobody empties."""

    def send(self, letter: MailMessage) -> None:
        del letter


@dataclass(kw_only=True)
class Life:
    """What each step wrote and read, in units of capacity, and how much of it was written into which index."""

    office: Services
    clock: Clock
    meter: Meter
    units: dict[str, tuple[float, float]] = field(default_factory=dict)
    in_index: dict[str, dict[str, int]] = field(default_factory=dict)

    def step(self, name: str, act: Callable[[], T]) -> T:
        with self.meter.reading() as meter:
            done = act()
        self.units[name] = (meter.written, meter.read)
        self.in_index[name] = dict(meter.in_index)
        return done

    def lived(self) -> dict[str, tuple[float, float]]:
        """Live it, from the form to the erasure, and return the units of each step."""
        self.office.store.finding.catch_up()  # on the first day of an office, when there is nothing yet
        receipt = self._sent()
        sri = self._signed_in()
        self._decided(receipt, sri)
        self._pressed()
        self._counted()
        self._ended(receipt, sri)
        self._told(sri)
        self._taken_back(sri)
        return self.units

    def _sent(self) -> Receipt:
        arrival = an_arrival(QUESTION, contact=Contact(name="Bu Contoh", address="081200000000"))
        receipt = self.step("submit", lambda: submit(self.office, arrival, sender=SendingGroup(group="a" * 32)))
        self.step("follow with the code", lambda: track(self.office, receipt.code))
        return receipt

    def _signed_in(self) -> StaffMember:
        new = staff.NewMember(name="sri", role=Role.DISTRICT, password=PASSWORD, village=None)
        staff.create(self.office, new)
        token = self.step(
            "sign in", lambda: sign_in(self.office, name="sri", password=PASSWORD, seat=Seat(word="b" * 32))
        ).token
        return self.step("any page, signed in", lambda: signed_in(self.office, token))

    def _decided(self, receipt: Receipt, sri: StaffMember) -> None:
        submissions, sent = self.office.store.submissions, receipt.submission
        waiting = Wanted(now=self.clock(), among=Among.WAITING)
        self.step("the queue", lambda: self.office.store.finding.find(waiting, limit=50))
        everywhere = Wanted(now=self.clock(), terms=words_wanted("ktp"))
        self.step("look for a word", lambda: self.office.store.finding.find(everywhere, limit=50))
        self.step("one submission with its acts", lambda: (submissions.get(sent.id), list(submissions.events(sent.id))))
        request = Decision(act=desk_acts.CLAIM, submission_id=sent.id, version=sent.version, moderator=sri)
        held = self.step("claim", lambda: decide(self.office, request))
        self.step("unmask", lambda: unmask(self.office, submission_id=sent.id, moderator=sri))
        decision = Decision(
            act=desk_acts.PUBLISH,
            read_for_names=True,
            submission_id=sent.id,
            version=held.version,
            moderator=sri,
            public_text=QUESTION,
            answer=ANSWER,
        )
        self.step("publish", lambda: decide(self.office, decision))

    def _pressed(self) -> None:
        builds, submissions = self.office.store.builds, self.office.store.submissions
        lease = timedelta(minutes=2)
        self.step("press: take the lease", lambda: builds.take(owner="press", now=self.clock(), lease=lease))
        self.step("press: read one new answer", lambda: submissions.published_after(0))
        wanted = builds.read().wanted
        self.step("press: finish", lambda: builds.finish(owner="press", built=wanted, now=self.clock()))
        self.step("press: nothing to do", lambda: builds.take(owner="press", now=self.clock(), lease=lease))
        self.step("newest answers", lambda: submissions.published(limit=50))

    def _counted(self) -> None:
        store = self.office.store
        self.step("one trip counted", lambda: store.tallies.count_trip(a_trip(), press="a"))
        wanted = "interest in a visit"
        self.step(wanted, lambda: store.tallies.count_interest("v", "kia", press="b", at=self.clock()))
        self.step("a visit written down", lambda: store.notebook.write(an_entry(), a_note_event(an_entry())))

    def _told(self, sri: StaffMember) -> None:
        """Another one, in an office that writes mail."""
        mail = MailSettings(url="folder:/nowhere", sender="kantor@kantor.example")
        office = replace(self.office, settings=replace(self.office.settings, mail=mail))
        arrival = an_arrival(QUESTION, idempotency_key="2", contact=Contact(address="warga@example.id"))
        sent = submit(office, arrival).submission
        held = decide(office, Decision(act=desk_acts.CLAIM, submission_id=sent.id, version=sent.version, moderator=sri))
        decision = Decision(
            act=desk_acts.PUBLISH,
            read_for_names=True,
            submission_id=sent.id,
            version=held.version,
            moderator=sri,
            public_text=QUESTION,
            answer=ANSWER,
        )
        self.step("publish, with a notice to the sender", lambda: decide(office, decision))
        self.clock.passes(UNDO_FOR)
        self.step("tell one sender", lambda: tell_one(office, Pillar(), sent.id))

    def _taken_back(self, sri: StaffMember) -> None:
        """A third one, whose sender wants to see what is kept, and then nothing of it."""
        arrival = an_arrival(QUESTION, idempotency_key="3", contact=Contact(address="warga@example.id"))
        receipt = submit(self.office, arrival)
        self.step("copy with the code", lambda: own_data(self.office, receipt.code))
        asked = SenderRequest(code=receipt.code, version=1)
        without = self.step("delete a contact", lambda: delete_contact(self.office, asked))
        decision = Decision(
            act=desk_acts.PUBLISH,
            read_for_names=True,
            submission_id=without.id,
            version=without.version,
            moderator=sri,
            public_text=QUESTION,
            answer=ANSWER,
        )
        published = decide(self.office, decision)
        asked = SenderRequest(code=receipt.code, version=published.version)
        self.step("take back what is published", lambda: take_back(self.office, asked))

    def _ended(self, receipt: Receipt, sri: StaffMember) -> None:
        now = self.office.store.submissions.get(receipt.submission.id)
        request = Decision(
            act=desk_acts.WITHDRAW, submission_id=now.id, version=now.version, moderator=sri, reason="Aturan berubah."
        )
        self.step("withdraw", lambda: decide(self.office, request))
        self.clock.passes(RETENTION + timedelta(seconds=1))
        self.step("erase", lambda: erase.erase_overdue(self.office))
