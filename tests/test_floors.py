"""Who may know whom: floors, doors, and the few places that may catch everything (docs: architecture).

In: every Python file under src/broadsheet. A package imports only from lower floors, packages on one floor are
strangers, and each outside library has one door. Imports hidden inside functions and under TYPE_CHECKING count.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

FLOORS: dict[str, int] = {
    name: floor
    for floor, names in enumerate(
        (
            "problems errors",
            "text languages imaging plugins forking",
            "model",
            "folder",
            "theming typesetting themes proofs search",
            "editions importers database",
            "press subscribers",
            "deliveries deploy stone",
            "desk",
            "cli",
        )
    )
    for name in names.split()
}

# A library and the modules (or packages) that may import it. What is not here may not be imported at all.
DOORS: dict[str, set[str]] = {
    "pyromark": {"text.markdown"},
    "nh3": {"text.sanitise"},
    "selectolax": {"importers.pages.dom"},
    "babel": {"languages"},
    "imagesize": {"imaging.look"},
    "pyvips": {"imaging.develop", "imaging.focus", "imaging.cards"},
    "spylls": {"languages.dictionaries"},
    "yaml": {"folder.header"},
    "minijinja": {"theming"},
    "watchfiles": {"press.watch"},
    "brotli": {"press.copies"},
    "ftfy": {"importers.decoding.mojibake"},
    "typst": {"typesetting.compiler"},
    "segno": {"typesetting.codes"},
    "pypdfium2": {"typesetting.pages", "typesetting.raster"},
    "css_inline": {"editions.mail.inlining"},
    "cryptography": {"deliveries.dkim"},
    "psycopg": {"deliveries.ledger"},
    "django": {"database", "subscribers", "deliveries", "desk"},
    "lxml": {"importers.trees"},
    "mammoth": {"importers.word.by_mammoth"},
    "pypandoc": {"importers.word.by_pandoc"},
    "regex": {"importers.ruling.patterns"},
    "numpy": {"editions.print.makeup", "editions.print.proof", "typesetting.pages"},
}

# Where a handler may catch everything, and why.
CATCHERS: dict[str, str] = {
    "cli.main": "the outermost frame",
    "plugins": "around a plug-in, which may raise anything",
    "importers.spreading": "around the work on one file, which must not take the rest along; told as Lost",
    "press.making": "around an edition, which may be a plug-in's",
}

# Where a module's name may be put together while running, and why.
DYNAMIC: dict[str, str] = {
    "cli.main": "loads the module of the one command that was called",
    "cli.sentences": "loads the tables of problems only when there is a problem to tell",
}


@dataclass(frozen=True)
class Module:
    """A file of the package: its dotted name below broadsheet ("" for the package itself) and its syntax tree."""

    name: str
    is_package: bool
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.name.split(".")[0]


@dataclass(frozen=True)
class Import:
    """One import: the full dotted name of the module that it loads, and the line."""

    target: str
    line: int

    @property
    def ours(self) -> bool:
        return self.target.split(".")[0] == "broadsheet"

    @property
    def inside(self) -> str:
        return self.target.partition(".")[2]


def modules(root: Path) -> dict[str, Module]:
    """All modules under `root`, the folder of the package, by dotted name."""
    found = {}
    for file in sorted(root.rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found[name] = Module(name, is_package, ast.parse(file.read_text(encoding="utf-8"), str(file)))
    return found


def imports(module: Module, known: dict[str, Module]) -> Iterator[Import]:
    """Every import of a module, at whatever depth; names resolved to modules, relative ones included."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = source(node, module)
            for alias in node.names:
                longer = f"{start}.{alias.name}"
                yield Import(longer if longer.partition(".")[2] in known else start, node.lineno)
        elif isinstance(node, ast.Call) and loads_by_name(node) and isinstance(node.args[0], ast.Constant):
            yield Import(str(node.args[0].value), node.lineno)


def source(node: ast.ImportFrom, module: Module) -> str:
    """The full name behind `from`: `from ..x import y` in broadsheet.a.b is broadsheet.x."""
    if not node.level:
        return node.module or ""
    package = ["broadsheet", *module.name.split(".")]
    package = package[: len(package) - node.level + module.is_package]
    return ".".join([*package, *([node.module] if node.module else [])])


def loads_by_name(call: ast.Call) -> bool:
    """Whether it is `import_module(...)` or `__import__(...)`."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in {"import_module", "__import__"} and bool(call.args)


def wrong_floors(root: Path) -> list[str]:
    """Imports that go up or across, and rooms that stand on no floor."""
    known = modules(root)
    faults = [f"{name}: {module.room} has no floor" for name, module in known.items() if not on_a_floor(module)]
    for module in known.values():
        if module.name in {"", "__main__"}:
            continue
        for imported in imports(module, known):
            room = imported.inside.split(".")[0]
            if not imported.ours or room in {"", module.room} or module.room not in FLOORS:
                continue
            if FLOORS.get(room, 99) >= FLOORS[module.room]:
                faults.append(f"{module.name}:{imported.line} imports {room}, which is not on a lower floor")
    return faults


def on_a_floor(module: Module) -> bool:
    return module.name in {"", "__main__"} or module.room in FLOORS


def wrong_doors(root: Path) -> list[str]:
    """Outside libraries imported anywhere but at their door, or without one."""
    known = modules(root)
    faults = []
    for module in known.values():
        for imported in imports(module, known):
            library = imported.target.split(".")[0]
            if imported.ours or library in sys.stdlib_module_names:
                continue
            if not any((module.name + ".").startswith(door + ".") for door in DOORS.get(library, ())):
                faults.append(
                    f"{module.name}:{imported.line} imports {library}; its doors: {DOORS.get(library, 'none')}"
                )
    return faults


def own_inits(root: Path) -> list[str]:
    """Modules that import a name from the `__init__` of their own package."""
    known = modules(root)
    faults = []
    for module in known.values():
        if module.is_package:
            continue
        inside = module.name.split(".")[:-1]
        parents = {".".join(inside[:depth]) for depth in range(1, len(inside) + 1)}
        for imported in imports(module, known):
            if imported.ours and imported.inside in parents:
                faults.append(f"{module.name}:{imported.line} imports from its own package's __init__")
    return faults


def names_while_running(root: Path) -> list[str]:
    """Imports whose name is not written down, outside the places that may have them."""
    return [
        f"{module.name}:{node.lineno} imports a module whose name is put together"
        for module in modules(root).values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and loads_by_name(node)
        if not isinstance(node.args[0], ast.Constant) and module.name not in DYNAMIC
    ]


def catch_alls(root: Path) -> list[str]:
    """Handlers of everything (and `suppress(Exception)`) outside the outermost frames and the edges of plug-ins.

    One that ends by raising again what it caught has swallowed nothing and is not counted.
    """
    faults = []
    for module in modules(root).values():
        for node in ast.walk(module.tree):
            if catches_all(node) and module.name not in CATCHERS:
                faults.append(f"{module.name}:{getattr(node, 'lineno', 0)} catches everything")
    return faults


def catches_all(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        last = node.body[-1]
        return names_all(node.type) and not (isinstance(last, ast.Raise) and last.exc is None)
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
        return any(names_all(argument) for argument in node.args)
    return False


def names_all(types: ast.expr | None) -> bool:
    if types is None:
        return True
    named = types.elts if isinstance(types, ast.Tuple) else [types]
    return any(ast.unparse(name) in {"Exception", "BaseException"} for name in named)


def circles(root: Path) -> list[str]:
    """Modules that import each other in a circle while they are loaded (imports inside functions aside)."""
    known = modules(root)
    first = {name: {i.inside for i in top_imports(module, known)} - {name} for name, module in known.items()}
    while leaves := {name for name, targets in first.items() if not targets & first.keys()}:
        first = {name: targets for name, targets in first.items() if name not in leaves}
    inside = set(first)
    for name in list(inside):
        if not any(name in first[other] for other in inside):
            inside.discard(name)
    return sorted(inside)


def top_imports(module: Module, known: dict[str, Module]) -> Iterator[Import]:
    for node in module.tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            only = Module(module.name, module.is_package, ast.Module([node], []))
            yield from (imported for imported in imports(only, known) if imported.ours)


RULES = {
    "floors": wrong_floors,
    "doors": wrong_doors,
    "own __init__": own_inits,
    "names while running": names_while_running,
    "catch-alls": catch_alls,
    "circles": circles,
}


@pytest.mark.parametrize("rule", RULES)
def test_the_package_keeps_the_rule(rule: str, repository: Path) -> None:
    faults = RULES[rule](repository / "src" / "broadsheet")
    assert not faults, "\n".join(["", *faults])


def test_the_package_itself_holds_its_version_and_nothing_else(repository: Path) -> None:
    tree = ast.parse((repository / "src" / "broadsheet" / "__init__.py").read_text(encoding="utf-8"))
    assert [ast.unparse(node).split(" = ")[0] for node in tree.body[1:]] == ["__version__"]


def test_every_exception_in_the_tables_is_still_used(repository: Path) -> None:
    known = modules(repository / "src" / "broadsheet")
    idle = [
        name
        for name in (*CATCHERS, *DYNAMIC, *(door for doors in DOORS.values() for door in doors))
        if name not in known
    ]
    assert not idle


BAD: dict[str, tuple[str, str, str]] = {
    "up": ("floors", "text/a.py", "from broadsheet.model import issue"),
    "across": ("floors", "text/a.py", "from broadsheet.languages import dates"),
    "hidden": ("floors", "model/a.py", "def f():\n    import broadsheet.folder.read"),
    "for types only": (
        "floors",
        "model/a.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import broadsheet.cli",
    ),
    "relative": ("floors", "text/a.py", "from ..model import issue"),
    "by name": ("floors", "text/a.py", "import importlib\nimportlib.import_module('broadsheet.press')"),
    "no floor": ("floors", "utils/a.py", "pass"),
    "wrong door": ("doors", "text/html.py", "import pyromark"),
    "no door": ("doors", "folder/read.py", "from django.db import models"),
    "library in the model": ("doors", "model/a.py", "def f():\n    import yaml"),
    "own init": ("own __init__", "text/a.py", "from broadsheet.text import parse"),
    "own init, relative": ("own __init__", "text/a.py", "from . import parse"),
    "dynamic": ("names while running", "text/a.py", "import importlib\nimportlib.import_module('x' + 'y')"),
    "except": ("catch-alls", "text/a.py", "try:\n    pass\nexcept Exception:\n    pass"),
    "bare except": ("catch-alls", "text/a.py", "try:\n    pass\nexcept:\n    pass"),
    "in a tuple": ("catch-alls", "text/a.py", "try:\n    pass\nexcept (ValueError, BaseException):\n    pass"),
    "suppress": ("catch-alls", "text/a.py", "import contextlib\nwith contextlib.suppress(Exception):\n    pass"),
    "circle": ("circles", "text/a.py", "from broadsheet.text import b"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_tree_that_breaks_the_rule_is_found(name: str, tmp_path: Path) -> None:
    rule, path, code = BAD[name]
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(code, encoding="utf-8")
    (file.parent / "__init__.py").touch()
    (file.parent / "b.py").write_text("from broadsheet.text import a", encoding="utf-8")
    assert RULES[rule](tmp_path)


def test_imports_that_go_down_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "__init__.py").touch()
    (tmp_path / "text" / "nodes.py").touch()
    (tmp_path / "text" / "markdown.py").write_text("import pyromark\nfrom broadsheet.text import nodes\nimport os.path")
    (tmp_path / "cli.py").write_text(
        "from broadsheet.text import nodes\ntry:\n    pass\nexcept BaseException:\n    raise"
    )
    assert [fault for rule in RULES.values() for fault in rule(tmp_path)] == []
