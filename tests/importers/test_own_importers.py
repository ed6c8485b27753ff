"""The importer in the manual runs as it stands there, and gets all that every import gets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from broadsheet.folder.read import read
from broadsheet.importers.rules import Rules
from broadsheet.importers.run import Order, run


def test_the_importer_of_the_manual_brings_diaries_in(repository: Path, tmp_path: Path) -> None:
    page = (repository / "docs" / "plugins.md").read_text("utf-8").partition("## An importer\n")[2]
    code = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    known: dict[str, Any] = {}
    exec(code[0], known)  # noqa: S102 - our own manual
    old = tmp_path / "diaries"
    old.mkdir()
    (old / "1998-05-04.txt").write_bytes("Der Frühling. [Gestern](1998-05-03.txt)".encode("cp1252"))
    (old / "1998-05-03.txt").write_text("Regen.")
    (old / "cover.tif").write_bytes(b"x")
    account = run(known["Diary"](), Order(old, tmp_path / "my-paper", "diaries"), Rules())
    assert account.problems == []
    assert account.counts == {"imported as": 2, "left out because": 1}
    assert [repair.what for repair in account.repairs] == ["read as windows-1252"]
    publication = read(account.paper).publication
    [first, second] = sorted(publication.issues, key=lambda issue: str(issue.id))
    assert "Der Frühling. [Gestern](article:1998-05-03/" in (account.paper / second.articles[0].file).read_text("utf-8")
    assert {redirect.old: redirect.target for redirect in publication.redirects} == {
        "/diary/1998-05-03.html": first.articles[0].id,
        "/diary/1998-05-04.html": second.articles[0].id,
    }
