"""`broadsheet hosting`, and `serve --production` without a network: what it says, and what its rules mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.cli.main import main
from broadsheet.cli.production import Rules, codings, public

PAPER = """
[paper]
title = "The Harbour Weekly"
base_url = "{base}"
[calendar]
frequency = "irregular"
volume_start = 2026-01-01
"""
NOW = ("--now", "2026-11-20T12:00:00Z")


def paper(root: Path, base: str = "https://example.org/", redirects: str = "") -> Path:
    (root / "paper.toml").write_text(PAPER.replace("{base}", base))
    (root / "redirects.toml").write_text(f"[from]\n{redirects}\n")
    issue = root / "issues" / "v1n1"
    issue.mkdir(parents=True)
    (issue / "issue.toml").write_text("volume = 1\nnumber = 1\ndate = 2026-11-13\n")
    (issue / "a.md").write_text("---\nheadline: A\n---\nText.\n")
    return root


def printed(root: Path, capsys: pytest.CaptureFixture[str], server: str, *words: str) -> str:
    assert main(["hosting", server, "--paper", str(root), *words, *NOW]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("server", ["nginx", "caddy", "apache"])
def test_a_configuration_names_policy_and_redirects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], server: str
) -> None:
    text = printed(paper(tmp_path, redirects='"/old/a.html" = "v1n1/a"'), capsys, server)
    assert "frame-ancestors 'none'" in text
    assert "/v1/n1/a/" in text


def test_hostile_old_addresses_stay_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [r'''"/a\";b/" = "v1n1/a"''', '"/c d$e/" = "v1n1/a"', '"/{env.HOME}/" = "v1n1/a"']
    rows += [r'''"/f/" = "https://x.example/\"$host{http.x} y"''']
    root = paper(tmp_path, redirects="\n".join(rows))
    nginx = printed(root, capsys, "nginx")
    assert r"""    "/a\";b/" "/v1/n1/a/";""" in nginx
    assert '"/c d$e/" "/v1/n1/a/";' in nginx
    assert '"/f/" "https://x.example/%22%24host%7Bhttp.x%7D%20y";' in nginx
    caddy = printed(root, capsys, "caddy")
    assert "{env.HOME}" not in caddy
    assert r'RewriteRule "^c\x20d\x24e/$" "/v1/n1/a/"' in printed(root, capsys, "apache")


def test_json_holds_the_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(printed(paper(tmp_path), capsys, "nginx", "--json"))
    assert value["server"] == "nginx"
    assert value["configuration"].endswith("}\n")


def test_a_paper_below_the_root_is_served_from_the_folder_above(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = paper(tmp_path, "https://example.org/our/paper/")
    assert main(["hosting", "nginx", "--paper", str(root), *NOW]) == 2
    assert "/our/paper/" in capsys.readouterr().err
    text = printed(root, capsys, "nginx", "--root", "/srv/www")
    assert 'root "/srv/www";' in text
    assert '"~^/our/paper/assets/"' in text


def test_production_without_an_edition_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--production", "--paper", str(paper(tmp_path))]) == 2
    assert "broadsheet build" in capsys.readouterr().err


def test_rules_are_read_as_hosts_read_them(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n  A: 1\n  B: x: y\n/assets/*\n  Cache-Control: long\n/one\n  A: 2\n")
    (tmp_path / "_redirects").write_text("/old/ /new/ 301\n/%C3%A9/ /e/ 301\n")
    rules = Rules(str(tmp_path))
    assert rules.headers("/page/") == {"Cache-Control": "public, max-age=0, must-revalidate", "A": "1", "B": "x: y"}
    assert rules.headers("/assets/x.css")["Cache-Control"] == "long"
    assert rules.headers("/one")["A"] == "2"
    assert rules.headers("/one/two")["A"] == "1"
    assert [rules.moved(address) for address in ("/old/", "/old", "/%C3%A9/")] == ["/new/", "", "/e/"]
    (tmp_path / "new").write_text("/old/ /newer/ 301\n")
    (tmp_path / "new").replace(tmp_path / "_redirects")
    assert rules.moved("/old/") == "/newer/"


@pytest.mark.parametrize(
    ("accepted", "found"),
    [
        ("gzip, deflate, br", ["gzip", "deflate", "br"]),
        ("br;q=1.0, gzip;q=0, *;q=0.5", ["br", "*"]),
        ("GZIP ; q=0.0", []),
        ("", [""]),
    ],
)
def test_codings_with_a_quality_of_nothing_are_not_accepted(accepted: str, found: list[str]) -> None:
    assert list(codings(accepted)) == found


def test_what_is_for_servers_is_not_public() -> None:
    assert public("v1/n1/index.html")
    assert public(".well-known/security.txt")
    for path in ("_headers", "_redirects", ".htaccess", "404.html", ".git/config", "a/.b/c"):
        assert not public(path)
