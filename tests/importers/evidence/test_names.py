"""What the names of folders and files say of an issue, in the papers' languages."""

from __future__ import annotations

import pytest

from broadsheet.importers.evidence.finding import find


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("lg/issue70", "number=70"),
        ("archive/v53n21-22", "volume=53 number=21-22"),
        ("vol12/no3", "volume=12 number=3"),
        ("Vol. 12 No. 3", "volume=12 number=3"),
        ("jahrgang-12/heft-3", "volume=12 number=3"),
        ("heft_3", "number=3"),
        ("nr-51-52", "number=51-52"),
        ("tome2/numero-5", "volume=2 number=5"),
        ("2003/Ausgabe 5", "number=5 date=2003"),
        ("english/2004/12", "number=12 date=2004"),
        ("العدد_21", "number=21"),
        ("عدد-21", "number=21"),
        ("第12期", "number=12"),
        ("2003年第5期", "date=2003 number=5"),
        ("Выпуск_3", "number=3"),
        ("2003-05-01", "date=2003-05-01"),
        ("20030501", "date=2003-05-01"),
        ("200305", "date=2003-05"),
        ("n1204", "number=1204"),
        ("1999", "date=1999"),
        ("lg_tips09", ""),
        ("53-21", ""),
        ("2003-02-30", ""),
    ],
)
def test_a_name_says_its_issue(path: str, says: str) -> None:
    assert {f"{finding.fact}={finding.value}" for finding in find(path, "folder")} == set(says.split())
