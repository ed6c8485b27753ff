"""Find a theme and render its templates.

In: a theme's name, the folder of a paper's own overrides, and plain values for a template. Out: text, or bytes where a
page is put together of many parts.

Three traps of MiniJinja are closed here. An unknown variable prints nothing by default: here it is a `ThemeError` with
file and line. `/` becomes `&#x2f;` by default, in every address: the reference is put back afterwards, which changes no
meaning in text or in a quoted attribute, since a `&` of anybody else's text has been escaped by then. There is no
`{% trans %}`: `_()` and `ngettext()` are functions, in one environment per language.
"""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from html import escape
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from broadsheet.errors import ThemeError
from broadsheet.theming.stencils import Fill, Safe, compiled

if TYPE_CHECKING:
    import minijinja

SLASH = "&#x2f;"
DEFAULT = "gazette"
FRONT_SHEET = "web/front.css"
"""The style sheet that only the front page loads."""
SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_DESIGN = re.compile(r"print/([^/]+)\.toml")
_SCHEME = re.compile(r"[^/?#]*:")
_MESSAGE = re.compile(r'\{\{ _\("([^"\\]*)"\) \}\}')
_NOT_LITERAL = re.compile(r"[&<>\"'/{}#%\n]")
_BRACES = re.compile(r"\{(\w+)\}")
_HIDDEN = re.compile("[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


class Words(Protocol):
    """The two functions of a catalogue: what `gettext` and `ngettext` are."""

    def __call__(self, language: str) -> tuple[Callable[[str], str], Callable[[str, str, int], str]]: ...


def safe(html: str) -> str:
    """Mark HTML of ours as finished, so that a template prints it as it is."""
    return Safe(html)


def address(target: str) -> str:
    """Return an address that may stand in `href` or `src`, or "" when it may not.

    Relative ones, http, https, mailto and tel pass. Control, format and blank characters are what browsers skip when
    they look for a scheme (WHATWG URL, "basic URL parser"), so an address that has any before its colon is refused.
    """
    if ":" not in target:
        return "" if _HIDDEN.match(target) else target
    scheme = _SCHEME.match(target)
    if scheme is None:
        return "" if _HIDDEN.match(target) else target
    return target if scheme.group().lower() in SAFE_SCHEMES else ""


class Theme:
    """A theme that has been found: its name, its files, and a digest over all of them.

    `assets` maps a file's name to its bytes; editions publish them under names of their own. `designs` are the printed
    looks by name; they are no part of the digest, since no page of the web depends on them. It may be sent to another
    process; the engine is made anew there.
    """

    designs: Mapping[str, bytes] = MappingProxyType({})

    def __init__(self, name: str, templates: Mapping[str, str], assets: Mapping[str, bytes], words: Words) -> None:
        self.name = name
        self.templates = dict(templates)
        self.assets = dict(assets)
        self.words = words
        self.digest = _digest(self.templates, self.assets)
        self._environments: dict[str, minijinja.Environment] = {}
        self._stencils: dict[tuple[str, str], Fill | None] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_environments": {}, "_stencils": {}}

    def render(self, template: str, language: str, context: Mapping[str, object]) -> str:
        """Render a template in a language.

        Strings are escaped for text and quoted attributes, except those marked by `safe`. Raises `ThemeError` with
        template and line for an unknown variable, a mistake in the template, or a template that is not there.
        """
        import minijinja

        environment = self._environments.get(language) or self._environment(language)
        try:
            text: str = environment.render_template(template, **context)
        except minijinja.TemplateError as error:
            raise _theme_error(error, template) from error
        return text.replace(SLASH, "/") if SLASH in text else text

    def fill(self, template: str, language: str, context: Mapping[str, object]) -> bytes:
        """Render a template whose context holds long texts, or one that is rendered for page after page.

        `bytes` in the context are finished HTML in UTF-8. What comes out is what `render` makes of them.
        """
        try:
            stencil = self._stencils[template, language]
        except KeyError:
            stencil = self._stencils[template, language] = self._stencil(template, language)
        if stencil is not None:
            try:
                return stencil(context)
            except (LookupError, TypeError, ValueError):
                pass  # the engine says what is wrong, if anything is
        return self.render(template, language, _with_text(context)).encode()

    def _stencil(self, template: str, language: str) -> Fill | None:
        gettext, _ = self.words(language)
        source = _translated(self.templates.get(template), gettext)
        return None if source is None else compiled(source, _filled(gettext))

    def variables(self, template: str) -> frozenset[str]:
        """Name the variables that a template uses, with their parts (`issue.href`), functions left out."""
        environment = self._environments.get("en") or self._environment("en")
        found: set[str] = environment.undeclared_variables_in_template(template, nested=True)
        return frozenset(found) - {"_", "ngettext"}

    def _environment(self, language: str) -> minijinja.Environment:
        import minijinja

        gettext, ngettext = self.words(language)
        made = minijinja.Environment(
            loader=lambda name: _translated(self.templates.get(name), gettext),
            undefined_behavior="strict",
            auto_escape_callback=_always,
            filters={"address": address},
            globals={"_": _filled(gettext), "ngettext": _filled_plural(ngettext)},
            trim_blocks=True,
            lstrip_blocks=True,
            pycompat=False,
        )
        self._environments[language] = made
        return made


def load(name: str, overrides: Path | None = None) -> Theme:
    """Load a built-in theme, with the files of a paper's `theme/` folder, if it has one, in place of its own.

    An override has the path of the file that it replaces (`web/article.html`); a further style sheet is named in the
    `css` list of its own `theme.toml`. Raises `ThemeError` when there is no such theme or its `theme.toml` is wrong.
    """
    from broadsheet.languages.catalogues import translator

    built_in = resources.files("broadsheet") / "themes" / name
    files = _files(Path(str(built_in)))
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or "theme.toml" not in files:
        raise ThemeError(f"there is no theme “{name}”", template="theme.toml", hint=f"the built-in one is “{DEFAULT}”")
    if overrides is not None and overrides.is_dir():
        files |= _files(overrides)
    settings = _settings(files["theme.toml"])
    templates = {path.removeprefix("web/"): _text(path, data) for path, data in files.items() if path.endswith(".html")}
    theme = Theme(name, templates, {"style.css": _style(settings, files), **_beside(files)}, translator)
    theme.designs = {found[1]: files[path] for path in sorted(files) if (found := _DESIGN.fullmatch(path))}
    return theme


def _beside(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that go with the style sheet: its fonts, sheets that settings join to it, that of the front page."""
    return {path: files[path] for path in sorted(files) if path.startswith(("fonts/", "looks/", FRONT_SHEET))}


def _files(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.startswith(".") and name.endswith((".html", ".css", ".toml", ".woff2")):
                path = Path(place, name)
                _refuse_strange(path, folder)
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _refuse_strange(path: Path, folder: Path) -> None:
    """Refuse a pipe, which nobody may ever write to, and a link that leads out of the folder."""
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        reason = "it is a link to a place outside the theme"
    elif not path.is_file():
        reason = "it is not a file"
    else:
        return
    raise ThemeError(reason, template=path.relative_to(folder).as_posix(), hint="Put the file itself there.")


def _settings(data: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeError(f"theme.toml cannot be read: {error}", template="theme.toml") from error


def _style(settings: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    names = settings.get("css")
    if not isinstance(names, list):
        raise ThemeError("theme.toml lacks the list “css”", template="theme.toml", hint='css = ["tokens.css"]')
    missing = [name for name in names if name not in files]
    if missing:
        raise ThemeError(f"theme.toml names {missing[0]}, which is not there", template="theme.toml")
    return b"\n".join(files[name].strip() for name in names) + b"\n"


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise ThemeError(f"{path} is not UTF-8", template=path) from error


def _digest(templates: Mapping[str, str], assets: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, data in sorted([*((key, text.encode()) for key, text in templates.items()), *assets.items()]):
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def _theme_error(error: minijinja.TemplateError, template: str) -> ThemeError:
    hint = "docs/themes.md lists the variables of every template" if error.kind == "UndefinedError" else ""
    message = str(error.detail or error.message)
    return ThemeError(message, template=error.name or template, line=error.line or 0, hint=hint)


def _with_text(value: Any) -> Any:
    """Turn finished bytes into finished text, for the engine."""
    if isinstance(value, bytes):
        return safe(value.decode())
    if isinstance(value, Mapping):
        return {name: _with_text(item) for name, item in value.items()}
    return [_with_text(item) for item in value] if isinstance(value, list | tuple) else value


def _always(_name: str) -> bool:
    return True


def _translated(template: str | None, gettext: Callable[[str], str]) -> str | None:
    """Put the translation in place of every `{{ _("…") }}` without values, so that no page has to ask for it.

    Lines stay where they are. A message with a character that is escaped or that means something to the engine is left
    to the engine, as is a template with `{% raw %}`.
    """
    if template is None or "raw" in template:
        return template

    def translated(found: re.Match[str]) -> str:
        text = gettext(found[1])
        return found[0] if _NOT_LITERAL.search(text) else text

    return _MESSAGE.sub(translated, template)


def _filled(gettext: Callable[[str], str]) -> Callable[..., str]:
    def translate(message: str, **values: object) -> str:
        text = gettext(message)
        return _fill(text, values) if values else text

    return translate


def _filled_plural(ngettext: Callable[[str, str, int], str]) -> Callable[..., str]:
    def translate(one: str, many: str, count: int, **values: object) -> str:
        return _fill(ngettext(one, many, count), {"count": count, **values})

    return translate


def _fill(text: str, values: Mapping[str, object]) -> str:
    """Put values into the braces of a message; where one of them is finished HTML, so is what comes out."""
    finished = {name for name, value in values.items() if hasattr(value, "__html__")}
    if not finished:
        return _BRACES.sub(lambda found: str(values.get(found[1], found[0])), text)
    written = {name: str(value) if name in finished else escape(str(value)) for name, value in values.items()}
    return Safe(_BRACES.sub(lambda found: written.get(found[1], found[0]), escape(text)))
