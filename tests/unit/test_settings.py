"""A program with wrong settings does not start, and says everything that is wrong at once."""

from pathlib import Path

import pytest

from feedback_api.office import say_ignored
from feedback_api.settings import BadSettings, KeyUse, MailSettings, Settings

LEAST = {"SEKALI_STORE": "sqlite:/srv/misal/feedback.sqlite", "SEKALI_SECRET": "x" * 32}
FROM = {"SEKALI_MAIL_FROM": "kantor@kantor.example", "SEKALI_ORIGIN": "https://kantor.example"}


def problems_of(environ):
    with pytest.raises(BadSettings) as refused:
        Settings.from_environment(environ)
    return refused.value.problems


def test_two_settings_are_enough():
    settings = Settings.from_environment(LEAST)

    assert (settings.store, settings.limits, settings.catalogue, settings.site_dir) == (
        "sqlite:/srv/misal/feedback.sqlite",
        None,
        None,
        None,
    )
    assert (settings.origin, settings.is_secure, settings.demonstration) == ("http://127.0.0.1:8000", False, False)


def test_everything_can_be_set():
    settings = Settings.from_environment(
        LEAST
        | {
            "SEKALI_LIMITS": "sqlite:/srv/limits.sqlite",
            "SEKALI_CATALOGUE": "directory:/srv/site/data/catalogue",
            "SEKALI_SITE_DIR": "/srv/site",
            "SEKALI_ORIGIN": "https://Kantor.example/",
            "SEKALI_LIMIT_PER_SENDER": "5 per 10 minutes",
            "SEKALI_LONGEST_TEXT": "2000",
            "SEKALI_CLIENT_ADDRESS_HEADER": "X-Viewer-IP",
            "SEKALI_DEMONSTRATION": "1",
        }
    )

    assert (settings.site_dir, settings.origin, settings.is_secure) == (
        Path("/srv/site"),
        "https://kantor.example",
        True,
    )
    assert (settings.limit_per_sender, settings.longest_text) == ("5 per 10 minutes", 2000)
    assert settings.demonstration


def test_who_the_office_is_is_no_setting_any_more_and_whoever_sets_it_is_told():
    said: list[str] = []
    settings = Settings.from_environment(LEAST | {"SEKALI_TIME_ZONE": "Mars", "SEKALI_OFFICE_NAME": "Kecamatan Lain"})

    say_ignored(settings, said.append)

    assert [line.split()[0] for line in said] == ["SEKALI_OFFICE_NAME", "SEKALI_TIME_ZONE"]
    assert all("content/data/kantor.yaml" in line for line in said)


def test_all_that_is_missing_is_named():
    assert problems_of({"SEKALI_SECRET": "  "}) == ("SEKALI_STORE is missing", "SEKALI_SECRET is missing")


def test_a_short_secret_is_refused():
    assert problems_of(LEAST | {"SEKALI_SECRET": "x" * 31}) == ("SEKALI_SECRET is shorter than 32 bytes",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SEKALI_STORE", "dynamodb:sekali-datang"),
        ("SEKALI_STORE", "dynamodb:sekali-datang/Misal"),
        ("SEKALI_LIMITS", "dynamodb:limits/misal?zone=a"),
        ("SEKALI_ORIGIN", "kantor.example"),
        ("SEKALI_ORIGIN", "https://kantor.example/kirim/"),
        ("SEKALI_ORIGIN", "ftp://kantor.example"),
        ("SEKALI_ORIGIN", "https://[::1"),
        ("SEKALI_LIMIT_PER_SENDER", "ten per hour"),
        ("SEKALI_LIMIT_PER_DEVICE", "10"),
        ("SEKALI_LIMIT_OVERALL", "0 per hour"),
        ("SEKALI_LIMIT_TRACKING", "5"),
        ("SEKALI_LIMIT_SIGN_IN", "5 per fortnight"),
        ("SEKALI_LONGEST_TEXT", "99"),
        ("SEKALI_LONGEST_TEXT", "many"),
        ("SEKALI_LONGEST_TEXT", "-5"),
        ("SEKALI_DEMONSTRATION", "yes"),
        ("SEKALI_MAIL", "mail.example.go.id"),
        ("SEKALI_MAIL", "smtp:mail.example.go.id"),
        ("SEKALI_MAIL", "smtp:mail..example:25"),
        ("SEKALI_MAIL_FROM", "kantor..a@kantor.example"),
        ("SEKALI_MAIL_FROM", "Kecamatan Misal"),
        ("SEKALI_MAIL_FROM", "kantor@kantor.example\nBcc: x@example.id"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name, value):
    problems = problems_of(LEAST | {name: value})

    assert len(problems) == 1
    assert problems[0].startswith(f"{name} should be ")


def test_mail_needs_to_say_who_writes():
    assert problems_of(LEAST | {"SEKALI_MAIL": "ses:"}) == ("SEKALI_MAIL_FROM is missing",)


@pytest.mark.parametrize("url", ["ses:", "smtp:mail.example.go.id:587"])
def test_letters_never_lead_people_to_the_machine_they_sit_at(url):
    (problem,) = problems_of(LEAST | FROM | {"SEKALI_MAIL": url, "SEKALI_ORIGIN": "http://127.0.0.1:8000"})

    assert problem == "SEKALI_MAIL needs SEKALI_ORIGIN: letters would lead people to http://127.0.0.1:8000"


@pytest.mark.parametrize("url", ["ses:", "smtp:mail.example.go.id:587", "smtps:10.0.0.2:465", "folder:/srv/mail"])
def test_mail_goes_the_way_that_is_set(url):
    settings = Settings.from_environment(LEAST | FROM | {"SEKALI_MAIL": url})

    assert settings.mail == MailSettings(url=url, sender="kantor@kantor.example")


def test_no_secret_is_ever_shown():
    mail = {"SEKALI_MAIL": "ses:", "SEKALI_SMTP_PASSWORD": "very-secret"}
    settings = Settings.from_environment(LEAST | FROM | mail | {"SEKALI_SECRET": "very-secret-" * 4})

    assert "very-secret" not in repr(settings)


def test_each_use_has_a_key_of_its_own_that_stays_the_same():
    settings = Settings.from_environment(LEAST)

    keys = {settings.key(use) for use in KeyUse}

    assert len(keys) == len(KeyUse)
    assert {len(key) for key in keys} == {32}
    assert settings.key(KeyUse.CODE) == Settings.from_environment(LEAST).key(KeyUse.CODE)
