"""What an importer keeps between runs can be lost, damaged and made by others, and is only ever right or missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.importers.cache import open_cache

VALUE = ("a", 1, 2.5, None, True, [b"\x00", {"k": ("v",)}])


def filled(folder: Path) -> Path:
    cache = open_cache(folder, "html", "1")
    cache.put("one", VALUE)
    cache.put("two", 2)
    cache.save()
    return folder / "html.cache"


def test_what_was_put_in_is_there_in_the_next_run_and_what_is_not_used_goes(tmp_path: Path) -> None:
    filled(tmp_path)
    cache = open_cache(tmp_path, "html", "1")
    assert cache.get("one") == VALUE
    assert cache.get("three") is None
    cache.save()
    third = open_cache(tmp_path, "html", "1")
    assert (third.get("one"), third.get("two")) == (VALUE, None)
    third.save()
    assert [path.name for path in tmp_path.iterdir()] == ["html.cache"]


def test_without_a_folder_nothing_is_kept() -> None:
    cache = open_cache(None, "html", "1")
    cache.put("one", 1)
    assert cache.get("one") is None
    cache.save()


def test_a_cache_that_something_else_made_is_empty(tmp_path: Path) -> None:
    filled(tmp_path)
    cache = open_cache(tmp_path, "html", "2")
    assert cache.get("one") is None
    cache.save()


@pytest.mark.parametrize("at", [0, 10, 40, 50, 60, 75, 90, -3])
def test_a_damaged_byte_costs_at_most_what_it_is_in(tmp_path: Path, at: int) -> None:
    path = filled(tmp_path)
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)
    cache = open_cache(tmp_path, "html", "1")
    assert cache.get("one") in (VALUE, None)
    assert cache.get("two") in (2, None)
    cache.save()


@pytest.mark.parametrize("length", [0, 3, 39, 60, 100])
def test_a_cache_that_was_cut_off_is_used_as_far_as_it_goes(tmp_path: Path, length: int) -> None:
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    cache = open_cache(tmp_path, "html", "1")
    assert cache.get("two") is None
    cache.save()


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "html.99999.part").write_bytes(b"half of it")
    filled(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["html.cache"]
