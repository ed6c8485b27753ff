"""The demonstration paper in each language that Broadsheet speaks, before the same judges as the English one.

`[paper] language` is changed and the texts stay as they are, but for Arabic, which the paper has translations in: there
these become the originals and the English texts their translations. English itself is judged in test_pages.py and
test_browser.py. A sample of each kind of page in each language; all pages with --all.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest

from .conftest import NOW, Site, served
from .looking import WIDEST, faults_of_a_walk, faults_of_axe
from .test_pages import POLICY_AS_THE_NU_VALIDATOR_SEES_IT, content
from .web_servers import broadsheet

LANGUAGES = ("de", "fr", "es", "ar", "zh")
PAGES_OF_A_SHAPE = 2
LOOKED_AT = ("ar", "zh")
PATHS = ("/", "/v12/n4/ferry-count/", "/archive/")
GUESS_OF_THE_NU_VALIDATOR = "This document appears to be written in .*"
"""It guesses the language of the texts, which is not that of the paper here."""
KNOWN = f"({POLICY_AS_THE_NU_VALIDATOR_SEES_IT})|({GUESS_OF_THE_NU_VALIDATOR})"
AS_IT_STANDS = 'language = "en"\nlanguages = ["en", "ar"]\n'

Sites = dict[str, Site]


def put_into(language: str, paper: Path) -> None:
    """Change the language of a paper; a paper in Arabic gets its translations as originals."""
    other = "en" if language == "ar" else "ar"
    settings = paper / "paper.toml"
    text = settings.read_text(encoding="utf-8")
    assert AS_IT_STANDS in text
    text = text.replace(AS_IT_STANDS, f'language = "{language}"\nlanguages = ["{language}", "{other}"]\n')
    settings.write_text(text if language == "ar" else text.replace("{en = ", f"{{{language} = "), encoding="utf-8")
    for arabic in [*paper.rglob("*.ar.md")] if language == "ar" else []:
        original = arabic.with_name(arabic.name.replace(".ar.md", ".md"))
        original.rename(original.with_suffix(".en.md"))
        arabic.rename(original)


@pytest.fixture(scope="module")
def sites(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The paper built in each language, with the pictures of the English one out of its cache; not served."""
    ground = tmp_path_factory.mktemp("languages")
    for language in LANGUAGES:
        shutil.copytree(demonstration, ground / language, ignore=shutil.ignore_patterns("out"))
        put_into(language, ground / language)
        broadsheet("build", "--paper", str(ground / language), now=NOW)
    return {language: Site(ground / language / "out" / "web", "") for language in LANGUAGES}


@pytest.fixture(scope="module")
def chosen(sites: Sites, sampled: Callable[..., list[Path]], pytestconfig: pytest.Config) -> list[Path]:
    """The files of some pages of each kind in each language; of every page with --all."""
    if pytestconfig.getoption("take_all"):
        return [page for site in sites.values() for page in site.pages]
    return [
        site.file(path)
        for site in sites.values()
        for shape, paths in sorted(site.by_shape().items())
        for path in sampled(f"pages like {shape} in each other language", paths, PAGES_OF_A_SHAPE)
    ]


def test_every_page_is_in_the_language_of_the_paper(sites: Sites) -> None:
    for language, site in sites.items():
        other = "/en/" if language == "ar" else "/ar/"
        direction = "rtl" if language == "ar" else "ltr"
        pages = [page for page in site.pages if not site.path(page).startswith(other)]
        trees = [lxml.html.parse(page).getroot() for page in pages]
        assert len(pages) > 100
        assert {(tree.get("lang"), tree.get("dir", "ltr")) for tree in trees} == {(language, direction)}


def test_the_nu_validator_finds_no_fault_in_any_language(chosen: list[Path], needs, validator) -> None:
    java, jar = needs("java"), validator("vnu-jar/build/dist/vnu.jar")
    content(java, "-Xss4m", "-jar", str(jar), "--Werror", "--filterpattern", KNOWN, *map(str, chosen))


def test_html_validate_finds_no_fault_in_any_language(chosen: list[Path], needs, validator) -> None:
    settings = Path(__file__).parent / ".htmlvalidate.json"
    program = validator("html-validate/bin/html-validate.mjs")
    content(needs("node"), str(program), "--config", str(settings), "--formatter", "text", *map(str, chosen))


def test_what_is_known_of_the_nu_validator_hides_no_fault(tmp_path: Path, needs, validator) -> None:
    java, jar = needs("java"), validator("vnu-jar/build/dist/vnu.jar")
    words = "The harbour trust signed the contract on Wednesday night in the same room above the chandlery. " * 9
    page = tmp_path / "a.html"
    page.write_text(f'<!doctype html><html lang="zh"><title>A</title><p><img src="a.png">{words}')
    command = [java, "-jar", str(jar), "--Werror", "--filterpattern", KNOWN, str(page)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "alt" in done.stderr
    assert "appears" not in done.stderr


@pytest.fixture(scope="module", params=LOOKED_AT)
def seen(request: pytest.FixtureRequest, sites: Sites) -> Iterator[Site]:
    """The edition in one language, served."""
    with served(sites[request.param].folder) as site:
        yield site


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_in_arabic_and_chinese_keep_the_rules_of_axe(seen: Site, browser, axe: str, scheme, width) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    faults = []
    for path in PATHS:
        page.goto(seen.address + path)
        faults += [f"{path} {fault}" for fault in faults_of_axe(page, axe)]
        if widest := page.evaluate(WIDEST):
            faults.append(f"{path} scrolls sideways at {width} px: {widest}")
    context.close()
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("width", [360, 1440])
def test_pages_in_arabic_and_chinese_are_walked_as_they_are_read(seen: Site, browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    faults = []
    for path in PATHS:
        page.goto(seen.address + path)
        faults += [f"{path} {fault}" for fault in faults_of_a_walk(page)]
    page.close()
    assert not faults, "\n".join(["", *faults])
