"""An office with a folder of its own is served from it, and its data with no other."""

import pytest

from publisher.data_directory import DataDirectory
from publisher.one_machine.__main__ import main
from publisher.site_of_office import OfficeSite, content_of


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "kantor" / "data").mkdir(parents=True)
    (tmp_path / "kantor" / "data" / "kantor.yaml").write_text("nama: Kecamatan Misal\nkabupaten: Kabupaten Contoh\n")
    return tmp_path / "kantor"


@pytest.fixture
def data(tmp_path) -> DataDirectory:
    return DataDirectory(root=tmp_path / "var")


def test_a_folder_that_is_no_office_s_is_refused(tmp_path, data, capsys):
    assert main(["serve", "--kantor", str(tmp_path), "--data", str(data.root), "--port", "0"]) == 2
    assert "bukan folder kantor: tidak ada data/kantor.yaml" in capsys.readouterr().err
    assert not data.has_settings()


@pytest.mark.parametrize("first", ["without a folder", "of another folder"])
def test_data_of_another_office_is_refused(first, folder, data, tmp_path, capsys):
    data.make_settings(demonstration=False, office_folder=None if first == "without a folder" else tmp_path / "lain")

    assert main(["serve", "--kantor", str(folder), "--data", str(data.root), "--port", "0", "--kosong"]) == 2
    assert f"Folder data {data.root} milik kantor yang isinya di" in capsys.readouterr().err


def test_a_folder_that_is_gone_is_named(folder, data, capsys):
    data.make_settings(demonstration=False, office_folder=folder)
    (folder / "data" / "kantor.yaml").unlink()

    assert main(["serve", "--data", str(data.root), "--port", "0", "--kosong"]) == 2
    assert f"{folder} bukan folder kantor" in capsys.readouterr().err


def test_its_data_remember_the_folder(folder, data):
    data.make_settings(demonstration=False, office_folder=folder)

    office = OfficeSite(data=data, settings=data.settings())

    assert office.identity().name == "Kecamatan Misal"
    assert content_of(office.settings).office.name == "Kecamatan Misal"
    assert office.overrides()["CONTENT_OFFICE"] == str(folder)
    before = office.sources().fingerprint()
    (folder / "data" / "tempat.yaml").write_text("{}\n")
    assert office.sources().fingerprint() != before, "a saved file of the office asks for a new build"
