"""An issue that is asked for by name passes the gate as every other does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from broadsheet.press.one_issue import prepare

NOW = dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC)
KEPT_BACK = ("draft", "held", "spiked")


def test_what_is_kept_back_is_not_in_an_issue_asked_for_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "issues" / "2026-11-20"
    folder.mkdir(parents=True)
    (tmp_path / "paper.toml").write_text('[paper]\ntitle = "P"\n[calendar]\nnumbering = "none"\n')
    (folder / "01-out.md").write_text("---\nheadline: Out\n---\nText.\n")
    for status in KEPT_BACK:
        (folder / f"02-{status}.md").write_text(f"---\nheadline: Back\nstatus: {status}\n---\nText.\n")
    prepared = prepare(str(tmp_path), "2026-11-20", NOW)
    assert [article.slug for article in prepared.issue.articles] == ["out"]
    assert [article.slug for issue in prepared.job.publication.issues for article in issue.articles] == ["out"]
