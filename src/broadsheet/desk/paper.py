"""A page as a value, and its HTML: one form of page for all, with the paper's name above.

In: a `Page`, a language. Out: an answer with HTML in which every text is escaped. It knows no rule of the roll.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.template import Context, Engine

from broadsheet.desk.public import Public, public_of
from broadsheet.editions.mail.rendition import FORMS
from broadsheet.languages.catalogues import Gettext
from broadsheet.languages.direction import direction

FOLDER = Path(__file__).with_name("pages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is filled in. `address` is None where none is asked for; `chosen` is "" where nothing can be chosen."""

    button: str
    address: str | None = None
    fault: str = ""
    chosen: str = ""
    hidden: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `notice` is read out first; `ways` are links on, as pairs of address and words."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    form: Form | None = None
    notice: str = ""
    ways: tuple[tuple[str, str], ...] = ()


def shown(request: Any, page: Page, language: str, status: int = 200) -> Any:
    """Make the answer."""
    public = public_of(request)
    gettext = public.gettext(language)
    context = {
        "page": page,
        "language": language,
        "direction": direction(language),
        "paper": public.name(language),
        "home": public.home,
        "root": root(request),
        "label": gettext("Your e-mail address"),
        "legend": gettext("What you get"),
        "empty": gettext("Leave this field empty"),
        "choices": _choices(gettext, page.form) if page.form and page.form.chosen else (),
    }
    html = _engine().get_template("page.html").render(Context(context))
    return HttpResponse(html, status=status, headers={"Content-Language": language})


def root(request: Any) -> str:
    """Return the way to the service's first page, relative, so that it may lie below any address."""
    return "../" * (request.path_info.count("/") - 1) or "./"


def _choices(gettext: Gettext, form: Form) -> tuple[tuple[str, str, bool], ...]:
    words = {
        "whole": gettext("The whole issue"),
        "headlines": gettext("Headlines, with links"),
        "text": gettext("Plain text"),
    }
    return tuple((word, words[word], word == form.chosen) for word in FORMS)


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return Engine(dirs=[FOLDER], autoescape=True)


def style() -> bytes:
    """Return the one style sheet."""
    return (FOLDER / "style.css").read_bytes()


def way_to_subscribe(request: Any, public: Public, language: str) -> tuple[tuple[str, str], ...]:
    """The way on from a page that leads nowhere."""
    return ((root(request), public.gettext(language)("Subscribe")),)
