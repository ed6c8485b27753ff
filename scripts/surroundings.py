"""What the scripts stand on: the project's own virtual environment, the validators from npm, programs from Debian.

In: the checkout. Out: `.venv` and `node_modules` in it, and a line for each thing that was done or could not be done.
Everything is done once: a stamp beside it says for which state of the lock files it was done. Standard library only,
and readable by older Pythons (3.8) as far as the sentence that asks for a newer one.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "tests" / "requirements.txt"
OLDEST = (3, 11)


class SetUpError(Exception):
    """A step of the set-up failed; the message says which, and holds the last lines of what the tool said."""


def say(text: str) -> None:
    """Print a line at once, so that it stands before what a called program prints."""
    print(text, flush=True)


def require_python() -> None:
    """Go on in Python 3.11 or newer: start the script anew in one that is found, or leave with a sentence."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which("python3.%d" % minor)  # noqa: UP031 (must be readable by old Pythons)
        if newer and works([newer, "-c", ""]):
            os.execv(newer, [newer, *sys.argv])
    sys.exit("Broadsheet needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031


def python() -> str:
    """The interpreter of the project's virtual environment."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return str(VENV / folder / name)


def install_package() -> None:
    """Make `.venv` with the checkout in it, so that changes in `src` count at once."""
    stamp = Stamp(VENV / "broadsheet-stamp", [ROOT / "pyproject.toml"])
    if stamp.holds() and Path(python()).exists():
        return
    make_venv()
    say("Installing Broadsheet into .venv")
    run([python(), "-m", "pip", "install", "--editable", str(ROOT)])
    stamp.press()


def install_tools() -> None:
    """Put the pinned tools of the tests beside it, at the versions in `tests/requirements.txt`."""
    stamp = Stamp(VENV / "tools-stamp", [ROOT / "pyproject.toml", LOCK])
    if stamp.holds() and Path(python()).exists():
        return
    make_venv()
    say("Installing Broadsheet and the tools of the tests into .venv")
    run([python(), "-m", "pip", "install", "--editable", str(ROOT), "--requirement", str(LOCK)])
    stamp.press()
    Stamp(VENV / "broadsheet-stamp", [ROOT / "pyproject.toml"]).press()


def install_validators(npm: str | None) -> None:
    """Put the validators of `package-lock.json` into `node_modules`; without npm say so and go on."""
    stamp = Stamp(ROOT / "node_modules" / "stamp", [ROOT / "package-lock.json"])
    if stamp.holds():
        return
    if npm is None:
        say("npm is not there: the gates that stand on Node.js cannot run")
        return
    say("Installing the validators into node_modules")
    run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
    stamp.press()


def install_programs(tools: dict[str, dict[str, list[str]]]) -> None:
    """Install with apt the Debian packages of the programs that are missing, as root or where sudo asks nothing."""
    missing = [name for name in tools if find(tools[name]) is None]
    packages = sorted({package for name in missing for package in tools[name]["debian"]})
    if not packages:
        return
    rights = rights_to_install()
    if rights is None:
        say(f"Missing: {', '.join(missing)}. On Debian: sudo apt-get install {' '.join(packages)}")
        return
    say(f"Installing with apt: {' '.join(packages)}")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    try:
        run([*apt, "update", "-qq"])
        run([*apt, "install", "-y", "-qq", "--no-install-recommends", *packages])
    except SetUpError as error:
        say(f"apt failed, so these are still missing: {', '.join(missing)}\n{error}")


def tools() -> dict[str, dict[str, list[str]]]:
    """The programs that tests call on this kind of system, from `tests/tools.toml`."""
    import tomllib

    table = tomllib.loads((ROOT / "tests" / "tools.toml").read_text(encoding="utf-8"))
    return {name: row for name, row in table.items() if row.get("only_on", sys.platform) == sys.platform}


def find(tool: dict[str, list[str]]) -> str | None:
    """The path of a program under any of its names, or of a file, or None."""
    programs = (path for name in tool.get("commands", []) if (path := shutil.which(name)))
    files = (file for file in tool.get("files", []) if Path(file).exists())
    return next(itertools.chain(programs, files), None)


def rights_to_install() -> list[str] | None:
    """The words in front of apt-get: none for root, sudo where it asks for no password, None where it may not."""
    if sys.platform != "linux" or shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and works([sudo, "-n", "true"]) else None


def works(command: list[str]) -> bool:
    """Whether a command is there and content."""
    return bool(shutil.which(command[0])) and subprocess.run(command, capture_output=True).returncode == 0


def make_venv() -> None:
    """Make `.venv` unless a working one is there."""
    if (
        Path(python()).exists()
        and subprocess.run([python(), "-m", "pip", "--version"], capture_output=True).returncode == 0
    ):
        return
    say("Making the virtual environment .venv")
    try:
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    except SetUpError as error:
        raise SetUpError(f"{error}\nOn Debian and Ubuntu the package python3-venv may be missing.") from None


def run(command: list[str]) -> None:
    """Run a step of the set-up quietly; what it printed is shown only when it fails."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise SetUpError(f"{' '.join(command)}\n{done.stdout[-3000:]}")


class Stamp:
    """A note that something was made from just these files, in just this folder, with just this Python."""

    def __init__(self, path: Path, sources: list[Path]) -> None:
        self.path = path
        state = hashlib.sha256(f"{ROOT} {sys.version}".encode())
        for source in sources:
            state.update(source.read_bytes())
        self.text = state.hexdigest()

    def holds(self) -> bool:
        """Whether nothing has changed since it was pressed."""
        return self.path.is_file() and self.path.read_text() == self.text

    def press(self) -> None:
        """Note that the work is done."""
        self.path.write_text(self.text)
