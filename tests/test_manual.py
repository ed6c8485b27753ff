"""The manual before the code: every command, every option and every setting has its place in it, and no other has.

In: docs/command-line.md, docs/settings.md, docs/print.md, and what docs/content-format.md says of print.toml. A command
has a heading `## broadsheet build`, below which all its options are named. A setting has a row in the section of its
table: `links[].name` is the row `name` below a heading with `[[links]]`.
"""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.cli.main import COMMANDS
from broadsheet.editions.print.proof.made import COLUMNS
from broadsheet.folder.fields import PIN_KEYS, PINS_KEYS
from broadsheet.folder.settings import KEYS


def sections(text: str) -> dict[str, str]:
    """The text below each heading, by the heading without marks."""
    parts = re.split(r"^#+ +(.+)$", text, flags=re.MULTILINE)
    return {heading.replace("`", "").strip(): body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def commands_without_place(text: str) -> Iterator[str]:
    """Commands without a heading, options that are not named below it, headings of commands that there are not."""
    chapters = sections(text)
    for name, (module, _) in COMMANDS.items():
        chapter = chapters.get(f"broadsheet {name}")
        if chapter is None:
            yield f"## broadsheet {name}"
            continue
        parser = argparse.ArgumentParser(add_help=False)
        importlib.import_module(module).add_arguments(parser)
        yield from (f"{name}: {option}" for option in options(parser) if not named(option, chapter))
    for heading in chapters:
        words = heading.split()
        if words[0] == "broadsheet" and len(words) > 1 and words[1] not in COMMANDS:
            yield f"there is no command {heading}"


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every long option that is not hidden, those of sub-commands included."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from options(child)
        elif action.help != argparse.SUPPRESS:
            yield from (option for option in action.option_strings if option.startswith("--") and option != "--help")


def named(option: str, chapter: str) -> bool:
    return re.search(rf"{re.escape(option)}(?![\w-])", chapter) is not None


def place_of(path: str) -> tuple[str, str]:
    """The heading and the row of a key: `links[].name` stands below `[[links]]` in the row `name`."""
    table, _, row = path.partition(".")
    return (f"[[{table[:-2]}]]" if table.endswith("[]") else f"[{table}]"), row


def rows(text: str) -> dict[tuple[str, str], str]:
    """The rows of the tables in the chapter on settings, by heading and first cell."""
    found = {}
    for heading, body in sections(text).items():
        table = re.search(r"\[+[\w.-]+\]+", heading)
        for cell in re.findall(r"^\|\s*`([^`]+)`", body, flags=re.MULTILINE):
            found[(table.group() if table else heading, cell)] = heading
        if table:
            found[(table.group(), "")] = heading
    return found


def settings_without_place(text: str) -> Iterator[str]:
    """Keys without a row, and rows of keys that there are not."""
    known = {place_of(key.path): key for key in KEYS}
    found = rows(text)
    for (heading, row), key in known.items():
        if (heading, row) not in found:
            yield f"below {heading}: | `{row}` | … | {key.meaning} |"
    for heading, row in found:
        if row and (heading, row) not in known:
            yield f"there is no key {row} in {heading}"


CHAPTERS = {"command-line.md": commands_without_place, "settings.md": settings_without_place}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_manual_has_everything_and_nothing_else(chapter: str, repository: Path) -> None:
    file = repository / "docs" / chapter
    faults = list(CHAPTERS[chapter](file.read_text(encoding="utf-8") if file.exists() else ""))
    assert not faults, "\n".join([f"docs/{chapter} lacks or has too much:", *faults])


def test_a_command_an_option_and_a_setting_that_are_left_out_are_found() -> None:
    assert "## broadsheet build" in list(commands_without_place("## broadsheet new\n"))
    assert "build: --keep-going" in list(commands_without_place("## `broadsheet build`\n`--keep-going-on`\n"))
    assert "there is no command broadsheet fold" in list(commands_without_place("## broadsheet fold\n"))
    assert any("`base_url`" in fault for fault in settings_without_place("## [paper]\n| `title` | |\n"))
    assert "there is no key colour in [paper]" in list(settings_without_place("## `[paper]`\n| `colour` | |\n"))


def first_cells(text: str) -> list[str]:
    """The names in the first cells of the tables of a chapter's section, in their order."""
    cells = re.findall(r"^\| (`.+?) \|", text, flags=re.MULTILINE)
    return [word for cell in cells for word in re.findall(r"`([^`]+)`", cell)]


def test_the_chapter_on_print_has_every_key_of_print_toml_and_every_column_of_the_table(repository: Path) -> None:
    folder = sections((repository / "docs/content-format.md").read_text(encoding="utf-8"))["Print"]
    keys = [re.sub(r"\W", "", word) for word in first_cells(folder) if word != "[articles.<slug>]"]
    assert sorted(keys) == sorted({key.path for key in (*PINS_KEYS, *PIN_KEYS)} - {"articles"})
    table = sections((repository / "docs/print.md").read_text(encoding="utf-8"))["What the table says"]
    assert first_cells(table) == list(COLUMNS)


def test_every_page_of_the_manual_leads_where_its_links_say(repository: Path) -> None:
    faults = []
    for page in (repository / "README.md", *sorted((repository / "docs").rglob("*.md"))):
        text = re.sub(r"^(```+|~~~+).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for link in re.findall(r"\]\(([^)\s]+)[^)]*\)", re.sub(r"`[^`\n]*`", "", text)):
            if re.match(r"[a-z]+:", link):
                continue
            path, _, anchor = link.partition("#")
            target = page.parent / path if path else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                faults.append(f"{page.relative_to(repository)}: {link}")
    assert not faults, "\n".join(["", *faults])


def anchors(page: Path) -> set[str]:
    """The names that a forge gives to the headings of a page."""
    headings = re.findall(r"^#+ +(.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-") for heading in headings)
    return set(plain)
