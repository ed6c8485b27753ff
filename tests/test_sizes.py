"""The limits that the house holds: how long, how wide, how named, and that each piece says what it is.

ruff holds parameters and branches (PLR09, C90); here stand the walls that it does not know, and the test that nobody
talks ruff out of its own. An exception is one line in `EXCEPTIONS`, with its reason.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

FILE_WALL = 400
FUNCTION_WALL = 40
PARAMETERS = 5
BRANCHES = 8
NAMES_OF_A_PACKAGE = 6
NAMELESS = {"utils", "util", "helpers", "helper", "manager", "managers", "handler", "handlers", "base", "common"}

# "path" or "path::function" (from the root of the checkout): the reason why it may be larger.
EXCEPTIONS: dict[str, str] = {}

FREE_OF_RUFF = re.compile(r"#\s*(?:ruff:\s*)?noqa(?::\s*(?P<rules>[A-Z0-9, ]+))?", re.IGNORECASE)


def python_files(root: Path) -> list[Path]:
    """Every Python file of the project: the package, its tests, its scripts (these without `.py` too)."""
    found = [file for folder in ("src", "tests", "scripts") for file in (root / folder).rglob("*.py")]
    plain = (file for file in (root / "scripts").glob("*") if file.is_file() and not file.suffix)
    return sorted(file for file in (*found, *plain) if "node_modules" not in file.parts)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def too_long(root: Path) -> Iterator[str]:
    """Files over 400 lines and functions over 40, counted from `def` to the last line, docstring included."""
    for file in python_files(root):
        text = file.read_text(encoding="utf-8")
        name = file.relative_to(root).as_posix()
        length = text.count("\n")
        if length > FILE_WALL and name not in EXCEPTIONS:
            yield f"{name} has {length} lines"
        for function in functions(ast.parse(text)):
            height = (function.end_lineno or 0) - function.lineno + 1
            if height > FUNCTION_WALL and f"{name}::{function.name}" not in EXCEPTIONS:
                yield f"{name}:{function.lineno} {function.name} has {height} lines"


def nameless(root: Path) -> Iterator[str]:
    """Files and folders that are not named for their subject."""
    for file in python_files(root):
        parts = file.relative_to(root).with_suffix("").parts
        if any(word in NAMELESS for part in parts for word in part.removeprefix("test_").split("_")):
            yield "/".join(parts)


def crowded_doors(root: Path) -> Iterator[str]:
    """Packages whose `__init__` offers more than six names."""
    for file in (root / "src").rglob("__init__.py"):
        offered = set()
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            offered |= {name for name in bound(node) if not name.startswith("_")}
        if len(offered - {"annotations"}) > NAMES_OF_A_PACKAGE:
            yield f"{file.relative_to(root)}: {', '.join(sorted(offered))}"


def bound(node: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a module binds."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        yield from (
            name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        )


def silent(root: Path) -> Iterator[str]:
    """Modules, and public functions at their top, that do not say what they are.

    A function that stands in a table of its module is explained by the key of its row.
    """
    for file in python_files(root):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        name = file.relative_to(root).as_posix()
        if ast.get_docstring(tree) is None and file.read_text(encoding="utf-8").strip():
            yield f"{name} has no docstring"
        if not name.startswith("src/"):
            continue
        rows = {value.id for table in ast.walk(tree) if isinstance(table, ast.Dict) for value in named(table)}
        for node in tree.body:
            public = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_"
            if public and ast.get_docstring(node) is None and node.name not in rows and not overload(node):
                yield f"{name}:{node.lineno} {node.name} has no docstring"


def named(table: ast.Dict) -> Iterator[ast.Name]:
    """The plain names among the values of a table."""
    yield from (value for value in table.values if isinstance(value, ast.Name))


def overload(node: ast.stmt) -> bool:
    return any(ast.unparse(decorator).endswith("overload") for decorator in getattr(node, "decorator_list", ()))


def freed_of_the_walls(root: Path) -> Iterator[str]:
    """Lines that talk ruff out of its walls: `noqa` for PLR09 or C90, or for everything."""
    for file in python_files(root):
        name = file.relative_to(root).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            found = FREE_OF_RUFF.search(line)
            if found and (found["rules"] is None or re.search("PLR09|C90", found["rules"])) and name not in EXCEPTIONS:
                yield f"{name}:{number} {line.strip()}"


def through_ruff(root: Path) -> Iterator[str]:
    """What ruff says of parameters and branches, with the settings of this project."""
    settings = Path(__file__).resolve().parent.parent / "pyproject.toml"
    command = [sys.executable, "-m", "ruff", "check", "--select", "PLR09,C90", "--config", str(settings)]
    done = subprocess.run([*command, "--output-format", "concise", str(root / "src")], capture_output=True, text=True)
    yield from (line for line in done.stdout.splitlines() if " PLR09" in line or " C90" in line)


RULES = {
    "length": too_long,
    "names": nameless,
    "doors": crowded_doors,
    "docstrings": silent,
    "walls": freed_of_the_walls,
    "width": through_ruff,
}


@pytest.mark.parametrize("rule", RULES)
def test_the_project_keeps_the_limit(rule: str, repository: Path) -> None:
    faults = list(RULES[rule](repository))
    assert not faults, "\n".join(["", *faults])


def test_ruff_holds_the_walls_of_the_house(repository: Path) -> None:
    lint = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert {"C90", "PLR09"} <= set(lint["select"])
    assert not {rule for rule in lint["ignore"] if rule.startswith(("C90", "PLR09"))}
    assert lint["pylint"]["max-args"] == PARAMETERS
    assert lint["pylint"]["max-branches"] == BRANCHES
    assert lint["mccabe"]["max-complexity"] <= BRANCHES + 1


def test_every_exception_still_exceeds_its_wall(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    excepted = set(EXCEPTIONS)
    monkeypatch.setattr(sys.modules[__name__], "EXCEPTIONS", {})
    faults = [*too_long(repository), *freed_of_the_walls(repository)]
    assert not [name for name in excepted if not any(name.split("::")[-1] in fault for fault in faults)]


ARGUMENTS = ", ".join(f"a{number}" for number in range(6))
BRANCHING = "\n".join(f"    if a == {number}:\n        return {number}" for number in range(9))
BAD: dict[str, tuple[str, str, str]] = {
    "long file": ("length", "src/a.py", "a = 1\n" * 401),
    "long function": ("length", "src/a.py", "def f():\n" + "    a = 1\n" * 40),
    "long script": ("length", "scripts/a", "a = 1\n" * 401),
    "utils": ("names", "src/utils.py", ""),
    "helpers in a name": ("names", "tests/text/test_text_helpers.py", ""),
    "base package": ("names", "src/base/a.py", ""),
    "crowded door": ("doors", "src/text/__init__.py", "from x import a, b, c\nd = e = 1\ndef f(): pass\nclass G: pass"),
    "no module docstring": ("docstrings", "src/a.py", "a = 1"),
    "no function docstring": ("docstrings", "src/a.py", '"""A."""\ndef f(): pass'),
    "noqa for all": ("walls", "src/a.py", "a = 1  # " + "noqa"),
    "noqa for a wall": ("walls", "src/a.py", "a = 1  # " + "noqa: S101, PLR0913"),
    "six parameters": ("width", "src/a.py", f"def f({ARGUMENTS}):\n    return 1\n"),
    "nine branches": ("width", "src/a.py", f"def f(a):\n{BRANCHING}\n"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_tree_that_exceeds_the_limit_is_found(name: str, tmp_path: Path) -> None:
    rule, path, code = BAD[name]
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(code, encoding="utf-8")
    assert list(RULES[rule](tmp_path))


def test_a_tree_within_the_limits_has_no_fault(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    body = "    # why\n" * 37 + "    return a\n"
    (tmp_path / "src" / "a.py").write_text(f'"""A."""\n\n\ndef f(a, b, c, d, e):\n    """F."""\n{body}' + "\n" * 357)
    assert [fault for rule in RULES.values() for fault in rule(tmp_path)] == []
