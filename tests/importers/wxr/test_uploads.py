"""Which file an address of the old site means."""

from __future__ import annotations

import pytest

from broadsheet.importers.wxr.uploads import Uploads

FILES = (
    "uploads/2014/03/wall.jpg",
    "uploads/2015/01/wall.jpg",
    "uploads/2014/03/quay-scaled.JPG",
    "uploads/a-12x9.png",
)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("https://x.org/wp-content/uploads/2014/03/wall.jpg", "uploads/2014/03/wall.jpg"),
        ("https://x.org/wp-content/uploads/2015/01/wall-300x200.jpg?w=3", "uploads/2015/01/wall.jpg"),
        ("/wp-content/uploads/2014/03/quay.jpg", "uploads/2014/03/quay-scaled.JPG"),
        ("https://x.org/uploads/a-12x9.png", "uploads/a-12x9.png"),
        ("https://x.org/uploads/gone.png", ""),
        ("http://[broken/wall.jpg", "uploads/2014/03/wall.jpg"),
    ],
)
def test_sizes_stand_for_the_picture_and_folders_decide_between_namesakes(address: str, file: str) -> None:
    assert Uploads(FILES).file(address) == file
