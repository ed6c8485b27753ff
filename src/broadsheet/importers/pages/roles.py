"""What each page of a site is: a contents page, an article, a whole issue, a standing page; and which issue it is of.

In: surveys and their links. Out: `Role` by path, and issues as groups of paths. Folders, file names and contents pages
decide. Opens no file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Role: TypeAlias = Literal["contents", "article", "whole", "duplicate", "page", "frame", "archive", "empty"]
