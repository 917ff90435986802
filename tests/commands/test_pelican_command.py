"""A developer who runs Pelican by hand gets what the press gets, or a sentence and no site."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.plugins.building import PROJECT, TEMPLATES, TINY_THEME, items, page
from tests.unit.plugins.small_content import GUIDE, write_content


def pelican(content, settings_file):
    """Run the command the way its console script does: with nothing of ours on the import path."""
    output = content.parent / "site"
    command = ["pelican", str(content), "-s", str(PROJECT / settings_file), "-t", str(TINY_THEME), "-o", str(output)]
    command += ["-e", f"THEME_TEMPLATES_OVERRIDES={json.dumps(TEMPLATES)}"]
    program = "import sys; sys.path.remove(''); from pelican import main; main(sys.argv[2:])"
    ran = subprocess.run(
        [sys.executable, "-c", program, *command, "--fatal", "warnings", "-d"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran, output


@pytest.mark.parametrize("settings_file", ["pelicanconf.py", "publishconf.py"])
def test_both_settings_build_the_site(tmp_path, settings_file):
    content = write_content(tmp_path / "content")

    ran, site = pelican(content, settings_file)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Surat kehilangan" in items(page(site, "/panduan/ktp-hilang/"), "documents")


def test_a_mistake_ends_with_its_sentence_and_leaves_the_old_site_alone(tmp_path):
    content = write_content(tmp_path / "content", {"panduan/ktp-hilang.md": GUIDE.replace("judul:", "judul: [")})
    old = Path(tmp_path, "site", "index.html")
    old.parent.mkdir()
    old.write_text("yang lama", "utf-8")

    ran, _ = pelican(content, "publishconf.py")

    assert ran.returncode == 2
    assert ran.stderr.startswith(f"{content}/panduan/ktp-hilang.md:")
    assert "Traceback" not in ran.stderr
    assert old.read_text("utf-8") == "yang lama"
