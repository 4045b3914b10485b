"""Do the files around the code say the same as the code, and can a stranger install it?"""

from __future__ import annotations

import re
import subprocess
import tomllib
import venv
from urllib.request import urlopen

import pytest
import yaml

import barcode
from tests.house.sources import ENTRY
from tests.running_app import clean_environment, running_app

TOP_LEVEL = {
    "barcode", "data", "docs", "norms", "tests", "streamlit_app.py", "requirements.txt", "requirements-dev.txt", "README.md",
    "README.nl.md", "Makefile", "pyproject.toml", "CHANGELOG.md", "LICENSE", "publiccode.yml", ".ci", ".streamlit", ".gitignore",
}  # fmt: skip
PIN = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9._+!-]+( ; .+)?")
SHORTEST_LONG_DESCRIPTION, LONGEST_SHORT_DESCRIPTION, LONGEST_FEATURE, LONGEST_GENERIC_NAME = 500, 150, 100, 35

FIRST_PAGE = """
from streamlit.testing.v1 import AppTest

page = AppTest.from_file("streamlit_app.py", default_timeout=120).run()
assert not page.exception, page.exception
assert page.title or page.header or page.metric or page.markdown, "the first page is empty"
"""


@pytest.fixture(scope="module")
def publiccode(repository):
    return yaml.safe_load((repository / "publiccode.yml").read_text(encoding="utf-8"))


def pins(path):
    lines = (line.strip() for line in path.read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def test_the_top_level_holds_only_what_people_expect_to_find(repository):
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")

    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= TOP_LEVEL


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_to_one_version(repository, name):
    loose = [line for line in pins(repository / name) if not PIN.fullmatch(line)]

    assert loose == []
    assert len(pins(repository / name)) > 10


def test_developing_uses_the_versions_that_run(repository):
    assert set(pins(repository / "requirements.txt")) <= set(pins(repository / "requirements-dev.txt"))


def test_every_direct_dependency_is_pinned(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    direct = {re.split(r"[<>=!~\[ ]", name)[0].lower() for name in project["dependencies"]}

    assert direct <= {line.split("==")[0].lower() for line in pins(repository / "requirements.txt")}


def test_only_developing_brings_a_library_that_reads_any_file(repository):
    running = {line.split("==")[0] for line in pins(repository / "requirements.txt")}

    assert running.isdisjoint({"geopandas", "pyogrio", "fiona", "gdal"})


def test_publiccode_has_what_the_standard_demands(publiccode):
    assert {
        "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation",
    } <= set(publiccode)  # fmt: skip
    assert publiccode["name"] == "Woon-werkbarcode"
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    assert publiccode["localisation"] == {"localisationReady": True, "availableLanguages": ["nl", "en"]}
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert publiccode["maintenance"]["type"] in {"internal", "contract", "community", "none"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_publiccode_describes_the_program_in_both_languages(publiccode, language):
    texts = publiccode["description"][language]

    assert len(texts["genericName"]) <= LONGEST_GENERIC_NAME
    assert len(texts["shortDescription"]) <= LONGEST_SHORT_DESCRIPTION
    assert len(texts["longDescription"]) >= SHORTEST_LONG_DESCRIPTION
    assert texts["features"]
    assert max(map(len, texts["features"])) <= LONGEST_FEATURE


def test_publiccode_and_the_package_name_one_version(publiccode):
    assert publiccode["softwareVersion"] == barcode.__version__


def test_the_licence_is_the_whole_eupl(repository):
    text = (repository / "LICENSE").read_text(encoding="utf-8")

    assert text.split("\n")[0].strip() == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    assert [number for number in range(1, 16) if not re.search(rf"^{number}\. [A-Z]", text, re.MULTILINE)] == []
    assert "Appendix" in text


def test_the_changelog_has_a_heading_for_norms(repository):
    headings = re.findall(r"^#+ (.+)$", (repository / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert headings[1] == "Unreleased"
    assert {"Added", "Norms"} <= set(headings)


def test_the_continuous_integration_runs_the_tests(repository):
    script = repository / ".ci" / "run"

    assert script.stat().st_mode & 0o111
    assert "make --no-print-directory test" in script.read_text()


@pytest.fixture(scope="module")
def runtime_python(repository, tmp_path_factory):
    """The interpreter of a new environment that holds requirements.txt and nothing else."""
    folder = tmp_path_factory.mktemp("runtime") / "venv"
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", "requirements.txt"]
    done = subprocess.run(install, cwd=repository, env=clean_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return python


@pytest.mark.slow
def test_the_run_time_requirements_agree_with_each_other(runtime_python):
    done = subprocess.run([runtime_python, "-m", "pip", "check"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_the_front_end_starts_with_the_run_time_requirements_alone(runtime_python, tmp_path):
    assert ENTRY.exists()
    with running_app(tmp_path / "server.log", runtime_python) as url, urlopen(url, timeout=10) as answer:
        page = answer.read().decode()

    assert 'id="root"' in page


@pytest.mark.slow
def test_the_first_page_draws_with_the_run_time_requirements_alone(runtime_python, repository):
    done = subprocess.run(
        [runtime_python, "-c", FIRST_PAGE], cwd=repository, env=clean_environment(), capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
