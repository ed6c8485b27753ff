"""The style sheet that a paper gets: small, with its fonts, and changed by settings alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import theming
from broadsheet.editions.web.look import Look, look, small
from broadsheet.model.addresses import Addresses
from broadsheet.model.colours import contrast
from broadsheet.model.publication import LOOKS, WebSettings

from .papers import Site, job, write

THEME = theming.load("gazette")
DARK = "#15171a"


def sheet_of(made: Look) -> bytes:
    return made.sheets[made.path]


def css(site: Site, **settings: object) -> str:
    assert site.job is not None
    web = replace(WebSettings(), **settings)  # type: ignore[arg-type]
    return sheet_of(look(THEME, web, Addresses(site.job.publication))).decode()


def test_every_font_that_the_style_sheet_names_is_published(site: Site) -> None:
    sheets = "".join(site.text(path) for path in site.files if path.endswith(".css"))
    named = re.findall(r"url\(([\w.]+)\)", sheets)
    assert len(named) > 5
    assert {f"assets/{name}" for name in named} == {path for path in site.files if path.endswith(".woff2")}
    assert all(site.files[f"assets/{name}"].startswith(b"wOF2") for name in named)
    assert "url(" not in re.sub(r"url\([\w.]+\)", "", sheets)


def test_only_the_front_page_loads_the_sheet_of_fronts(site: Site) -> None:
    assert site.job is not None
    front = look(THEME, WebSettings(), Addresses(site.job.publication)).front.encode()
    loading = {path for path, data in site.files.items() if path.endswith(".html") and front in data}
    assert loading == {"index.html", "ar/index.html"}


def test_no_font_is_waited_for(site: Site) -> None:
    faces = re.findall(r"@font-face\{([^}]*)\}", css(site))
    assert all("font-display:optional" in face for face in faces if "woff2" in face)


def test_no_page_has_a_style_of_its_own(site: Site) -> None:
    pages = [data for path, data in site.files.items() if path.endswith(".html")]
    assert pages
    assert not [data for data in pages if re.search(rb"<style|<script(?! type=.application/ld)|\sstyle=", data)]


def test_each_look_is_another_style_sheet_and_no_other_page(site: Site) -> None:
    assert len({css(site, look=name) for name in LOOKS}) == len(LOOKS)
    assert "first-letter" in css(site)
    assert "first-letter" not in css(site, drop_cap=False)


@pytest.mark.parametrize("colour", ["#9c1c22", "#003366", "#1b4d2e", "#000000", "#6a1b9a"])
def test_a_spot_colour_can_be_read_in_the_dark_too(site: Site, colour: str) -> None:
    made = css(site, spot=colour)
    assert f"--spot:{colour};--band:{colour}" in made
    dark = re.findall(r"prefers-color-scheme:dark\)\{:root\{--spot:(#[0-9a-f]{6})", made)[-1]
    assert contrast(dark, DARK) >= 7


def test_a_paper_puts_its_own_sheet_in_the_place_of_a_look(site: Site, tmp_path) -> None:
    folder = write(tmp_path, {"paper.toml": '[paper]\ntitle = "P"\n[web]\nlook = "parish"\n'})
    write(folder, {"theme/looks/parish.css": "b{color:#123456}"})
    one = job(folder)
    assert b"#123456" in sheet_of(look(one.theme, one.publication.web, Addresses(one.publication)))


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("a { color : red ; }\n", "a{color :red}"),
        ("a{b:c}/* it's */ d{e:f}", "a{b:c}d{e:f}"),
        (".a /* x */ .b{c:d}", ".a .b{c:d}"),
        (".a/* x */.b{c:d}", ".a.b{c:d}"),
        ("a :hover{b:c}", "a :hover{b:c}"),
        ('a::after{content:" ; } /* no */ "}', 'a::after{content:" ; } /* no */ "}'),
        ("a{width:calc(1px + 2px)}", "a{width:calc(1px + 2px)}"),
        ("a > b,\n c{d:e f}", "a>b,c{d:e f}"),
        ("@media (width >= 40rem) and (hover){a{b:c}}", "@media (width>= 40rem) and (hover){a{b:c}}"),
    ],
)
def test_a_small_style_sheet_says_the_same(written: str, made: str) -> None:
    assert small(written) == made


@given(st.text("ab{}:;,>()/*\"' \n\\", max_size=30))
def test_making_a_style_sheet_small_twice_changes_nothing(text: str) -> None:
    assert small(small(text)) == small(text)
