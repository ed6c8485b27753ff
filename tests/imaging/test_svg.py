"""Drawings from strangers: what draws stays, what could do harm goes (bad inputs, 54)."""

from __future__ import annotations

import time
from xml.etree import ElementTree

import pytest

from broadsheet.imaging.guarded import DEEPEST, MOST_ELEMENTS, RefusedError
from broadsheet.imaging.look import look
from broadsheet.imaging.svg import cleaned

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 80">'


def clean(inside: str, head: str = HEAD) -> str:
    text = cleaned(f"{head}{inside}</svg>".encode()).data.decode()
    ElementTree.fromstring(text)  # noqa: S314 - it is ours
    return text


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '<script href="https://evil.example/x.js"/>',
        '<g onload="alert(1)"/>',
        '<circle r="3" ONCLICK="alert(1)"/>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='https://evil.example'/></body></foreignObject>",
        '<image href="https://evil.example/a.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
        '<use href="https://evil.example/a.svg#x"/>',
        '<a href="javascript:alert(1)"><text>evil.example</text></a>'.replace("evil.example", "x"),
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="xlink:href" values="javascript:alert(1)"/>',
        '<rect fill="url(https://evil.example/a#b)"/>',
        "<rect style=\"fill:url('//evil.example/a')\"/>",
        '<rect style="background:u\\72l(https://evil.example)"/>',
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>rect{fill:url( https://evil.example/a )}</style>",
        "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
        "<metadata><creator>evil.example</creator></metadata>",
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<?xml-stylesheet href="https://evil.example/a.css"?>',
        "<!-- evil.example -->",
        '<feImage href="https://evil.example/a.png"/>',
    ],
)
def test_what_could_do_harm_goes(evil: str) -> None:
    text = clean(f'<rect width="9" height="9"/>{evil}<circle r="4"/>').lower()
    for word in ("evil.example", "alert", "script", "onload", "onclick", "iframe", "passwd", "svg+xml", "@import"):
        assert word not in text
    assert '<rect width="9" height="9">' in text
    assert '<circle r="4">' in text


def test_what_draws_stays() -> None:
    drawn = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        '<style>.a{fill:url(#g)}</style><g transform="scale(2)"><path class="a" d="M0 0h9v9z" fill="url(#g)"/>'
        '<use xlink:href="#g"/><text x="1" y="2" font-size="3">Tide &amp; time</text></g>'
        '<image href="data:image/png;base64,iVBORw0KGgo="/>'
    )
    text = clean(drawn)
    for part in ('id="g"', ".a{fill:url(#g)}", 'd="M0 0h9v9z"', 'fill="url(#g)"', '<use href="#g">', "Tide &amp; time"):
        assert part in text
    assert "data:image/png" in text
    assert cleaned(text.encode()).data.decode() == text


def test_what_stands_in_a_link_stays_without_it() -> None:
    assert clean('<a href="https://example.org"><text>Here</text></a>').endswith("><text>Here</text></svg>")


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="120" height="80"', (120, 80)),
        ('width="120px" height="1in"', (120, 96)),
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="100%" height="100%" viewBox="0,0,30,20"', (30, 20)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_is_measured(head: str, size: tuple[int, int]) -> None:
    found = cleaned(f'<svg xmlns="http://www.w3.org/2000/svg" {head}/>'.encode())
    assert (found.width, found.height) == size


def test_a_plain_document_type_is_dropped_and_never_fetched() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://evil.example/svg11.dtd">'
    text = cleaned(f"{doctype}{HEAD}<text>&nothing;</text></svg>".encode()).data.decode()
    assert "DOCTYPE" not in text
    assert "evil" not in text


LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>{HEAD}<text>&l9;</text></svg>',
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}<text>&x;</text></svg>',
        f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://evil.example/x"> %x;]>{HEAD}</svg>',
        HEAD + "<g/>" * (MOST_ELEMENTS + 1) + "</svg>",
        HEAD + "<g>" * (DEEPEST + 1) + "</g>" * (DEEPEST + 1) + "</svg>",
        HEAD + "<g>",
        HEAD + " " * 5_000_001 + "</svg>",
    ],
)
def test_a_drawing_that_is_out_to_harm_is_refused_with_a_reason(data: str) -> None:
    started = time.process_time()
    with pytest.raises(RefusedError):
        cleaned(data.encode())
    assert look(data.encode()).fault
    assert time.process_time() - started < 5


def test_a_million_elements_are_refused_before_they_are_all_read() -> None:
    assert "50,000 elements" in look((HEAD + "<g/>" * 1_000_000 + "</svg>").encode()).fault
