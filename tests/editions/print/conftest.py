"""What the tests of print share: real material that lies beside the checkout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def corpus(repository: Path, missing: Callable[[str, str], None]) -> Callable[[str], Path]:
    """A folder of real material beside the checkout."""

    def find(name: str) -> Path:
        folder = repository.parent / "shared" / "corpora" / name
        if not folder.is_dir():
            missing(f"the corpus {name}", "it lies beside the checkout, in shared/corpora")
        return folder

    return find
