"""Every page of the built demonstration paper before the Nu validator, html-validate, linkinator and our own eyes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
import pytest

Needs = Callable[[str], str]
Validator = Callable[[str], Path]


NO_ICON = "data:,"
"""The address of an empty icon, which keeps browsers from asking for /favicon.ico."""
POLICY_AS_THE_NU_VALIDATOR_SEES_IT = ".*violates Content Security Policy.*"
"""It takes JSON-LD for a script, and knows no `'self'` for a page in a file: test_metadata.py asks Chromium instead."""
UNKNOWN_TO_CSSTREE = {"Unknown at-rule descriptor `margin`": "the margin of @page (CSS Paged Media 3, section 6)"}


def test_the_nu_validator_finds_no_fault_in_html_and_svg(site, needs: Needs, validator: Validator) -> None:
    java, jar = needs("java"), validator("vnu-jar/build/dist/vnu.jar")
    options = ["--also-check-svg", "--skip-non-html", "--Werror", "--filterpattern", POLICY_AS_THE_NU_VALIDATOR_SEES_IT]
    content(java, "-Xss4m", "-jar", str(jar), *options, str(site.folder))


def test_csstree_finds_no_fault_in_the_style_sheets(site, needs: Needs, validator: Validator) -> None:
    """The CSS of the Nu validator knows no container queries, so that of csstree reads the style sheets."""
    sheets = [str(sheet) for sheet in site.folder.rglob("*.css")]
    assert len(sheets) == 2
    assert [fault for sheet in sheets for fault in faults_of_csstree(needs, validator, sheet)] == []


def test_csstree_finds_a_seeded_fault(tmp_path: Path, needs: Needs, validator: Validator) -> None:
    (tmp_path / "a.css").write_text("p { colr: red; max-inline-size: 20cqi }")
    assert faults_of_csstree(needs, validator, str(tmp_path / "a.css")) == ["Unknown property `colr`"]


def faults_of_csstree(needs: Needs, validator: Validator, sheet: str) -> list[str]:
    command = [needs("node"), str(validator("csstree-validator/bin/validate.js")), sheet]
    done = subprocess.run(command, capture_output=True, text=True)
    said = (done.stdout + done.stderr).splitlines()
    found = [line.strip().removeprefix("* ") for line in said if line.strip().startswith("* ")]
    assert bool(found) == bool(done.returncode)
    return [fault for fault in found if fault not in UNKNOWN_TO_CSSTREE]


def test_the_nu_validator_finds_a_seeded_fault(tmp_path: Path, needs: Needs, validator: Validator) -> None:
    java, jar = needs("java"), validator("vnu-jar/build/dist/vnu.jar")
    (tmp_path / "a.html").write_text('<!doctype html><html lang="en"><title>A</title><p><img src="a.png">')
    done = subprocess.run([java, "-jar", str(jar), "--Werror", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 1
    assert "alt" in done.stderr


def test_html_validate_finds_no_fault(site, needs: Needs, validator: Validator) -> None:
    settings = Path(__file__).parent / ".htmlvalidate.json"
    program = validator("html-validate/bin/html-validate.mjs")
    content(needs("node"), str(program), "--config", str(settings), "--formatter", "text", f"{site.folder}/**/*.html")


def test_linkinator_finds_no_dead_link_or_fragment(site, needs: Needs, validator: Validator) -> None:
    program = validator("linkinator/build/src/cli.js")
    options = ["--recurse", "--check-fragments", "--skip", "https?://(?!127[.]0[.]0[.]1)"]
    options += ["--concurrency", "20", "--verbosity", "error"]
    content(needs("node"), str(program), f"{site.address}/", *options)


def test_html_validate_and_linkinator_find_seeded_faults(tmp_path: Path, needs: Needs, validator: Validator) -> None:
    page = '<!doctype html><html lang="en"><title>A</title><p id="a">a</p><p id="a">b</p><a href="#b">b</a></html>'
    (tmp_path / "index.html").write_text(page)
    settings = str(Path(__file__).parent / ".htmlvalidate.json")
    html_validate = [str(validator("html-validate/bin/html-validate.mjs")), "--config", settings]
    linkinator = [str(validator("linkinator/build/src/cli.js")), "--check-fragments", "--recurse"]
    for program, fault in ((html_validate, "no-dup-id"), (linkinator, "#b")):
        command = [needs("node"), *program, str(tmp_path / "index.html") if program is html_validate else str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 1
        assert fault in done.stdout + done.stderr


def content(*command: str) -> None:
    """Run a validator and expect it to be content; show what it says when it is not."""
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"\n{done.stdout[-6000:]}{done.stderr[-6000:]}"


@pytest.fixture(scope="module")
def trees(site) -> dict[str, lxml.html.HtmlElement]:
    """Every page as a tree, by its path."""
    return {site.path(page): lxml.html.fromstring(page.read_bytes()) for page in site.pages}


def test_every_address_in_a_page_leads_to_a_file_and_every_fragment_to_a_place(site, trees) -> None:
    faults = []
    for path, tree in trees.items():
        base = "http://paper.invalid" + path
        for _, _, link, _ in tree.iterlinks():
            target, fragment = urldefrag(urljoin(base, link))
            parts = urlsplit(target)
            if parts.hostname != "paper.invalid":
                continue
            file = site.folder / unquote(parts.path).lstrip("/")
            if not (file / "index.html" if parts.path.endswith("/") else file).is_file():
                faults.append(f"{path}: {link} leads nowhere")
            elif parts.path.endswith(".pdf") and re.fullmatch(r"page=[1-9]\d*", fragment):
                continue  # RFC 8118, section 3
            elif fragment and unquote(fragment) not in ids(trees.get(unquote(parts.path))):
                faults.append(f"{path}: {link} has no such place")
    assert not faults, "\n".join(["", *sorted(set(faults))])


def ids(tree: lxml.html.HtmlElement | None) -> set[str]:
    return set() if tree is None else set(tree.xpath("//@id"))


def test_no_page_is_an_orphan(site, trees) -> None:
    linked = {"/", "/404.html"}
    for path, tree in trees.items():
        for _, _, link, _ in tree.iterlinks():
            linked.add(unquote(urlsplit(urljoin("http://paper.invalid" + path, link)).path))
    hidden = {
        path for path, tree in trees.items() if "noindex" in "".join(tree.xpath("//meta[@name='robots']/@content"))
    }
    assert not sorted(trees.keys() - linked - hidden - set(site.moved))


def test_every_page_says_its_language_and_direction(trees) -> None:
    wrong = []
    for path, tree in trees.items():
        language, direction = tree.get("lang", ""), tree.get("dir", "ltr")
        if not language or direction != ("rtl" if language.split("-")[0] in {"ar", "he", "fa", "ur"} else "ltr"):
            wrong.append(f"{path} {language} {direction}")
    assert not wrong
    assert {tree.get("lang") for tree in trees.values()} >= {"en", "ar"}


def test_no_page_holds_a_script_that_is_not_ours_or_an_event_handler(trees) -> None:
    faults = []
    for path, tree in trees.items():
        faults += [f"{path} <script src={source}>" for source in tree.xpath("//script/@src") if "//" in source]
        handlers = [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]
        faults += [f"{path} {name}" for name in handlers]
        links = {link.lower() for _, _, link, _ in tree.iterlinks()} - {NO_ICON}
        faults += [f"{path} {link}" for link in links if link.startswith(("javascript:", "data:"))]
    assert not faults
