"""Plain templates filled by their stencil print what the engine prints."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.theming import Theme, safe
from broadsheet.theming.stencils import Stencil, is_plain

SOURCE = """
<h1 title="{{ name }}">{{ name }}</h1>
{% if note and not name %}{{ note }}{% elif list or note %}, {{ _("Series: {name}", name=note) }}{% else %}–{% endif %}
{% for item in list %}{% if not loop.first %}, {% endif %}<b>{{ loop.index }} {{ item.name }}</b>{% if item.more %}
{% for word in item.more %}{{ word }}{% endfor %}{% endif %}{% endfor %}{{ count }}{{ flag }}
"""

texts = st.text(alphabet="aé<>&\"'/{}\ue0000 \n", max_size=8)
finished = texts.map(lambda text: safe(f"<i>{text}</i>") if text else safe(""))
either = texts | finished
items = st.fixed_dictionaries({"name": either, "more": st.lists(either, max_size=2)})
contexts = st.fixed_dictionaries(
    {
        "name": either,
        "note": either,
        "list": st.lists(items, max_size=3),
        "count": st.integers(0, 2),
        "flag": st.booleans(),
    }
)


def words(_language: str) -> tuple[Any, Any]:
    return (lambda text: text), (lambda one, many, count: one if count == 1 else many)


def theme(source: str) -> Theme:
    return Theme("plain", {"page.html": source}, {}, words)


THEME = theme(SOURCE)


@given(contexts)
def test_a_filled_stencil_is_what_the_engine_prints(context: dict[str, Any]) -> None:
    assert is_plain(SOURCE)
    assert THEME.fill("page.html", "en", context).decode() == THEME.render("page.html", "en", context)


@given(st.lists(st.binary(max_size=3).map(lambda data: b"<p>" + data.hex().encode()) | st.just(b""), max_size=3))
def test_finished_bytes_stand_as_they_are(parts: list[bytes]) -> None:
    plain = theme("{% for part in parts %}[{{ part }}]{% endfor %}")
    by_the_engine = theme("{% for part in parts %}[{{ part }}]{% endfor %}{{ ''|upper }}")
    wanted = b"".join(b"[%s]" % part for part in parts)
    assert plain.fill("page.html", "en", {"parts": parts}) == wanted
    assert by_the_engine.fill("page.html", "en", {"parts": parts}) == wanted


def test_a_shape_is_rendered_once() -> None:
    rendered = []

    def render(context: Any) -> str:
        rendered.append(context)
        return f"<p>{context['a']}</p>"

    stencil = Stencil(render)
    assert stencil.fill({"a": "x & y"}) == b"<p>x &amp; y</p>"
    assert stencil.fill({"a": "z"}) == b"<p>z</p>"
    assert len(rendered) == 1
    assert stencil.fill({"a": ""}) == b"<p></p>"
    assert len(rendered) == 2


@pytest.mark.parametrize(
    "source",
    [
        "{{ name|upper }}",
        "{{ name ~ note }}",
        "{{ name.upper() }}",
        "{{ list[0] }}",
        "{{ ngettext('a', 'b', count) }}",
        "{% if name == 'a' %}x{% endif %}",
        "{% if list|length > 2 %}x{% endif %}",
        "{% set a = name %}{{ a }}",
        "{% include 'other.html' %}",
        "{% raw %}{{ name }}{% endraw %}",
        "{% for item in list|reverse %}{{ item }}{% endfor %}",
        "a sign of ours: \ue000",
    ],
)
def test_what_looks_into_its_texts_is_not_plain(source: str) -> None:
    assert not is_plain(source)


@pytest.mark.parametrize(
    "source",
    [
        "no tags",
        "{# a comment with {{ name|upper }} #}",
        "{{- name -}}",
        '{{ _("Home page") }}',
        "{%- if not a.b -%}{% endif %}",
    ],
)
def test_what_prints_and_asks_is_plain(source: str) -> None:
    assert is_plain(source)


def test_finished_html_in_a_message_stays_finished() -> None:
    one = theme('{{ _("Series: {name} & more", name=name) }}')
    context = {"name": safe("<i>a</i>")}
    assert one.render("page.html", "en", context) == "Series: <i>a</i> &amp; more"
    assert one.fill("page.html", "en", context) == b"Series: <i>a</i> &amp; more"
