"""The sample paper, built once as it is released and once with what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from .papers import FILES, Site, job, made, write


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("paper"), FILES)


@pytest.fixture(scope="session")
def site(root: Path) -> Site:
    return made(job(root))


@pytest.fixture(scope="session")
def preview(root: Path) -> Site:
    return made(job(root, unreleased=True))
