"""What a Jekyll, Hugo or Pelican site says of itself in its settings: title, address, language, pattern of addresses.

In: the folder of a source. Out: `Site`, with empty strings for what is not said. Settings are read as data and never
run: of a Python file only plain `NAME = "text"` lines are taken.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from broadsheet.folder.header import read_header
from broadsheet.importers.source import Source
from broadsheet.problems import Problem

_PYTHON = re.compile(r"^([A-Z_]+)\s*=\s*u?([\"'])(.*?)\2\s*(?:#.*)?$", re.M)
_STRFTIME = {"%Y": "{year}", "%m": "{month}", "%d": "{day}"}
_JEKYLL_STYLES = {
    "date": "/{year}/{month}/{day}/{file}.html",
    "pretty": "/{year}/{month}/{day}/{file}/",
    "none": "/{file}.html",
}
_WORDS = {":year": "{year}", ":month": "{month}", ":day": "{day}", ":title": "{file}", ":slug": "{slug}"}
LONGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Site:
    """A site's own words. `address` is a pattern with {year} {month} {day} {slug} {file} {title}."""

    title: str = ""
    base_url: str = ""
    language: str = ""
    address: str = ""


def read_site(source: Source) -> Site:
    """Read the first settings file that the folder has; an unreadable one says nothing."""
    for names, reader in (
        (("pelicanconf.py",), _pelican),
        (("_quarto.yml", "_quarto.yaml"), _quarto),
        (("_config.yml", "_config.yaml"), _jekyll),
        (("hugo.toml", "config.toml"), _hugo),
        (("hugo.yaml", "hugo.yml", "config.yaml"), _hugo_yaml),
    ):
        for name in names:
            text = _text(source, name)
            if text:
                return reader(text)
    return Site()


def _text(source: Source, name: str) -> str:
    if name not in source:
        return ""
    with source.open(name) as file:
        return file.read(LONGEST).decode("utf-8", "replace")


def _pelican(text: str) -> Site:
    values = {found[1]: found[3] for found in _PYTHON.finditer(text)}
    address = values.get("ARTICLE_URL", "{slug}.html")
    for directive, word in _STRFTIME.items():
        address = address.replace(f"{{date:{directive}}}", word)
    address = "" if "{date" in address else "/" + address.lstrip("/")
    return Site(values.get("SITENAME", ""), values.get("SITEURL", ""), values.get("DEFAULT_LANG", ""), address)


def _jekyll(text: str) -> Site:
    values = _yaml(text)
    permalink = str(values.get("permalink", "date"))
    address = _JEKYLL_STYLES.get(permalink) or _pattern(permalink)
    base = str(values.get("url", "")).rstrip("/") + str(values.get("baseurl", ""))
    return Site(str(values.get("title", "")), base, str(values.get("lang", "")), address)


def _quarto(text: str) -> Site:
    values = _yaml(text)
    inner = next((value for key in ("website", "book") if isinstance(value := values.get(key), dict)), {})
    title, base = str(inner.get("title", "")), str(inner.get("site-url", ""))
    return Site(title, base.rstrip("/"), str(values.get("lang", "")), "")


def _hugo(text: str) -> Site:
    try:
        return _hugo_of(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return Site()


def _hugo_yaml(text: str) -> Site:
    return _hugo_of(_yaml(text))


def _hugo_of(values: dict[str, Any]) -> Site:
    lower = {str(key).lower(): value for key, value in values.items()}
    permalinks = lower.get("permalinks", {})
    first = next((str(value) for value in permalinks.values()), "") if isinstance(permalinks, dict) else ""
    language = str(lower.get("languagecode", "") or lower.get("defaultcontentlanguage", ""))
    return Site(str(lower.get("title", "")), str(lower.get("baseurl", "")), language, _pattern(first))


def _yaml(text: str) -> dict[str, Any]:
    met: list[Problem] = []
    fields = read_header(text.replace("\r\n", "\n"), 1, "", met.append) or {}
    return {name: field.value for name, field in fields.items()}


def _pattern(written: str) -> str:
    for word, ours in _WORDS.items():
        written = written.replace(word, ours)
    return "" if ":" in written or not written else "/" + written.lstrip("/")
