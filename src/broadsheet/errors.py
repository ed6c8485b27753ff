"""Words for what cannot go on: exceptions, with their facts as attributes.

In: facts. Out: exceptions that the outermost frame turns into one line and an exit code. Faults in content are not
here: they are `problems.Problem` and are collected, never raised.
"""

from __future__ import annotations


class BroadsheetError(Exception):
    """What every error of ours is. `hint` says what to do."""

    exit_code = 3

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(BroadsheetError):
    """The command was called with words that do not fit together."""

    exit_code = 2


class FolderError(BroadsheetError):
    """The folder cannot be read as a paper at all: no paper.toml, a newer format."""

    exit_code = 1

    def __init__(self, message: str, *, path: str, line: int = 0, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.line = line


class ThemeError(BroadsheetError):
    """A template or a theme's file is wrong."""

    exit_code = 1

    def __init__(self, message: str, *, template: str, line: int = 0, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.template = template
        self.line = line


class TypesettingError(BroadsheetError):
    """The typesetter refuses a source of ours, or a page differs from its plan: a fault of the program or a font."""


class OutputError(BroadsheetError):
    """The output folder is not ours, or the disk refuses."""

    def __init__(self, message: str, *, path: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path


class BusyError(BroadsheetError):
    """Another process holds the paper. `owner` is its process id, 0 when not known."""

    def __init__(self, message: str, *, owner: int, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.owner = owner
