"""Are the norm books and the data found, in the repository and in an installed wheel?"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import barcode
from barcode.shipped import shipped_folder


@pytest.fixture(scope="module")
def wheel(repository, tmp_path_factory) -> Path:
    if importlib.util.find_spec("hatchling") is None or importlib.util.find_spec("build") is None:
        pytest.skip("the build backend is not installed; `make test` installs it")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(repository)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize("name", ["norms", "data"])
def test_in_the_repository_the_folders_stand_beside_the_package(repository, name):
    assert shipped_folder(name) == repository / name


def test_the_wheel_bears_the_version_of_the_package(wheel):
    assert wheel.name.startswith(f"woon_werkbarcode-{barcode.__version__}-")


@pytest.mark.parametrize("name", ["norms", "data"])
def test_the_wheel_carries_every_file_of_the_folder(wheel, repository, name):
    expected = {path.relative_to(repository).as_posix() for path in (repository / name).rglob("*") if path.is_file()}
    carried = set(zipfile.ZipFile(wheel).namelist())

    assert expected
    assert {f"barcode/_shipped/{path}" for path in expected} <= carried


def test_the_wheel_carries_the_words(wheel):
    assert "barcode/language/words/problems.toml" in zipfile.ZipFile(wheel).namelist()


def test_an_installed_wheel_reads_its_own_books(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    (tmp_path / "installed" / "norms").mkdir()
    code = "from barcode.shipped import shipped_folder; print(shipped_folder('norms'))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(done.stdout.strip()) == tmp_path / "installed" / "barcode" / "_shipped" / "norms"
