"""From folder to shelf, with the real web edition."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .papers import NOW, SETTINGS, article, command, contents, issue, paper, put_out, rehearse, run, states, web, write

HOUR = dt.timedelta(hours=1)


def test_a_paper_comes_out_with_its_articles(tmp_path: Path) -> None:
    built = put_out(paper(tmp_path))
    out = web(tmp_path)
    assert not built.faulty
    assert built.pages == len(out) == len(built.added)
    assert b"Story 1 of number 2" in out["v1/n2/story-1/index.html"]
    assert "index.html" in out


def test_a_second_build_makes_nothing_and_touches_nothing(tmp_path: Path) -> None:
    paper(tmp_path)
    first = put_out(tmp_path)
    before = states(tmp_path / "out")
    second = put_out(tmp_path)
    assert (second.added, second.changed, second.removed) == ([], [], [])
    assert second.pages == first.pages
    assert states(tmp_path / "out") == before


def test_after_one_change_only_changed_files_are_other_files(tmp_path: Path) -> None:
    paper(tmp_path, issues=4)
    put_out(tmp_path)
    before, old = states(tmp_path / "out" / "web"), web(tmp_path)
    article(tmp_path, "issues/v1n2/01-story-1.md", "Story 1 of number 2", "Another text.")
    built = put_out(tmp_path)
    after, new = states(tmp_path / "out" / "web"), web(tmp_path)
    assert {path for path in new if new[path] != old[path]} == set(built.changed)
    assert {path for path in after if after[path] != before[path]} == set(built.changed)
    assert "v1/n2/story-1/index.html" in built.changed
    assert "v1/n3/story-1/index.html" not in built.changed


def test_many_builds_one_after_the_other_equal_one_from_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    paper(one, issues=3)
    put_out(one)
    issue(one, 4)
    put_out(one)
    shutil.rmtree(one / "issues" / "v1n2")
    put_out(one)
    article(one, "issues/v1n3/09-late.md", "Late news")
    os.unlink(one / "issues" / "v1n1" / "01-story-1.md")
    put_out(one)
    shutil.copytree(one, other, ignore=shutil.ignore_patterns("out", ".broadsheet"))
    put_out(other)
    assert web(one) == web(other)


def test_what_vanishes_from_the_folder_vanishes_from_every_page(tmp_path: Path) -> None:
    paper(tmp_path, issues=3)
    article(tmp_path, "issues/v1n2/05-gone.md", "Unique headline of the vanishing")
    put_out(tmp_path)
    assert any(b"Unique headline of the vanishing" in data for data in web(tmp_path).values())
    os.unlink(tmp_path / "issues" / "v1n2" / "05-gone.md")
    built = put_out(tmp_path)
    assert "v1/n2/gone/index.html" in built.removed
    assert not (tmp_path / "out" / "web" / "v1" / "n2" / "gone").exists()
    assert not any(b"Unique headline of the vanishing" in data for data in contents(tmp_path / "out").values())


def test_an_embargo_makes_unchanged_files_come_out_when_it_ends(tmp_path: Path) -> None:
    paper(tmp_path)
    article(tmp_path, "issues/v1n1/03-later.md", "Later", embargo_until=(NOW + HOUR).isoformat())
    first = put_out(tmp_path)
    assert first.kept_back == {"embargoed": 1}
    assert not any(b"Later" in data for data in web(tmp_path).values())
    assert put_out(tmp_path, now=NOW + HOUR - dt.timedelta(seconds=1)).added == []
    assert "v1/n1/later/index.html" in put_out(tmp_path, now=NOW + HOUR).added


def test_an_earlier_instant_is_not_answered_from_memory(tmp_path: Path) -> None:
    paper(tmp_path)
    article(tmp_path, "issues/v1n1/03-later.md", "Later", embargo_until=(NOW + HOUR).isoformat())
    put_out(tmp_path, now=NOW + HOUR)
    assert "v1/n1/later/index.html" in put_out(tmp_path, now=NOW).removed


def test_unreleased_issues_are_shown_when_asked_for_and_go_again(tmp_path: Path) -> None:
    paper(tmp_path)
    issue(tmp_path, 3, status='"planned"')
    plain = put_out(tmp_path)
    assert plain.kept_issues == 1
    assert "v1/n3/story-1/index.html" in put_out(tmp_path, unreleased=True).added
    assert "v1/n3/story-1/index.html" in put_out(tmp_path).removed


@pytest.mark.parametrize("jobs", [2, 4])
def test_any_number_of_processes_gives_the_same_bytes(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper(tmp_path, issues=12, articles=10)
    put_out(tmp_path, jobs=1, out=str(tmp_path / "out" / "one"))
    monkeypatch.setenv("BROADSHEET_START", "fork")
    put_out(tmp_path, jobs=jobs, out=str(tmp_path / "out" / "many"))
    assert contents(tmp_path / "out" / "one") == contents(tmp_path / "out" / "many")


def test_workers_that_share_no_memory_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper(tmp_path, issues=12, articles=10)
    put_out(tmp_path, jobs=1, out=str(tmp_path / "out" / "one"))
    monkeypatch.setenv("BROADSHEET_START", "spawn")
    built = put_out(tmp_path, jobs=2, out=str(tmp_path / "out" / "many"))
    assert contents(tmp_path / "out" / "one") == contents(tmp_path / "out" / "many")
    assert not built.problems


def test_another_folder_locale_zone_and_umask_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "another place"
    paper(one, issues=3)
    article(one, "issues/v1n1/03-größe.md", "Größe – „Wände“", "Übermäßig viel.")
    shutil.copytree(one, other)
    assert run(one, "build").returncode == 0
    environment = {**os.environ, "LC_ALL": "C", "TZ": "Pacific/Auckland", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"}
    script = 'umask 077; exec "$@"'
    words = ["sh", "-c", script, "sh", *command(other, "build")]
    subprocess.run(words, check=True, env=environment, capture_output=True)
    assert web(one) == web(other)


def test_files_that_were_only_touched_change_nothing(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    before = states(tmp_path / "out" / "web")
    for path in (tmp_path / "issues").rglob("*.md"):
        os.utime(path)
    assert put_out(tmp_path).changed == []
    assert states(tmp_path / "out" / "web") == before


def test_a_rehearsal_says_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    article(tmp_path, "issues/v1n1/03-new.md", "New")
    os.unlink(tmp_path / "issues" / "v1n2" / "02-story-2.md")
    os.unlink(tmp_path / ".broadsheet" / "reading")
    everything = contents(tmp_path)
    told = rehearse(tmp_path)
    assert contents(tmp_path) == everything
    done = put_out(tmp_path)
    assert (told.added, told.changed, told.removed) == (done.added, done.changed, done.removed)
    assert "v1/n1/new/index.html" in told.added
    assert "v1/n2/story-2/index.html" in told.removed


def test_the_theme_of_the_paper_is_watched_too(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    write(tmp_path, "theme/web/notfound.html", "<p>Lost.</p>")
    assert "404.html" in put_out(tmp_path).changed


def test_no_output_tells_when_it_was_built(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    first = web(tmp_path)
    shutil.rmtree(tmp_path / "out")
    shutil.rmtree(tmp_path / ".broadsheet")
    put_out(tmp_path, now=NOW + 100 * HOUR)
    assert web(tmp_path) == first


def test_a_file_edited_while_it_is_being_built_is_seen_by_the_next_build(tmp_path: Path) -> None:
    """What is remembered is the state from before the reading, never from after it."""
    paper(tmp_path, issues=3)
    text = "Edited in the middle."

    def edit(done: int, total: int) -> None:
        article(tmp_path, "issues/v1n1/01-story-1.md", "Edited", text)

    from broadsheet.press.build import Request, build

    write(tmp_path, "paper.toml", SETTINGS)
    issue(tmp_path, 4, articles=100)
    build(Request(str(tmp_path), NOW, jobs=1), edit)
    put_out(tmp_path)
    assert text.encode() in web(tmp_path)["v1/n1/story-1/index.html"]


def test_a_change_of_settings_reaches_every_page(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    write(tmp_path, "paper.toml", SETTINGS.replace("The Harbour Weekly", "The Quay"))
    put_out(tmp_path)
    pages = [data for path, data in web(tmp_path).items() if path.endswith("index.html")]
    assert all(b"The Quay" in data and b"Harbour Weekly" not in data for data in pages)


def test_five_hundred_articles_are_built_within_512_mib(tmp_path: Path) -> None:
    import resource

    paper(tmp_path, issues=1, articles=500)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))

    done = subprocess.run(command(tmp_path, "build"), preexec_fn=limit, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len([path for path in web(tmp_path) if path.startswith("v1/n1/story-")]) == 500


def test_the_heavy_rooms_are_not_entered_when_nothing_has_changed(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    code = (
        "import sys; from broadsheet.cli.main import main; main(sys.argv[1:]); "
        "heavy = {'babel', 'minijinja', 'yaml', 'asyncio', 'watchfiles', 'http', 'pyromark', 'pathlib', 'hashlib'}; "
        "print(sorted({*heavy, 'importlib.metadata'} & set(sys.modules)))"
    )
    words = command(tmp_path, "build")[3:]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Nothing has changed")
    assert done.stdout.splitlines()[-1] == "[]"
