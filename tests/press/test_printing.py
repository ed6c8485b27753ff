"""Printing: what comes of an issue's folder, what is frozen, and what never stands on a page."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from importlib import resources
from pathlib import Path

import pytest

from broadsheet.errors import BusyError, ThemeError, UsageError
from broadsheet.folder.read import read
from broadsheet.model.issue import Printed
from broadsheet.press.lock import Lock
from broadsheet.press.printing import Account, Request, print_issue
from broadsheet.typesetting.pages import leaves

BEFORE = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
"""An instant before the supplement and number 3 of the demonstration paper are released."""

AFTER = dt.datetime(2026, 10, 20, tzinfo=dt.UTC)
ORCHARD = "issues/2026/v12s-orchard"
NUMBER_3 = "issues/2026/v12n3"


def demonstration(folder: Path) -> Path:
    """A copy of the demonstration paper."""
    shutil.copytree(str(resources.files("broadsheet") / "demo" / "paper"), folder)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return demonstration(tmp_path / "paper")


def printed(root: Path, issue: str = "v12s-orchard", now: dt.datetime = BEFORE, **more: object) -> Account:
    return print_issue(Request(str(root), issue, now, **{"pages": 1, **more}), lambda done, total: None)  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def text(pdf: Path) -> str:
    return " ".join(" ".join(row for leaf in leaves(pdf.read_bytes()) for row in leaf.rows).split())


def known(root: Path, issue: str = "v12s-orchard") -> Printed:
    """What the folder says of an issue when it is read again."""
    found = next(one for one in read(root).publication.issues if one.id == issue)
    assert found.printed is not None
    return found.printed


def test_an_issue_is_printed_into_its_folder_and_into_the_output(root: Path) -> None:
    account = printed(root)
    assert (account.stored, account.changed, account.kept, account.faulty) == (True, True, 0, False)
    names = {"v12s-orchard.pdf", "page-1.webp", "pages.json", "plan.json", "report.json", "flatplan.svg"}
    assert files(root / ORCHARD / "printed").keys() == names
    assert files(root / "out/print/v12s-orchard") == files(root / ORCHARD / "printed")
    assert json.loads((root / ORCHARD / "printed/report.json").read_text())["pages"][0]["fill"] > 90


def test_what_was_printed_is_known_when_the_folder_is_read_again(root: Path) -> None:
    printed(root)
    found = known(root)
    slugs = {file.name[3:-3] for file in (root / ORCHARD).glob("*.md")}
    assert (found.pages, found.pdf, len(found.covers)) == (1, f"{ORCHARD}/printed/v12s-orchard.pdf", 1)
    assert {slug: found.pages_of(slug) for slug in slugs} == dict.fromkeys(slugs, ("1",))


def test_the_same_folder_gives_the_same_bytes_and_a_second_print_changes_nothing(root: Path, tmp_path: Path) -> None:
    printed(root)
    other = demonstration(tmp_path / "elsewhere")
    printed(other)
    assert files(root / ORCHARD / "printed") == files(other / ORCHARD / "printed")
    stamp = (root / ORCHARD / "printed").stat()
    account = printed(root)
    assert (account.stored, account.changed) == (True, False)
    assert (root / ORCHARD / "printed").stat().st_ino == stamp.st_ino


def test_until_its_release_every_print_takes_the_place_of_the_last(root: Path) -> None:
    printed(root)
    printed(root, format="letter")
    assert b'"format": "letter"' in (root / ORCHARD / "printed/plan.json").read_bytes()
    assert not (root / ORCHARD / "printed/1").exists()


def test_a_released_issue_is_printed_once_and_again_only_on_request(root: Path) -> None:
    assert printed(root, now=AFTER).kept == 0
    first = files(root / ORCHARD / "printed")
    with pytest.raises(UsageError, match="released") as refused:
        printed(root, now=AFTER, format="letter")
    assert "--again" in refused.value.hint
    assert files(root / ORCHARD / "printed") == first
    assert printed(root, now=AFTER, format="letter", again=True).kept == 1
    assert files(root / ORCHARD / "printed/1") == first


def test_what_is_kept_back_stands_on_no_page(root: Path) -> None:
    bodies = {file: file.read_text() for file in (root / NUMBER_3).glob("*.md")}
    account = printed(root, "v12n3", pages=2)
    assert account.kept_back == {"embargoed": 1, "held": 1, "spiked": 1}
    said = text(root / NUMBER_3 / "printed/v12n3.pdf")
    kept = [body for body in bodies.values() if "status: held" in body or "status: spiked" in body or "embargo" in body]
    assert len(kept) == 3
    for body in kept:
        headline = next(line for line in body.splitlines() if line.startswith("headline:"))
        assert headline.partition(":")[2].strip() not in said


def test_an_issue_that_is_not_there_is_refused_with_the_nearest(root: Path) -> None:
    with pytest.raises(UsageError, match="v12n33") as refused:
        printed(root, "v12n33")
    assert "v12n3" in refused.value.hint


def test_an_issue_may_be_named_by_its_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / ORCHARD)
    assert printed(root, ".").issue == "v12s-orchard"


def test_an_error_in_the_issue_stops_the_print_and_one_elsewhere_does_not(root: Path) -> None:
    (root / NUMBER_3 / "09-broken.md").write_text("---\nheadline: x\n")
    assert printed(root).stored
    account = printed(root, "v12n3")
    assert (account.stored, account.faulty) == (False, True)
    assert not (root / NUMBER_3 / "printed").exists()


def test_too_little_copy_is_told_with_figures_and_nothing_is_stored(root: Path) -> None:
    account = printed(root, pages=8)
    [problem] = [one for one in account.problems if one.name == "no-pages"]
    facts = dict(problem.facts)
    assert (facts["pages"], account.stored) == (8, False)
    assert 0 < int(facts["lines"]) < int(facts["room"])
    assert "choose 4 pages" in str(facts["advice"])


def test_an_issue_of_two_short_pieces_gets_its_page_and_is_told_what_it_lacks(root: Path) -> None:
    account = printed(root, "v12n5")
    assert account.stored
    [problem] = [one for one in account.problems if one.name == "copy-short"]
    assert int(dict(problem.facts)["lines"]) > 50
    with (root / "issues/2026/v12n5/printed/pages.json").open() as said:
        assert json.load(said)["pages"] == 1


def test_a_design_of_the_papers_own_is_used_and_one_that_is_not_there_refused(root: Path) -> None:
    built_in = resources.files("broadsheet") / "themes/gazette/print/gazette.toml"
    own = root / "theme/print/harbour.toml"
    own.parent.mkdir(parents=True)
    own.write_text(built_in.read_text().replace("paper = [210, 297]", "paper = [200, 297]"))
    printed(root, design="harbour")
    [leaf] = leaves((root / ORCHARD / "printed/v12s-orchard.pdf").read_bytes())
    assert round(leaf.width / 72 * 25.4) == 200
    with pytest.raises(ThemeError, match="harbor") as refused:
        printed(root, design="harbor")
    assert "harbour" in refused.value.hint
    with pytest.raises(ThemeError, match="a9"):
        printed(root, format="a9")


def test_what_is_asked_for_goes_before_print_toml_and_that_before_paper_toml(root: Path) -> None:
    settings = root / "paper.toml"
    settings.write_text(settings.read_text().replace("[print]\n", "[print]\npages = 8\n"))
    (root / ORCHARD / "print.toml").write_text("pages = 1\n")
    assert printed(root, pages=0).stored
    (root / ORCHARD / "print.toml").write_text("pages = 8\n")
    assert printed(root, pages=1).stored
    assert not printed(root, pages=0).stored


def test_one_print_at_a_time(root: Path) -> None:
    (root / "out").mkdir()
    lock = Lock(str(root / "out/.print.lock"))
    try:
        with pytest.raises(BusyError, match="Another print of this paper"):
            printed(root)
    finally:
        lock.close()


def test_house_ads_of_the_paper_stand_on_its_pages(root: Path) -> None:
    shutil.rmtree(root / "house")
    (root / "house").mkdir()
    (root / "house/01-tea.md").write_text("---\nheadline: Tea on Thursdays\npage: 1\n---\nAt the Old Packet Office.\n")
    printed(root)
    assert "Tea on Thursdays" in text(root / ORCHARD / "printed/v12s-orchard.pdf")


def test_every_language_that_is_printed_has_a_file_of_its_own(root: Path) -> None:
    settings = root / "paper.toml"
    text = settings.read_text().replace('languages = ["en", "ar"]', 'languages = ["en", "ar", "de"]')
    settings.write_text(text.replace("[print]\n", '[print]\nlanguages = ["en", "de"]\n'))
    for file in sorted((root / ORCHARD).glob("*.md")):
        german = file.read_text().replace("The ", "Die ").replace(" the ", " die ")
        file.with_suffix(".de.md").write_text(german)
    account = printed(root)
    assert list(account.made) == ["en", "de"]
    names = {"v12s-orchard.pdf", "v12s-orchard.de.pdf", "pages.json", "pages.de.json", "plan.de.json", "page-1.webp"}
    assert names <= files(root / ORCHARD / "printed").keys()
    assert "Impressum" in text_of(root, "v12s-orchard.de.pdf")
    assert "Impressum" not in text_of(root, "v12s-orchard.pdf")
    assert known(root).pages_of("apple-cake") == ("1",)


def text_of(root: Path, name: str) -> str:
    return text(root / ORCHARD / "printed" / name)


@pytest.mark.parametrize("left", ["", "no plan", '{"version": 0}', "[]", '{"version": 1, "pages": [3]}'])
def test_a_plan_that_was_spoilt_by_hand_is_as_none(root: Path, tmp_path: Path, left: str) -> None:
    printed(root)
    whole = files(root / ORCHARD / "printed")
    (root / ORCHARD / "printed/plan.json").write_text(left)
    printed(root)
    assert files(root / ORCHARD / "printed") == whole


def test_what_print_toml_settles_is_kept(root: Path) -> None:
    number_48 = next((root / "issues").glob("*/v11n48"))
    printed(root, "v11n48", pages=2)
    first = known(root, "v11n48")
    slug = next(slug for slug, pages in first.articles if pages == ("1",))
    (number_48 / "print.toml").write_text(f"[articles.{slug}]\npage = 2\n")
    account = printed(root, "v11n48", pages=2)
    assert account.stored
    assert known(root, "v11n48").pages_of(slug) == ("2",)
