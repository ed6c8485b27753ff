"""The wheel in an empty environment, far from the checkout: what a user gets who never sees the sources.

Also here: what the wheel holds and what it leaves out.
"""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from broadsheet import __version__


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout by the build back end that the tools bring."""
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=repository)
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an empty environment with the wheel and its libraries, at the pinned versions."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pins = repository / "tests" / "requirements.txt"
    call(str(programs / "python"), "-m", "pip", "install", "--quiet", "--constraint", str(pins), str(wheel), cwd=folder)
    return programs


def call(*command: str, cwd: Path) -> str:
    """Run a program that must succeed, and return what it prints."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_wheel_holds_the_whole_package_and_nothing_else(wheel: Path, repository: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    known = call("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "src", cwd=repository)
    assert held == {name.removeprefix("src/") for name in known.split("\0") if (repository / name).is_file()}


def test_the_installed_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert call(str(installed / "broadsheet"), "--version", cwd=tmp_path) == f"broadsheet {__version__}\n"


def test_the_installed_package_comes_from_the_wheel(installed: Path, tmp_path: Path, repository: Path) -> None:
    place = call(str(installed / "python"), "-c", "import broadsheet; print(broadsheet.__file__)", cwd=tmp_path)
    assert not Path(place.strip()).is_relative_to(repository)


def test_a_paper_is_founded_and_built_far_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    paper = tmp_path / "the-weekly"
    broadsheet = str(installed / "broadsheet")
    call(broadsheet, "new", str(paper), cwd=tmp_path)
    call(broadsheet, "build", "--paper", str(paper), cwd=tmp_path)
    assert (paper / "out" / "web" / "index.html").stat().st_size > 500


def test_the_demonstration_paper_comes_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    paper = tmp_path / "demonstration"
    call(str(installed / "broadsheet"), "demo", str(paper), "--now", "2026-10-26T12:00:00+00:00", cwd=tmp_path)
    assert len(list((paper / "out" / "web").rglob("index.html"))) > 100
