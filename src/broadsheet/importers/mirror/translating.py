"""Which pages of an issue translate which: by the rules' paths, else by names that differ in a language's mark only.

In: paths with their languages. Out: for each translation its original. Opens no file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

from broadsheet.importers.rules import Rules

_WORDS = (
    "en|de|fr|es|pt|it|nl|sv|da|nb|no|nn|fi|pl|cs|sk|hu|ro|bg|ru|uk|"
    "be|sr|hr|sl|el|tr|ar|fa|he|ur|hi|bn|ta|th|vi|id|ms|zh|ja|ko|ca|"
    "eu|gl|cy|ga|et|lv|lt|is|mt|sq|mk|hy|ka|az|kk|uz|english|german|"
    "deutsch|french|francais|français|spanish|espanol|español|portuguese|italian|italiano|"
    "dutch|swedish|danish|norwegian|finnish|polish|polski|czech|hungarian|romanian|"
    "bulgarian|russian|ukrainian|greek|turkish|arabic|persian|hebrew|chinese|japanese|"
    "korean|catalan"
)
"""How languages are marked in paths: by tags, and by names."""
_MARK = re.compile(rf"(?:{_WORDS})(?:[-_][A-Za-z]{{2,4}})?", re.IGNORECASE)
_AT_END = re.compile(rf"(.+)[-_.](?:{_WORDS})(?:[-_][A-Z]{{2}})?", re.IGNORECASE)


def shared_name(path: str, rules: Rules) -> str:
    """Return what a page's path has in common with those of its translations."""
    said = rules.read_path("translations.pair", path)
    if said is not None:
        return said.get("rest") or "/".join(text for name, text in said.items() if name != "lang")
    folder, name = posixpath.split(path)
    stem, suffix = posixpath.splitext(name)
    inner = _AT_END.fullmatch(stem)
    parts = [part for part in folder.split("/") if not _MARK.fullmatch(part)]
    # A server picks by suffix as well: index.html.fr
    if _MARK.fullmatch(suffix[1:]):
        inner, suffix = _AT_END.fullmatch(f"{stem}.x"), ""
        return posixpath.join(*parts, stem) if parts else stem
    return posixpath.join(*parts, (inner[1] if inner else stem) + suffix)


def originals(languages: Mapping[str, str], main: str, rules: Rules) -> dict[str, str]:
    """Return for each translation the page that it translates.

    `languages` are those of the pages of one issue, `main` that of the paper; without a page in it there is none.
    """
    groups: dict[str, list[str]] = {}
    for path in languages:
        groups.setdefault(shared_name(path, rules), []).append(path)
    found: dict[str, str] = {}
    for members in groups.values():
        if len({primary(languages[path]) for path in members}) > 1:
            found |= _in_group(members, languages, main)
    return found


def _in_group(members: Iterable[str], languages: Mapping[str, str], main: str) -> dict[str, str]:
    originals = [path for path in members if primary(languages[path]) == primary(main)]
    if len(originals) != 1:
        return {}
    return {path: originals[0] for path in members if path != originals[0]}


def primary(language: str) -> str:
    """Return a tag's language alone."""
    return language.replace("_", "-").partition("-")[0].lower()
