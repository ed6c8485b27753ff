"""The outermost frame of the command line: finds the command, runs it, turns what it raises into one line and a code.

In: the words after `broadsheet`. Out: the exit code (0 done, 1 fault in content, 2 usage, 3 machine, 130 interrupted).
It knows the commands by name only and imports none but the one that was called, so that a build with nothing to do does
not wait for rooms that it never enters.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType, ModuleType
from typing import NoReturn

from broadsheet import __version__
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import BroadsheetError, FolderError, OutputError, ThemeError

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("broadsheet.cli.new", "found a paper: a folder with its settings and a first page"),
    "issue": ("broadsheet.cli.issue", "open the next issue, with its number and date from the calendar"),
    "article": ("broadsheet.cli.article", "start an article in an issue"),
    "proof": ("broadsheet.cli.proof", "read for faults: dead links, missing pictures, dangling notes"),
    "build": ("broadsheet.cli.build", "make the web edition, with its archive and feeds"),
    "print": ("broadsheet.cli.print", "make an issue's pages for paper: PDF, page pictures, flatplan"),
    "mail": ("broadsheet.cli.mail", "send an issue to its subscribers, look at it first, see how it stands"),
    "serve": ("broadsheet.cli.serve", "see the paper in the browser while you work on it"),
    "hosting": ("broadsheet.cli.hosting", "print a configuration for nginx, Caddy or Apache"),
    "calendar": ("broadsheet.cli.calendar", "issues to come, gaps, doubles and duplicates"),
    "import": ("broadsheet.cli.import_", "bring in old issues from elsewhere"),
    "roll": ("broadsheet.cli.roll", "the readers: bring in, give out, show, add, erase"),
    "desk": ("broadsheet.cli.desk", "serve the pages on which readers subscribe and leave"),
    "demo": ("broadsheet.cli.demo", "copy the demonstration paper and build it"),
}
"""Every command: the module that has it, and its line in the overview."""

INTERRUPTED = 130
REPORT_TO = "This is a fault in Broadsheet. Please report it with the output of BROADSHEET_TRACEBACK=1"
OPTIONS_WITH_VALUE = ("--paper", "--now")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `words` are those after the program's name."""
    given = list(sys.argv[1:] if words is None else words)
    if words is None:
        _speak_utf8(given)
        signal.signal(signal.SIGTERM, _interrupt)
    terminal = Terminal(wants_json="--json" in given)
    code = _guarded(given, terminal)
    return code if terminal.finish() else max(code, 3)


def _speak_utf8(words: list[str]) -> None:
    """Start anew in Python's UTF-8 mode where the locale would read file names in another encoding."""
    if sys.getfilesystemencoding() != "utf-8" and hasattr(os, "execv"):
        os.execv(sys.executable, [sys.executable, "-X", "utf8", "-P", "-m", "broadsheet", *words])  # noqa: S606


def _guarded(words: list[str], terminal: Terminal) -> int:
    """Run, and turn every exception into a line and a code. The only `except Exception` of the command line."""
    try:
        return _run(words, terminal)
    except KeyboardInterrupt:
        terminal.warn("Interrupted.")
        return INTERRUPTED
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    except BroadsheetError as error:
        _show_traceback()
        terminal.failure(_with_place(error), error.hint, error.exit_code)
        return error.exit_code
    except OSError as error:
        _show_traceback()
        terminal.failure(_machine_line(error), "", 3)
        return 3
    except Exception as error:  # noqa: BLE001 - the outermost frame: nothing may reach the user as a traceback
        _show_traceback()
        terminal.failure(f"{type(error).__name__}: {error}", f"{REPORT_TO} {' '.join(['broadsheet', *words])}.", 3)
        return 3


def _run(words: list[str], terminal: Terminal) -> int:
    name, rest = _command_and_rest(words)
    if name is None:
        return _without_command(rest, terminal)
    if name not in COMMANDS:
        return _unknown_command(name, terminal)
    module = import_module(COMMANDS[name][0])
    arguments = _parser(name, module).parse_intermixed_args(rest)
    code: int = module.run(arguments, terminal)
    return code


def _command_and_rest(words: list[str]) -> tuple[str | None, list[str]]:
    """Take the first word that is neither an option nor an option's value; the rest keeps its order."""
    skip = False
    for at, word in enumerate(words):
        if skip:
            skip = False
        elif word in OPTIONS_WITH_VALUE:
            skip = True
        elif not word.startswith("-"):
            return word, words[:at] + words[at + 1 :]
    return None, words


def _parser(name: str, module: ModuleType) -> argparse.ArgumentParser:
    """Make the parser of one command: its own arguments and the global options, which may stand anywhere."""
    parser = argparse.ArgumentParser(
        prog=f"broadsheet {name}", description=module.HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    module.add_arguments(parser)
    _add_global_options(parser)
    return parser


def _add_global_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("options of every command")
    group.add_argument("--paper", metavar="FOLDER", help="the paper's folder (else: here, or the nearest one above)")
    group.add_argument("--json", action="store_true", help="print the result as JSON, for programs")
    group.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    group.add_argument("--now", metavar="INSTANT", help=argparse.SUPPRESS)


def _without_command(words: list[str], terminal: Terminal) -> int:
    parser = argparse.ArgumentParser(prog="broadsheet", add_help=False)
    parser.add_argument("-h", "--help", action="store_true")
    _add_global_options(parser)
    parser.parse_args(words)
    terminal.say(overview())
    return 0


def overview() -> str:
    """What `broadsheet` prints when it is called without a command."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {line}" for name, (_, line) in COMMANDS.items()]
    return "\n".join(
        (
            f"Broadsheet {__version__}: from one folder of articles to the whole paper.",
            "",
            "usage: broadsheet COMMAND ...",
            "",
            *lines,
            "",
            "“broadsheet COMMAND --help” says more about one of them. To see a paper at once: broadsheet demo PATH",
            "A paper is a folder with a paper.toml; in it, an issue is a folder and an article is a text file.",
        )
    )


def _unknown_command(name: str, terminal: Terminal) -> int:
    import difflib

    close = difflib.get_close_matches(name, COMMANDS, 1)
    hint = f"Did you mean “broadsheet {close[0]}”?" if close else "“broadsheet” alone lists the commands."
    terminal.failure(f"“{name}” is not a command.", hint, 2)
    return 2


def _with_place(error: BroadsheetError) -> str:
    """Put the file and line in front of an error that knows them."""
    if isinstance(error, FolderError):
        return f"{error.path}{f':{error.line}' if error.line else ''}: {error}"
    if isinstance(error, ThemeError):
        return f"{error.template}{f':{error.line}' if error.line else ''}: {error}"
    if isinstance(error, OutputError) and error.path not in str(error):
        return f"{error.path}: {error}"
    return str(error)


def _machine_line(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{os.fsdecode(error.filename)}: {reason}" if error.filename else reason


def _show_traceback() -> None:
    if os.environ.get("BROADSHEET_TRACEBACK") == "1":
        import traceback

        traceback.print_exc()


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """Leave on SIGTERM as on Ctrl-C, so that whatever is under way is put back."""
    raise KeyboardInterrupt
