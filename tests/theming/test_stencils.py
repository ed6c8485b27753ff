"""Plain templates that are functions print what the engine prints."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.errors import ThemeError
from broadsheet.theming import Theme, safe
from broadsheet.theming.stencils import Fill, compiled, ready

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


def stencil(source: str) -> Fill | None:
    return compiled(source, lambda message, **values: message.format(**values))


PIECES = st.sampled_from(
    [
        *(
            "x",
            "\n",
            "  ",
            "\t",
            " \n ",
            "<b>",
            "&#x2f;",
            "é",
            "{# a comment #}",
            "{#- so -#}",
            "{{ name }}",
            "{{- note -}}",
        ),
        *("{{ count }}", "{{ list }}", "{{ of.name }}", "{{ flag }}", "{{ missing }}", '{{ _("o\'k") }}'),
        *('{{ _("in {name}", name=name) }}', "{{ of.missing }}", "{{ name.name }}"),
    ]
)
QUESTIONS = st.sampled_from(
    ["{% if name %}", "{%- if not name and count -%}", "{% if of.name or missing %}", "{% if list %}", "{% if flag %}"]
)
OTHERWISE = st.sampled_from(["", "{% else %}y", "{%- else %}\n", "{% elif count %}z", "{% elif note -%}"])
LOOPS = st.sampled_from(
    ["{% for item in list %}", "{%- for item in list -%}", "{% for name in list %}", "{% for item in name %}"]
)
IN_LOOPS = st.sampled_from(
    [
        "",
        "{{ item }}",
        "{{ item.name }}",
        "{{ loop.index }}",
        "{% if not loop.first %}, {% endif %}",
        "{% if loop.last %}.{% endif %}",
        "{{ name }}",
    ]
)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, max_size=6).map("".join),
        st.tuples(QUESTIONS, inner, OTHERWISE, inner, st.sampled_from(["{% endif %}", "{%- endif -%}"])).map("".join),
        st.tuples(LOOPS, inner, IN_LOOPS, inner, st.sampled_from(["{% endfor %}", "{% endfor -%}\n"])).map("".join),
    )


TEMPLATES = st.recursive(PIECES, nested, max_leaves=14)


@settings(max_examples=500, deadline=None)
@given(TEMPLATES, contexts)
def test_a_plain_template_prints_what_the_engine_prints(source: str, context: dict[str, Any]) -> None:
    context = context | {"of": {"name": context["name"]}}
    one = theme(source)
    try:
        wanted = one.render("page.html", "en", context)
    except ThemeError:
        with pytest.raises(ThemeError):
            one.fill("page.html", "en", context)
    else:
        assert one.fill("page.html", "en", context).decode() == wanted


@given(contexts)
def test_it_does_so_without_the_engine(context: dict[str, Any]) -> None:
    source = SOURCE.replace('{{ _("Series: {name}", name=note) }}', "{{ note }}")
    fill = stencil(source)
    context = context | {"flag": 1}  # true and false are the engine's
    assert fill is not None
    assert fill(context).decode() == theme(source).render("page.html", "en", context)
    assert fill(ready(context)) == fill(context)


@given(st.lists(st.binary(max_size=3).map(lambda data: b"<p>" + data.hex().encode()) | st.just(b""), max_size=3))
def test_finished_bytes_stand_as_they_are(parts: list[bytes]) -> None:
    plain = theme("{% for part in parts %}[{{ part }}]{% endfor %}")
    by_the_engine = theme("{% for part in parts %}[{{ part }}]{% endfor %}{{ ''|upper }}")
    wanted = b"".join(b"[%s]" % part for part in parts)
    assert plain.fill("page.html", "en", {"parts": parts}) == wanted
    assert by_the_engine.fill("page.html", "en", {"parts": parts}) == wanted


def test_what_is_missing_or_of_another_kind_is_the_engine_s() -> None:
    assert theme("{{ flag }} {{ part }}").fill("page.html", "en", {"flag": 1.5, "part": None}) == b"1.5 None"
    with pytest.raises(ThemeError, match="undefined"):
        theme("{{ name }}").fill("page.html", "en", {})


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
        "{% for item in list %}{{ loop.length }}{% endfor %}",
        "{% for item in list %}{% else %}none{% endfor %}",
        "{% if name %}",
        "{{ name",
    ],
)
def test_what_looks_into_its_texts_is_not_plain(source: str) -> None:
    assert stencil(source) is None


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
    assert stencil(source) is not None


def test_finished_html_in_a_message_stays_finished() -> None:
    one = theme('{{ _("Series: {name} & more", name=name) }}')
    context = {"name": safe("<i>a</i>")}
    assert one.render("page.html", "en", context) == "Series: <i>a</i> &amp; more"
    assert one.fill("page.html", "en", context) == b"Series: <i>a</i> &amp; more"
