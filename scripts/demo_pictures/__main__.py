"""Make the pictures of the demonstration paper: `DEMO_FONTS=folder python scripts/demo_pictures PAPER`.

In: the folder of the paper. Out: its pictures, each in the folder of its issue or of the paper. Same script, same
bytes. Needs Pillow and numpy.
"""

import sys
from pathlib import Path

import charts
import country
import people
import river

ISSUES = "issues/2026"


def place(paper: Path, name: str) -> Path:
    """Where the picture `name` lies: beside the issue's articles or in a folder of pictures."""
    return paper / name if name.startswith("pictures/") else paper / ISSUES / name


def main(paper: Path) -> None:
    """Make all pictures, one after the other."""
    for scenes in (river.PICTURES, people.PICTURES, country.PICTURES, charts.PICTURES):
        for name, make in scenes.items():
            path = place(paper, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            make(path)
            print(f"{path.stat().st_size:>8} {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
