"""Bad folders, names, dates and settings, through the command line (gates 31 to 48)."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from .papers import SETTINGS, article, built, edition, entries, names, page, paper, run, write


def test_a_renamed_article_keeps_its_feed_id_and_answers_at_its_old_address(tmp_path: Path) -> None:
    built(paper(tmp_path))
    before = entries(tmp_path)["The wall"]
    os.rename(tmp_path / "issues/v1n1/01-wall.md", tmp_path / "issues/v1n1/01-quay.md")
    assert "- v1/n1/wall/index.html" in run(tmp_path, "build", "--check").stdout
    write(tmp_path, "redirects.toml", '[from]\n"/v1/n1/wall/" = "v1n1/quay"\n')
    assert names(tmp_path) == []
    built(tmp_path)
    after = entries(tmp_path)["The wall"]
    assert (before["id"], before["url"]) == (after["id"], "https://harbour.example/v1/n1/wall/")
    assert after["url"] == "https://harbour.example/v1/n1/quay/"
    assert 'http-equiv="refresh" content="0;url=/v1/n1/quay/"' in page(tmp_path, "v1/n1/wall/index.html").replace(
        "; url", ";url"
    )


@pytest.mark.parametrize("slug", ["..", "../../etc", "/etc/passwd", "a\\\\b", ".git", "x" * 300, "😀", "ü" * 200])
def test_no_slug_leads_out_of_the_edition_or_is_too_long(tmp_path: Path, slug: str) -> None:
    article(paper(tmp_path / "paper"), "02-a.md", f'headline: A\nslug: "{slug}"\n')
    built(tmp_path / "paper")
    assert [path.name for path in tmp_path.iterdir()] == ["paper"]
    for path in (tmp_path / "paper/out/web").rglob("*"):
        assert not path.name.startswith(".") or path.name == ".htaccess"  # which we make for Apache
        assert len(path.name.encode()) <= 80


@pytest.mark.parametrize("slug", ["index", "con", "whole", "pictures", "p1", "INDEX"])
def test_a_slug_that_is_taken_stops_the_build(tmp_path: Path, slug: str) -> None:
    article(paper(tmp_path), "02-a.md", f"headline: A\nslug: {slug}\n")
    assert ("reserved-slug", "error", 3) in names(tmp_path)
    assert run(tmp_path, "build").returncode == 1


def test_what_lies_in_the_future_is_in_no_page_and_no_feed_until_then(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: To come\npublished: 2026-11-21\n")
    write(tmp_path, "issues/v1n2/issue.toml", 'date = 2026-11-22\nstatus = "released"\n')
    write(tmp_path, "issues/v1n2/01-b.md", "---\nheadline: Later\n---\n\nText.\n")
    assert "Kept back: 1 issue not released (1 article), 1 embargoed." in built(tmp_path).stdout
    for data in edition(tmp_path).values():
        assert b"To come" not in data
        assert b"Later" not in data
    built(tmp_path, "--now", "2026-11-22T00:00:00Z")
    assert {"To come", "Later"} <= entries(tmp_path).keys()


def test_a_change_in_the_future_is_told_when_its_time_has_come(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\nupdated: 2026-11-21 06:00\nupdate_note: A figure was wrong\n")
    built(tmp_path)
    assert entries(tmp_path)["A"]["date_modified"] == "2026-01-02T00:00:00Z"
    assert "A figure" not in page(tmp_path, "v1/n1/a/index.html")
    built(tmp_path, "--now", "2026-11-21T06:00:00Z")
    assert entries(tmp_path)["A"]["date_modified"] == "2026-11-21T06:00:00Z"
    assert "A figure was wrong" in page(tmp_path, "v1/n1/a/index.html")


def test_a_change_before_publication_never_makes_an_entry_older_than_itself(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\nupdated: 2025-12-01\n")
    article(tmp_path, "03-b.md", "headline: B\npublished: 2026-02-01\nupdated: 2026-01-03\n")
    assert names(tmp_path) == [("updated-before-published", "error", 4)]
    assert run(tmp_path, "build").returncode == 1
    (tmp_path / "issues/v1n1/03-b.md").unlink()
    built(tmp_path)
    assert entries(tmp_path)["A"]["date_modified"] == entries(tmp_path)["A"]["date_published"] == "2026-01-02T00:00:00Z"


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),  # the leap second counts as the second before it
        ("2026-03-29 02:30", "2026-03-29T01:30:00Z"),  # does not exist in Berlin: the later
        ("2026-10-25 02:30", "2026-10-25T00:30:00Z"),  # exists twice: the earlier
        ("2026-02-03", "2026-02-02T23:00:00Z"),  # without a zone: the paper's
    ],
)
def test_odd_moments_have_one_instant(tmp_path: Path, written: str, instant: str) -> None:
    paper(tmp_path, SETTINGS.replace("base_url", 'timezone = "Europe/Berlin"\nbase_url'))
    article(tmp_path, "02-a.md", f"headline: A\npublished: {written}\n")
    built(tmp_path)
    assert entries(tmp_path)["A"]["date_published"] == instant


@pytest.mark.timeout(60)
@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is told by /proc")
def test_an_issue_of_2000_articles_is_built_within_seconds_and_little_memory(tmp_path: Path) -> None:
    paper(tmp_path)
    for number in range(2_000):
        article(
            tmp_path, f"{number % 900 + 2:03}-story-{number}.md", f"headline: Story {number}\n", "Some words. " * 30
        )
    code = (
        "import resource, sys; from broadsheet.cli.main import main; code = main(sys.argv[1:]); "
        # What getrusage says of the process itself begins with the memory of these tests, from which it was forked.
        "own = open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]; "
        "most = max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); "
        "print(most >> 10); sys.exit(code)"
    )
    words = ["build", "--paper", str(tmp_path), "--now", "2026-11-20T12:00:00Z"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=30, check=True)
    assert int(done.stdout.split()[-1]) < 256  # MiB of one process
    assert "Story 1999" in page(tmp_path, "v1/n1/index.html")
    assert (tmp_path / "out/web/v1/n1/story-1999/index.html").exists()


def test_an_issue_without_articles_stops_the_build_and_one_of_one_goes_out(tmp_path: Path) -> None:
    write(paper(tmp_path), "issues/v1n2/issue.toml", 'date = 2026-02-02\nstatus = "released"\n')
    assert [name for name, _, _ in names(tmp_path)] == ["empty-issue"]
    assert run(tmp_path, "build").returncode == 1
    write(tmp_path, "issues/v1n2/01-b.md", "---\nheadline: Alone\n---\n\nText.\n")
    built(tmp_path)


def test_pipes_sockets_and_devices_are_told_and_never_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper(tmp_path)
    folder = tmp_path / "issues/v1n1"
    for name in ("02-a.md", "wall.jpg", "issue.toml"):
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)
    (folder / "printed").mkdir()
    os.mkfifo(folder / "printed/pages.json")
    for name in ("people.toml", "redirects.toml"):
        os.mkfifo(tmp_path / name)
    (folder / "03-b.md").symlink_to("/dev/zero")
    (folder / "04-c.md").mkdir()
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("05-d.md")
    for command in (("proof",), ("build",), ("build", "--keep-going")):
        done = run(tmp_path, *command, timeout=20)
        assert done.returncode == 1
        for name in ("02-a.md", "wall.jpg", "issue.toml", "pages.json", "people.toml", "redirects.toml", "03-b.md"):
            assert name in done.stdout + done.stderr
        assert "is a socket" in done.stdout + done.stderr
        assert "“04-c.md” is a folder" in done.stdout + done.stderr


@pytest.mark.parametrize("file", ["theme.toml", "web/article.html", "web/style.css"])
def test_a_pipe_or_a_link_out_of_the_paper_in_the_theme_is_refused(tmp_path: Path, file: str) -> None:
    secret = write(tmp_path, "secret", "not for the public")
    root = paper(tmp_path / "paper")
    place = root / "theme" / file
    place.parent.mkdir(parents=True)
    os.mkfifo(place)
    done = run(root, "build", timeout=20)
    assert (done.returncode, "not a file" in done.stderr) == (1, True)
    place.unlink()
    place.symlink_to(secret)
    done = run(root, "build", timeout=20)
    assert (done.returncode, "outside the theme" in done.stderr) == (1, True)
    assert not (root / "out/web").exists()


@pytest.mark.parametrize("out", [".", "issues", "issues/v1n1", "..", "/", "office", ".broadsheet", "out", "~"])
def test_an_output_folder_that_holds_something_else_is_refused(tmp_path: Path, out: str) -> None:
    root = paper(tmp_path / "paper")
    before = sorted(path for path in tmp_path.rglob("*"))
    place = os.path.expanduser(out) if out == "~" else os.path.normpath(root / out)
    assert run(root, "build", "--out", place).returncode == 2
    assert sorted(path for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (None, 2, "holds no paper.toml"),
        ("", 1, "does not say the paper's name"),
        ("paper = 3\n", 1, "does not say the paper's name"),
        ("[paper\n", 1, "cannot be read"),
        ('[paper]\ntitle = "P"\nformat = "new"\n', 1, "must be 1"),
        ('[paper]\ntitle = "P"\nformat = 99\n', 1, "Install a newer Broadsheet."),
        ('[paper]\ntitle = "P"\ntimezone = "Mars/X"\n', 1, "must be a time zone"),
        ('[paper]\ntitle = "P"\nlanguages = "en"\n[calendar]\nfrequency = 7\n', 1, "“frequency” cannot be"),
    ],
)
def test_settings_that_are_no_use_are_one_clear_error(tmp_path: Path, text: str | None, code: int, said: str) -> None:
    paper(tmp_path)
    if text is None:
        (tmp_path / "paper.toml").unlink()
    else:
        write(tmp_path, "paper.toml", text)
    done = run(tmp_path, "build")
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert not (tmp_path / "out").exists() or not (tmp_path / "out/web").exists()


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_a_locale_that_knows_no_accents_changes_no_byte(tmp_path: Path, environment: dict[str, str]) -> None:
    editions = []
    for number, more in enumerate(({}, environment)):
        root = paper(tmp_path / str(number))
        article(root, "02-café.md", "headline: Café\nbyline: Zoë\ntopics: [œuvre]\n")
        built(root, **more)
        editions.append(edition(root))
        assert (root / "out/web/v1/n1/café/index.html").exists()
    assert editions[0] == editions[1]
