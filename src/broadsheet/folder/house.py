"""House ads and fillers: the Markdown files of a folder, which stand on printed pages where there is room.

In: the paper's context and the folder's listing. Out: `HouseAd` values and the files looked at; the problems of headers
and texts. Knows no page and no measure.
"""

from __future__ import annotations

from broadsheet.folder.context import Context
from broadsheet.folder.drafts import read_draft
from broadsheet.folder.fields import HOUSE
from broadsheet.folder.walk import Listing, Stamp
from broadsheet.model.article import KEPT_BACK
from broadsheet.model.names import slug, without_leading_number
from broadsheet.model.publication import HouseAd
from broadsheet.problems import Report


def read_house(context: Context, listing: Listing, report: Report) -> tuple[list[HouseAd], list[Stamp]]:
    """Read the house ads in the order of their files' names; those of status `draft`, `held` or `spiked` are left
    out."""
    ads: list[HouseAd] = []
    files: list[Stamp] = []
    for entry in listing.articles:
        draft, stamp = read_draft(context, listing, entry, report, HOUSE)
        files.append(stamp)
        if draft is None or draft.values.get("status") in KEPT_BACK:
            continue
        word = slug(without_leading_number(draft.stem)) or f"{len(ads) + 1}"
        ads.append(HouseAd(word, draft.values["headline"], draft.body, draft.file, draft.values.get("page", 0)))
    return ads, files
