"""Members who chose it are told by mail: of letters that are over time, and each day at seven of what waits."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from feedback_api.actions.decisions.unmask import unmask
from feedback_api.actions.members.member_changes import MemberDeed
from feedback_api.actions.members.staff import end
from feedback_api.actions.senders.submit import submit
from feedback_api.actions.telling.choose_mail import MailChoice, choose_mail
from feedback_api.actions.telling.tell_staff import AGAIN_AFTER, tell_staff
from feedback_api.domain.audit import Act
from feedback_api.domain.identity import Zone
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Contact, Kind
from feedback_api.notification.protocol import AddressRefused, NotSent
from tests.builders import Clock, a_member, an_arrival, some_services
from tests.web_office import an_office

WIB = Zone.WIB.tz
ADDRESS = "sri@kantor.example"
TEXT = "Apakah akta bisa diurus di Wates?"
# A question of Monday is due on the Monday after, and over time on Tuesday, 1 December.
TUESDAY = date(2026, 12, 1)


class Post:
    """A mailer that keeps what it is handed, or refuses it."""

    def __init__(self):
        self.letters, self.refuses = [], None

    def send(self, letter):
        if self.refuses:
            raise self.refuses
        self.letters.append(letter)

    @property
    def subjects(self):
        return [letter.subject for letter in self.letters]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock):
    with some_services(tmp_path, clock, origin="https://kantor.example") as services:
        services.store.staff.add_member(a_member("sri"))
        yield services


@pytest.fixture
def post():
    return Post()


def chooses(services, name="sri", *, at_once=False, digest=False, address=ADDRESS):
    member = services.store.staff.member(name)
    choose_mail(services, member, MailChoice(address=address, at_once=at_once, digest=digest))


def asked(services, key="kunci-1", **changes):
    return submit(services, an_arrival(text=TEXT, idempotency_key=key, **changes)).submission


def at(clock, day, hour, minute=0):
    clock.passes(datetime(day.year, day.month, day.day, hour, minute, tzinfo=WIB) - clock())


def test_whoever_chose_it_is_told_once_when_a_letter_is_over_time(services, clock, post):
    asked(services)
    asked(services, "kunci-2", kind=Kind.PROPOSAL)
    chooses(services, at_once=True)
    tell_staff(services, post)
    at(clock, TUESDAY - timedelta(days=1), 23, 59)
    tell_staff(services, post)
    before = post.subjects
    at(clock, TUESDAY, 0, 1)

    told = [tell_staff(services, post).sent for _ in range(3)]

    assert (before, told, post.subjects) == ([], [1, 0, 0], ["1 kiriman lewat waktu"])
    assert (post.letters[0].to, "https://kantor.example/moderasi/" in post.letters[0].text) == (ADDRESS, True)
    at(clock, TUESDAY + timedelta(days=1), 12)
    assert tell_staff(services, post).sent == 0


def test_the_digest_comes_at_seven_by_the_clocks_of_the_office_once_a_day(services, clock, post):
    asked(services)
    chooses(services, digest=True)
    at(clock, date(2026, 11, 24), 6, 59)
    tell_staff(services, post)
    before = post.subjects
    at(clock, date(2026, 11, 24), 7)

    for _ in range(3):
        tell_staff(services, post)
        clock.passes(timedelta(hours=2))
    at(clock, date(2026, 11, 25), 9, 30)
    tell_staff(services, post)

    assert before == []
    assert post.subjects == ["Meja petugas, Selasa, 24 November 2026", "Meja petugas, Rabu, 25 November 2026"]
    assert "Menunggu: 1" in post.letters[0].text
    assert len({letter.name for letter in post.letters}) == 2


def test_nothing_of_any_letter_stands_in_the_mail(services, clock, post):
    asked(services, contact=Contact(name="Siti", address="081234567890"))
    chooses(services, at_once=True, digest=True)
    at(clock, TUESDAY, 8)

    tell_staff(services, post)

    said = " ".join(f"{letter.subject} {letter.text}" for letter in post.letters)
    assert len(post.letters) == 2
    assert not any(word in said for word in ("akta", "Wates", "Siti", "0812"))
    assert "Lewat waktu: 1" in said


def test_where_nothing_waits_nobody_is_written_to(services, clock, post):
    chooses(services, at_once=True, digest=True)
    at(clock, TUESDAY, 8)

    assert (tell_staff(services, post).sent, post.letters) == (0, [])


def test_village_staff_count_the_letters_of_their_desa_and_nobody_those_that_others_hold(services, clock, post):
    services.store.staff.add_member(a_member("ani", role=Role.VILLAGE, village="wates"))
    asked(services, village="wates")
    asked(services, "kunci-2", village="tampung")
    chooses(services, "ani", digest=True, address="ani@kantor.example")
    chooses(services, digest=True)
    at(clock, date(2026, 11, 24), 8)

    tell_staff(services, post)

    counts = {letter.to: letter.text.partition("\n")[0] for letter in post.letters}
    assert counts == {"ani@kantor.example": "Menunggu: 1", ADDRESS: "Menunggu: 2"}


def test_the_supervisor_reads_how_many_reports_nobody_opened_and_others_do_not(services, clock, post):
    services.store.staff.add_member(a_member("wati", role=Role.SUPERVISOR))
    read, _ = (asked(services, key, kind=Kind.REPORT) for key in ("kunci-1", "kunci-2"))
    unmask(services, submission_id=read.id, moderator=services.store.staff.member("wati"))
    chooses(services, "wati", digest=True, address="wati@kantor.example")
    chooses(services, digest=True)
    at(clock, date(2026, 11, 24), 8)

    tell_staff(services, post)

    (letter,) = post.letters
    assert (letter.to, letter.text.partition("\n")[0]) == ("wati@kantor.example", "Laporan yang belum dibuka: 1")


def test_what_could_not_be_handed_over_is_tried_again_later_and_told_once(services, clock, post):
    asked(services)
    chooses(services, digest=True)
    at(clock, date(2026, 11, 24), 8)
    post.refuses = NotSent("away")
    first = [tell_staff(services, post).unsent for _ in range(2)]
    post.refuses = None

    at_once = tell_staff(services, post).sent
    clock.passes(AGAIN_AFTER)
    later = [tell_staff(services, post).sent for _ in range(2)]

    assert (first, at_once, later) == ([1, 0], 0, [1, 0])


def test_a_refused_address_is_not_tried_again_that_day(services, clock, post):
    asked(services)
    chooses(services, digest=True)
    at(clock, date(2026, 11, 24), 8)
    post.refuses = AddressRefused()
    tell_staff(services, post)
    post.refuses = None
    clock.passes(timedelta(hours=1))

    assert tell_staff(services, post).sent == 0


def test_who_has_just_taken_the_day_leaves_nothing_to_the_other(services, clock, post):
    asked(services)
    chooses(services, digest=True)
    at(clock, date(2026, 11, 24), 8)
    stale = services.store.member_mail.get("sri")
    tell_staff(services, post)

    class Late:
        """A store as another process read it just before."""

        def __getattr__(self, name):
            return getattr(services.store.member_mail, name)

        def everybody(self):
            return (stale,)

        def get(self, _name):
            return stale

    late = replace(services, store=Beside(services.store, Late()))

    assert (tell_staff(late, post).sent, len(post.letters)) == (0, 1)


class Beside:
    def __init__(self, store, member_mail):
        self._store, self.member_mail = store, member_mail

    def __getattr__(self, name):
        return getattr(self._store, name)


def test_whoever_leaves_is_forgotten_and_hears_nothing(services, clock, post):
    services.store.staff.add_member(a_member("ani", role=Role.ADMIN))
    asked(services)
    chooses(services, digest=True)

    end(services, MemberDeed(name="sri", act=Act.MEMBER_LEFT, by="ani"))

    at(clock, date(2026, 11, 24), 8)
    assert (services.store.member_mail.get("sri"), tell_staff(services, post).sent) == (None, 0)


# The page.


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def sends(visitor, **typed):
    form = {"csrf_token": visitor.opens("/moderasi/akun/").fields()["csrf_token"], "email": "", **typed}
    return visitor.sends("/moderasi/akun/kabar", form)


def test_what_was_ticked_comes_back_also_from_a_form_that_lost_its_address_and_its_age(office):
    page = office.staff().sends("/moderasi/akun/kabar", {"csrf_token": "lama", "seketika": "ya"})

    assert page.status == 422
    assert [box["name"] for box in page.soup.select("input[checked]")] == ["seketika"]


def test_a_member_chooses_on_the_own_page_and_the_address_is_kept_sealed(office, tmp_path):
    sri = office.staff()

    done = sends(sri, email=ADDRESS, harian="ya")

    page = sri.opens(done.address)
    ticked = [box["name"] for box in page.soup.select("input[checked]")]
    assert (done.status, page.value("email"), ticked) == (303, ADDRESS, ["harian"])
    assert "Kabar lewat email disimpan." in page.words
    assert not any(ADDRESS.encode() in path.read_bytes() for path in tmp_path.glob("feedback.sqlite*"))


def test_with_nothing_ticked_the_address_goes(office):
    sri = office.staff()
    sends(sri, email=ADDRESS, seketika="ya")

    done = sends(sri, email=ADDRESS)

    assert office.services.store.member_mail.get("sri") is None
    assert "Alamatnya dihapus." in sri.opens(done.address).words


@pytest.mark.parametrize("typed", ["", "sri", "sri@", "sri@kantor.example, budi@kantor.example", "a" * 100 + "@x.id"])
def test_what_is_no_address_is_said_and_stays_typed(office, typed):
    sri = office.staff()

    page = sends(sri, email=typed, harian="ya")

    assert (page.status, page.value("email") or "", page.value("harian")) == (422, typed, "ya")
    assert office.services.store.member_mail.get("sri") is None


def test_another_member_does_not_see_it(office):
    sends(office.staff(), email=ADDRESS, harian="ya")

    assert ADDRESS not in office.staff("rini").opens("/moderasi/akun/").response.text
    assert ADDRESS not in office.staff("ani", role=Role.ADMIN).opens("/moderasi/petugas/orang?nama=sri").response.text
