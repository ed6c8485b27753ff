"""Values as YAML and TOML write them, so that reading gives back exactly the text.

In: a text or a list of texts. Out: the spelling: plain where a volunteer would write it so and our reader takes it for
nothing else, else in quotes. Knows no header.
"""

from __future__ import annotations

import re
import unicodedata

from broadsheet.folder.header import Value

_PLAIN = re.compile(r"[^\W_](?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=\S))*")
_FLOW_SIGNS = re.compile(r"[\[\]{},:]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_value(value: Value, flow: bool, ascii_only: bool) -> str:
    """Write a value in one line of YAML; `flow` where it stands inside `{}` or `[]`, `ascii_only` with escapes."""
    if isinstance(value, str):
        return _yaml_text(value, flow, ascii_only)
    if isinstance(value, list):
        return f"[{', '.join(yaml_value(row, True, ascii_only) for row in value)}]"
    return (
        "{" + ", ".join(f"{_quoted(k, ascii_only)}: {yaml_value(v, True, ascii_only)}" for k, v in value.items()) + "}"
    )


def _yaml_text(text: str, flow: bool, ascii_only: bool) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.isprintable() and not (flow and _FLOW_SIGNS.search(text))
    if is_plain and (text.isascii() or not ascii_only):
        return text
    return _quoted(text, ascii_only)


def toml_value(value: Value, ascii_only: bool) -> str:
    """Write a value in one line of TOML."""
    if isinstance(value, str):
        return _quoted(value, ascii_only)
    if isinstance(value, list):
        return f"[{', '.join(toml_value(row, ascii_only) for row in value)}]"
    return "{" + ", ".join(f"{_quoted(k, ascii_only)} = {toml_value(v, ascii_only)}" for k, v in value.items()) + "}"


def _quoted(text: str, ascii_only: bool) -> str:
    """Put a text in double quotes, with escapes that YAML and TOML share."""
    return '"' + "".join(_escaped(character, ascii_only) for character in text) + '"'


def _escaped(character: str, ascii_only: bool) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if unicodedata.category(character) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp") or (
        ascii_only and not character.isascii()
    ):
        number = ord(character)
        return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
    return character
