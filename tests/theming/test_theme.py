"""Themes: what templates print, what they may not do, and where files come from."""

from __future__ import annotations

import html
import pickle
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import ThemeError
from broadsheet.theming import Theme, address, load, safe

HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "</title>",
    "&#x2f;&lt;",
    "{{ 7*7 }}",
)


def english(_language: str) -> tuple[object, object]:
    return (lambda text: text), (lambda one, many, count: one if count == 1 else many)


def theme(**templates: str) -> Theme:
    return Theme("test", {f"{name}.html": text for name, text in templates.items()}, {}, english)  # type: ignore[arg-type]


class Seen(HTMLParser):
    """What a browser makes of a piece of HTML: its tags with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_stays_text_in_text_and_attribute(value: str) -> None:
    seen = Seen(theme(page='<p title="{{ value }}">{{ value }}</p>').render("page.html", "en", {"value": value}))
    assert seen.tags == [("p", {"title": value})]
    assert seen.text == value


@given(st.text())
def test_any_text_comes_back_from_text_and_attribute_as_it_was(value: str) -> None:
    made = theme(page='<p title="{{ value }}">{{ value }}</p>').render("page.html", "en", {"value": value})
    inner = made.removeprefix('<p title="').removesuffix("</p>").split('">', 1)
    assert [html.unescape(part) == html.unescape(html.escape(value)) for part in inner] == [True, True]


def test_a_slash_stays_a_slash() -> None:
    assert theme(page='<a href="{{ href }}">{{ href }}</a>').render("page.html", "en", {"href": "/v53/n21/"}) == (
        '<a href="/v53/n21/">/v53/n21/</a>'
    )


def test_a_reference_to_a_slash_in_the_text_is_not_turned_into_one() -> None:
    assert theme(page="{{ value }}").render("page.html", "en", {"value": "&#x2f;"}) == "&amp;#x2f;"


def test_finished_html_is_not_escaped_again() -> None:
    assert theme(page="{{ body }}").render("page.html", "en", {"body": safe("<b>&amp;</b>")}) == "<b>&amp;</b>"


@pytest.mark.parametrize("text", ["\n\n{{ headlin }}", "\n\n{% if headlin %}x{% endif %}", "\n\n{{ issue.hef }}"])
def test_an_unknown_name_is_an_error_with_file_and_line(text: str) -> None:
    with pytest.raises(ThemeError) as caught:
        theme(page=text).render("page.html", "en", {"headline": "x", "issue": {"href": "/"}})
    assert (caught.value.template, caught.value.line) == ("page.html", 3)
    assert "headlin" in str(caught.value) or "issue.hef" in str(caught.value)


def test_an_unknown_name_in_an_included_template_names_that_one() -> None:
    with pytest.raises(ThemeError) as caught:
        theme(page='\n{% include "part.html" %}', part="\n\n\n{{ gone }}").render("page.html", "en", {})
    assert "part.html" in str(caught.value) or caught.value.template == "part.html"


def test_a_mistake_in_a_template_is_an_error_with_its_line() -> None:
    with pytest.raises(ThemeError) as caught:
        theme(page="\n{% if %}").render("page.html", "en", {})
    assert (caught.value.template, caught.value.line) == ("page.html", 2)


def test_a_template_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ThemeError):
        theme().render("page.html", "en", {})


@pytest.mark.parametrize(
    "target",
    [
        "/v53/",
        "v53/",
        "#n1",
        "?q=1",
        "//host/x",
        "https://e.org/a:b",
        "http://e.org",
        "mailto:a@e.org",
        "tel:+44",
        "HTTPS://E",
        "a/b:c",
    ],
)
def test_a_safe_address_passes(target: str) -> None:
    assert address(target) == target


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "article:v53n21/x",
    ],
)
def test_an_unsafe_address_is_empty(target: str) -> None:
    assert address(target) == ""
    assert theme(page='<a href="{{ u|address }}">').render("page.html", "en", {"u": target}) == '<a href="">'


def test_words_are_translated_and_filled_in_by_name() -> None:
    def german(language: str) -> tuple[object, object]:
        words = {"Archive": "Archiv", "Number {number}": "Nummer {number}"} if language == "de" else {}
        return (lambda text: words.get(text, text)), (lambda one, many, count: one if count == 1 else many)

    made = Theme("t", {"p.html": '{{ _("Archive") }}, {{ _("Number {number}", number=n) }}'}, {}, german)  # type: ignore[arg-type]
    assert made.render("p.html", "de", {"n": "<3>"}) == "Archiv, Nummer &lt;3&gt;"
    assert made.render("p.html", "en", {"n": "3"}) == "Archive, Number 3"


def test_a_count_chooses_its_form() -> None:
    made = theme(page='{{ ngettext("{count} article", "{count} articles", n) }}')
    assert [made.render("page.html", "en", {"n": n}) for n in (1, 2)] == ["1 article", "2 articles"]


def test_an_override_replaces_one_file_and_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "notfound.html").write_text("<p>gone fishing</p>")
    own, plain = load("gazette", tmp_path), load("gazette")
    assert own.render("notfound.html", "en", {}) == "<p>gone fishing</p>"
    assert own.templates["home.html"] == plain.templates["home.html"]
    assert own.digest != plain.digest


def test_an_override_of_the_settings_adds_a_style_sheet(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('css = ["tokens.css", "mine.css"]')
    (tmp_path / "mine.css").write_text("body{color:teal}")
    style = load("gazette", tmp_path).assets["style.css"].decode()
    assert style.rstrip().endswith("body{color:teal}")
    assert "--spot" in style
    assert ".plate" not in style


def test_a_style_sheet_that_is_named_but_missing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('css = ["gone.css"]')
    with pytest.raises(ThemeError, match=r"gone\.css"):
        load("gazette", tmp_path)


@pytest.mark.parametrize("name", ["nowhere", "../gazette", "", "gazette/web", "."])
def test_a_theme_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(ThemeError):
        load(name)


def test_a_theme_that_was_sent_to_another_process_renders_the_same() -> None:
    one = load("gazette")
    other = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    assert other.digest == one.digest
    assert other.render("mark.html", "en", {"issue": "No 1"}) == one.render("mark.html", "en", {"issue": "No 1"})


def test_the_built_in_style_loads_nothing_from_elsewhere() -> None:
    style = load("gazette").assets["style.css"].decode()
    assert "url(" not in style
    assert "@import" not in style


def test_a_message_is_translated_wherever_it_stands() -> None:
    template = """{{ _("Home") }} {{ _("Rock & roll") }} {{ _('Home') }} {{ _("a {x}", x=1) }} {{- _("Home") }}"""
    words = {"Home": "Start", "Rock & roll": "R<n>R {{ x }}", "a {x}": "{x} a"}
    theme = Theme("t", {"a.html": template}, {}, lambda language: (words.__getitem__, lambda one, many, count: many))
    assert theme.render("a.html", "de", {}) == "Start R&lt;n&gt;R {{ x }} Start 1 aStart"


def test_a_raw_block_keeps_what_looks_like_a_message() -> None:
    theme = Theme(
        "t", {"a.html": '{% raw %}{{ _("Home") }}{% endraw %}'}, {}, lambda language: (str, lambda a, b, c: b)
    )
    assert theme.render("a.html", "en", {}) == '{{ _("Home") }}'
