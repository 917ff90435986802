"""The deployer gets the same zip from the same sources, ready to start without compiling anything."""

import gzip
import importlib.util
import json
import re
import runpy
import shutil
import zipfile
from pathlib import Path

import botocore
import pytest
from botocore import xform_name
from jinja2 import Environment, ModuleLoader

from feedback_api.domain.identity import identity_from_json
from feedback_api.web.template_environment import compile_into
from infra.package.bundle import ROOT, Architecture, Bundle, Platform, python_of_this_machine
from infra.package.installing import CannotPackage, interpreter
from infra.package.making import make
from infra.package.trimming import SERVICES, trim

HERE = Platform(python=python_of_this_machine(), architecture=Architecture.of_this_machine())
SMALL = Bundle(name="small", packages=("thing",), sources=("own", "settings.py"))
SETS = "WORDS = frozenset({'satu', 'dua', 'tiga', 'empat', 'lima'})\ndef holds(w): return w in {'a', 'b', 'c', 'd'}\n"


def _installed(_lock: Path, _target: Platform, into: Path) -> None:
    """Put two packages into the folder, as pip would."""
    for name in ("thing", "thing-1.0.dist-info"):
        (into / name).mkdir(parents=True)
    (into / "thing" / "__init__.py").write_text(SETS)
    (into / "thing-1.0.dist-info" / "RECORD").write_text("thing/__init__.py,,")


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "own" / "__pycache__").mkdir(parents=True)
    (tmp_path / "own" / "__init__.py").write_text(SETS)
    (tmp_path / "own" / "__pycache__" / "stale.pyc").write_bytes(b"stale")
    (tmp_path / "settings.py").write_text("SITE = 'misal'\n")
    (tmp_path / "requirements.txt").write_text("thing==1.0\n")
    return tmp_path


def _made(sources: Path, into: str) -> Path:
    return make(SMALL, HERE, into=sources / into, root=sources, install=_installed).path


def test_two_builds_are_the_same_to_the_last_byte(sources):
    first = _made(sources, "first")
    (sources / "settings.py").touch()

    again = _made(sources, "again")

    assert first.read_bytes() == again.read_bytes()


def test_every_module_comes_compiled_and_is_believed_without_a_look_at_its_source(sources):
    with zipfile.ZipFile(_made(sources, "out")) as archive:
        compiled = {name: archive.read(name) for name in archive.namelist() if name.endswith(".pyc")}

    assert {name.split(".")[0] for name in compiled} == {
        "__pycache__/settings",
        "own/__pycache__/__init__",
        "thing/__pycache__/__init__",
    }
    assert {data[:8] for data in compiled.values()} == {importlib.util.MAGIC_NUMBER + b"\x01\0\0\0"}


def test_a_traceback_names_the_file_where_lambda_unpacks_it(sources):
    with zipfile.ZipFile(_made(sources, "out")) as archive:
        compiled = next(archive.read(name) for name in archive.namelist() if "own/__pycache__" in name)

    assert b"/var/task/own/__init__.py" in compiled


def test_a_package_brings_along_who_the_office_is(sources):
    (sources / "content/data").mkdir(parents=True)
    (sources / "content/data/kantor.yaml").write_text(
        "nama: Kecamatan Contoh\nkabupaten: Kabupaten Contoh\nzona: WIT\n"
    )

    with zipfile.ZipFile(_made(sources, "out")) as archive:
        office = identity_from_json(json.loads(archive.read("feedback_api/kantor.json")))

    assert (office.name, office.zone) == ("Kecamatan Contoh", "WIT")


def test_neither_old_compiled_files_nor_the_installers_notes_go_along(sources):
    with zipfile.ZipFile(_made(sources, "out")) as archive:
        names = set(archive.namelist())

    assert not {name for name in names if "stale" in name or name.endswith("RECORD")}


def test_botocore_keeps_the_services_we_call_and_their_addresses_only(tmp_path):
    data = tmp_path / "botocore" / "data"
    for service in ("dynamodb", "ec2"):
        (data / service / "2012").mkdir(parents=True)
        for part in ("service-2.json.gz", "waiters-2.json", "examples-1.json"):
            (data / service / "2012" / part).write_bytes(gzip.compress(b'{"operations": {}, "shapes": {}}'))
    listed = {"partition": "aws", "services": {"dynamodb": {}, "ec2": {}}}
    (data / "endpoints.json").write_text(json.dumps({"partitions": [listed, {"partition": "aws-cn"}], "version": 3}))

    trim(tmp_path)

    kept = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert kept == {"dynamodb/2012/service-2.json", "endpoints.json"}
    assert json.loads((data / "endpoints.json").read_text())["partitions"] == [
        {"partition": "aws", "services": {"dynamodb": {}}}
    ]


def test_a_model_keeps_the_requests_we_make_and_all_they_are_made_of(tmp_path):
    folder = tmp_path / "botocore" / "data" / "ssm" / "2014"
    folder.mkdir(parents=True)
    (folder.parent.parent / "endpoints.json").write_text('{"partitions": []}')
    shapes = {"In": {"type": "structure", "members": {"Name": {"shape": "Text"}}}, "Text": {}, "Other": {}}
    operations = {
        "GetParameter": {"input": {"shape": "In"}, "documentation": "long"},
        "PutParameter": {"input": {"shape": "Other"}},
    }
    whole = {"operations": operations, "shapes": shapes, "metadata": {"documentation": "long"}}
    (folder / "service-2.json.gz").write_bytes(gzip.compress(json.dumps(whole).encode()))

    trim(tmp_path)

    kept = json.loads((folder / "service-2.json").read_text())
    assert (set(kept["operations"]), set(kept["shapes"])) == ({"GetParameter"}, {"In", "Text"})
    assert kept["operations"]["GetParameter"]["documentation"] == ""


def test_the_rules_for_addresses_stay_as_they_are_and_need_no_unzipping(tmp_path):
    folder = tmp_path / "botocore" / "data" / "s3" / "2006"
    folder.mkdir(parents=True)
    (folder.parent.parent / "endpoints.json").write_text('{"partitions": []}')
    rules = {"parameters": {"Bucket": {"documentation": "kept"}}, "rules": [{"conditions": []}]}
    (folder / "endpoint-rule-set-1.json.gz").write_bytes(gzip.compress(json.dumps(rules, indent=4).encode()))

    trim(tmp_path)

    assert [path.name for path in folder.iterdir()] == ["endpoint-rule-set-1.json"]
    assert json.loads((folder / "endpoint-rule-set-1.json").read_text()) == rules


def test_clients_are_made_without_what_would_describe_them_to_a_person(tmp_path):
    shutil.copytree(Path(botocore.__file__).parent / "docs", tmp_path / "botocore" / "docs")

    trim(tmp_path)

    docs = tmp_path / "botocore" / "docs"
    assert {path.name for path in docs.rglob("*.py")} == {"__init__.py", "docstring.py", "utils.py"}
    named = runpy.run_path(str(docs / "docstring.py"))
    assert named["ClientMethodDocstring"](method_name="get_object") == named["WaiterDocstring"](a=1) == ""


def test_pages_come_compiled_and_need_no_template(tmp_path):
    compile_into(tmp_path)

    template = Environment(loader=ModuleLoader(tmp_path), autoescape=True).get_template("public/ask.html")

    assert template.name == "public/ask.html"


def test_every_request_that_is_sent_stays_in_the_package():
    sent = {
        match
        for path in [*(ROOT / "feedback_api").rglob("*.py"), *(ROOT / "publisher").rglob("*.py")]
        for match in re.findall(r"[cC]lient(?:\(\))?\.([a-z]+_[a-z_0-9]+)\(", path.read_text("utf-8"))
    }
    kept = {xform_name(action) for actions in SERVICES.values() for action in actions}

    assert "get_object" in sent
    assert sent - kept <= {"create_table", "get_waiter", "get_paginator"}


def test_a_python_that_is_not_here_is_named():
    with pytest.raises(CannotPackage, match=r"python3\.99 is not installed"):
        interpreter(Platform(python="3.99", architecture=Architecture.ARM))


def test_an_older_runtime_takes_no_wheel_for_a_newer_c_library():
    older = Platform(python="3.11", architecture=Architecture.ARM).platforms()

    assert ("manylinux_2_28_aarch64" in older, "manylinux2014_aarch64" in older) == (False, True)


def test_a_link_among_the_sources_is_named_and_nothing_is_packed(sources):
    (sources / "secret").write_text("not for others")
    (sources / "own" / "linked.py").symlink_to(sources / "secret")

    with pytest.raises(CannotPackage, match=r"own/linked\.py: a link is never packed"):
        _made(sources, "out")
