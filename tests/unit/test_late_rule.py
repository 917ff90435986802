"""An address is written as Werkzeug itself writes it, though its writer is compiled only when it is needed."""

from collections.abc import Mapping

import pytest
from flask import Flask
from werkzeug.routing import Map, Rule

from feedback_api.web.late_rule import LateRule
from tests.web_office import an_office

UNKNOWN = {"cari": "KTP & KK", "halaman": 2}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with an_office(tmp_path_factory.mktemp("office")) as office:
        yield office.app


def written(rule: Rule, values: Mapping[str, object]) -> tuple[object, object]:
    return rule.build(values, append_unknown=True), rule.build({**values, **UNKNOWN}, append_unknown=False)


def a_value_for(name: str, rule: Rule) -> object:
    """Return a value that the address has to write otherwise than it stands there, where it takes one."""
    converter = rule._converters[name]  # noqa: SLF001 what a rule says of its parts it says to nobody else
    return 7 if type(converter).__name__ == "IntegerConverter" else "wates ä?"


def test_every_address_of_the_office_is_written_as_ever(app: Flask):
    rules = [rule for rule in app.url_map.iter_rules() if isinstance(rule, LateRule)]
    for rule in rules:
        as_ever = Rule(rule.rule, endpoint=rule.endpoint, methods=rule.methods, defaults=rule.defaults)
        Map([as_ever], converters=app.url_map.converters)
        values = {name: a_value_for(name, rule) for name in rule.arguments - set(rule.defaults or ())}

        assert written(rule, {**values, **UNKNOWN}) == written(as_ever, {**values, **UNKNOWN}), rule.rule

    assert len(rules) > 50


def test_addresses_that_are_alike_but_for_what_stands_for_a_part_are_told_apart():
    first, second = (
        LateRule("/desa/<desa>", defaults={"desa": desa}, endpoint="desa") for desa in ("wates", "tampung")
    )
    Map([first]), Map([second])

    assert [rule.build({}, append_unknown=False) for rule in (first, second)] == [
        ("", "/desa/wates"),
        ("", "/desa/tampung"),
    ]
