"""The drafts of one issue → its articles and translations, with slugs and ids.

In: drafts, the issue's id. Out: drafts that know their slug, language and original, and in the end `Article` values;
the problems `reserved-slug`, `empty-slug`, `duplicate-article`, `unknown-section`, `unknown-language`,
`unknown-original` and others that show only beside the other articles. Opens no file.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from broadsheet.folder import kinds
from broadsheet.folder.context import Context
from broadsheet.folder.drafts import Draft
from broadsheet.folder.types import LANGUAGE_TAG
from broadsheet.model.article import DEFAULTS, Article, Weight, with_values
from broadsheet.model.names import nearest, reserved_in_issue, slug, without_leading_number
from broadsheet.problems import Report

_NOT_FIELDS = frozenset(("translation_of", "encoding"))
_MOMENTS = frozenset(("published", "updated", "embargo_until"))


def settle(context: Context, issue: str, drafts: list[Draft], report: Report) -> list[Draft]:
    """Give every draft its language, original and slug; leave out those whose id is taken."""
    stems = {draft.stem for draft in drafts}
    bases = [base_of(draft, stems, context, report) for draft in drafts]
    originals: dict[str, Draft] = {}
    for base, draft in zip(bases, drafts, strict=True):
        if draft.stem == base or draft.language == context.paper.language:
            originals.setdefault(base, draft)
    for base, draft in zip(bases, drafts, strict=True):
        original = originals.get(base, draft)
        if draft.stem != base and original.language != draft.language:
            draft.original = original
        else:
            _give_slug(draft, base, report)
    for draft in drafts:
        if draft.values.get("translation_of"):
            _find_original(context, issue, draft, drafts, report)
    for draft in drafts:
        _check_original(context, draft, report)
    return _without_duplicates(issue, drafts, report)


def base_of(draft: Draft, stems: set[str], context: Context, report: Report) -> str:
    """Set the draft's language by header or name; return the stem that originals and translations share."""
    base, suffix = language_suffix(draft.stem, stems, context)
    said: str = draft.values.get("language", "")
    if said and suffix and said.lower() != suffix.lower():
        place = draft.place("language")
        report(kinds.LANGUAGE_CONTRADICTION.at(place, header=said, name=suffix))
    draft.language = said or suffix or context.paper.language
    return base


def language_suffix(stem: str, stems: set[str], context: Context) -> tuple[str, str]:
    """Cut the language from a file's name: `01-wall.ar` → `01-wall`, `ar`.

    It is one if the paper has that language, or if an article of the name without it stands beside it.
    """
    if "." not in stem:
        return stem, ""
    base, _, tag = stem.rpartition(".")
    if base and LANGUAGE_TAG.fullmatch(tag) and (tag.lower() in context.languages or base in stems):
        return base, next((known for known in context.paper.languages if known.lower() == tag.lower()), tag)
    return stem, ""


def _give_slug(draft: Draft, base: str, report: Report) -> None:
    """Set the slug: what `slug:` says, else the file's name without its leading number."""
    written: str = draft.values.get("slug", "")
    chosen = slug(written) if written else ""
    named = chosen or slug(without_leading_number(base))
    draft.slug = named or fallback(draft.file)
    if not named or (written and not chosen):
        report(kinds.EMPTY_SLUG.at(draft.place("slug"), name=written or draft.stem, slug=draft.slug))
    elif written and written != chosen:
        report(kinds.SLUG_CHANGED.at(draft.place("slug"), written=written, slug=chosen))
    if reserved_in_issue(draft.slug):
        report(kinds.RESERVED_SLUG.at(draft.place("slug"), slug=draft.slug))


def fallback(file: str) -> str:
    """Make an address word for a file whose name has none; it depends on the name alone."""
    return "article-" + sha256(file.rpartition("/")[2].encode()).hexdigest()[:6]


def _find_original(context: Context, issue: str, draft: Draft, drafts: list[Draft], report: Report) -> None:
    """Find what `translation_of` names: a slug, an id of this issue, or a file's name."""
    target: str = draft.values["translation_of"]
    word = target.removeprefix(f"{issue}/")
    for other in drafts:
        if other is not draft and other.language != draft.language and word in (other.slug, other.stem):
            draft.original, draft.slug = other, other.slug
            return
    guess = nearest(word, [other.slug for other in drafts if other is not draft])
    report(kinds.UNKNOWN_ORIGINAL.at(draft.place("translation_of"), target=target, nearest=guess))


def _check_original(context: Context, draft: Draft, report: Report) -> None:
    """A translation of a translation is one of the original; its slug is the original's, whatever came first."""
    if draft.original is None:
        return
    if draft.original.original is not None and draft.original.original is not draft:
        draft.original = draft.original.original
    draft.slug = draft.original.slug
    if draft.language.lower() not in context.languages:
        report(kinds.UNKNOWN_LANGUAGE.at(draft.place("language"), language=draft.language))


def _without_duplicates(issue: str, drafts: list[Draft], report: Report) -> list[Draft]:
    found: dict[str, Draft] = {}
    for draft in drafts:
        id = id_of(issue, draft).lower()
        if id in found:
            report(kinds.DUPLICATE_ARTICLE.at(draft.place("slug"), other=found[id].file, id=id))
        else:
            found[id] = draft
    return [draft for draft in found.values() if draft.original is None or draft.original in found.values()]


def id_of(issue: str, draft: Draft) -> str:
    """The article's id."""
    return f"{issue}/{draft.slug}.{draft.language}" if draft.original is not None else f"{issue}/{draft.slug}"


def article_of(context: Context, issue: str, draft: Draft, weight: Weight, report: Report) -> Article:
    """Make the frozen article of a settled draft."""
    values = draft.values
    if given := values.get("issue"):
        _check_issue(issue, given, draft, report)
    if not _MOMENTS.isdisjoint(values):
        _set_moments(context, values, draft, report)
    id = id_of(issue, draft)
    weight = values.get("weight") or weight
    if section := values.get("section"):
        values["section"] = _section(context, section, draft, report)
    if not _NOT_FIELDS.isdisjoint(values):
        values = {name: value for name, value in values.items() if name not in _NOT_FIELDS}
    given = DEFAULTS | values
    given |= {
        "id": id,
        "issue": issue,
        "slug": draft.slug,
        "language": draft.language,
        "body": draft.body,
        "file": draft.file,
        "header_digest": sha256(b"%s\n%s %s" % (draft.header, id.encode(), weight.encode())).hexdigest()[:32],
        "weight": weight,
    }
    if draft.original is not None:
        given["original"] = id_of(issue, draft.original)
    return with_values(given.values())


def _section(context: Context, written: str, draft: Draft, report: Report) -> str:
    """Find a section's id by its id or one of its names."""
    found = context.sections.get(written.casefold())
    if found is None and context.sections:
        names = [name for section in context.paper.sections for _, name in section.name.by_language]
        guess = nearest(written, names)
        report(kinds.UNKNOWN_SECTION.at(draft.place("section"), section=written, nearest=guess))
    return found or written


def _check_issue(issue: str, said: str, draft: Draft, report: Report) -> None:
    """An article may say of which issue it is: by id, or by number alone."""
    from broadsheet.model.names import parse_issue_id

    parts = parse_issue_id(issue)
    number = parts.number if parts else ""
    if said.strip().lower() not in (issue.lower(), number) and said.strip().lstrip("0") != number:
        report(kinds.ISSUE_OF_ARTICLE.at(draft.place("issue"), said=said, issue=issue))


def _set_moments(context: Context, fields: dict[str, Any], draft: Draft, report: Report) -> None:
    """Turn the moments into UTC, and compare them."""
    for name in _MOMENTS & fields.keys():
        fields[name] = context.instant(fields[name])
    published, updated = fields.get("published"), fields.get("updated")
    if isinstance(published, datetime) and isinstance(updated, datetime) and updated < published:
        facts = {"updated": updated.isoformat(), "published": published.isoformat()}
        report(kinds.UPDATED_BEFORE_PUBLISHED.at(draft.place("updated"), **facts))
