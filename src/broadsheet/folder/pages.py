"""Standing pages: the articles in `pages/`, which belong to no issue.

In: the paper's context and the listing of `pages/`. Out: `StandingPage` values and the files looked at; the problems
`reserved-slug`, `duplicate-page` and those of headers. Knows no address but the words that are taken.
"""

from __future__ import annotations

from hashlib import sha256

from broadsheet.folder import kinds
from broadsheet.folder.articles import fallback, language_suffix
from broadsheet.folder.context import Context
from broadsheet.folder.drafts import Draft, read_draft
from broadsheet.folder.fields import PAGE
from broadsheet.folder.walk import Listing, Stamp
from broadsheet.model.article import KEPT_BACK
from broadsheet.model.names import reserved_at_root, slug, without_leading_number
from broadsheet.model.publication import StandingPage
from broadsheet.problems import Report


def read_pages(context: Context, listing: Listing, report: Report) -> tuple[list[StandingPage], list[Stamp]]:
    """Read the standing pages; those of status `draft`, `held` or `spiked` are left out."""
    drafts: list[Draft] = []
    files: list[Stamp] = []
    for entry in listing.articles:
        draft, stamp = read_draft(context, listing, entry, report, PAGE)
        files.append(stamp)
        if draft is not None and draft.values.get("status") not in KEPT_BACK:
            drafts.append(draft)
    stems = {draft.stem for draft in drafts}
    found: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        base, suffix = language_suffix(draft.stem, stems, context)
        draft.language = draft.values.get("language") or suffix or context.paper.language
        draft.slug = _slug(draft, base, context, report)
        key = draft.slug, draft.language
        if key in found:
            report(kinds.DUPLICATE_PAGE.at(draft.place("slug"), other=found[key].file, slug=draft.slug))
        else:
            found[key] = draft
    return [_page(draft, found, context) for draft in found.values()], files


def _slug(draft: Draft, base: str, context: Context, report: Report) -> str:
    written = draft.values.get("slug") or draft.values.get("translation_of") or ""
    word = slug(written) or slug(without_leading_number(base))
    if not word:
        word = fallback(draft.file)
        report(kinds.EMPTY_SLUG.at(draft.place("slug"), name=draft.stem, slug=word))
    if reserved_at_root(word, context.paper.languages):
        report(kinds.RESERVED_SLUG.at(draft.place("slug"), slug=word))
    return word


def _page(draft: Draft, found: dict[tuple[str, str], Draft], context: Context) -> StandingPage:
    main = context.paper.language
    original = draft.slug if draft.language != main and (draft.slug, main) in found else ""
    facts = f"\n{draft.slug} {draft.language} {original}"
    return StandingPage(
        slug=draft.slug,
        language=draft.language,
        headline=draft.values["headline"],
        body=draft.body,
        file=draft.file,
        header_digest=sha256(draft.header + facts.encode()).hexdigest()[:32],
        original=original,
    )
