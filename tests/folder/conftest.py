"""The paper that most tests of the folder begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from .papers import Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """A paper with settings and nothing else."""
    return Paper(tmp_path / "paper")
