"""What tests of imports share: taking in what an importer of a few lines found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.importers.importer import (
    Found,
)
from broadsheet.importers.rules import Rules
from broadsheet.importers.run import Account, Order, run

from .made import Made


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., Account]:
    def imported(*found: Found, reads: bool = False, dry_run: bool = False) -> Account:
        order = Order(tmp_path / "old", tmp_path / "paper", "old", dry_run)
        return run(Made(list(found), reads), order, Rules())

    return imported
