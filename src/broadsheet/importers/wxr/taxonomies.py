"""Which taxonomy of an export holds the issues.

In: posts, rules. Out: its name, "" where there is none, and why it was taken. Own names of plug-ins first (IssueM keeps
issues in `issuem_issue`), then any whose name says so, then categories that read like numbers of a paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.wxr.items import Term
from broadsheet.importers.wxr.posts import Post

_SAYS_ISSUE = re.compile(
    r"(?:^|[-_])(?:issues?|issuem|magazines?|ausgaben?|hefte?|num[eé]ros?|n[uú]meros?|edi[ct]i?[oó]n(?:e?s)?|"
    r"nummern?|numri|العدد|أعداد|期刊|期)(?:$|[-_])",
    re.IGNORECASE,
)
_OWN = frozenset(("category", "post_tag", "author", "post_format", "nav_menu", "language"))
_LEAST_SHARE = 0.5


def issue_taxonomy(posts: Sequence[Post], named: str) -> tuple[str, str]:
    """Return the taxonomy and a reason; no reason where the rules name it."""
    if named:
        return named, ""
    counts = Counter(domain for post in posts for domain in {term.domain for term in post.terms})
    for domain, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if domain not in _OWN and _SAYS_ISSUE.search(domain):
            return domain, f"{count} of {len(posts)} posts are in it, and its name says so"
    for domain in ("category", "post_tag"):
        numbered = {term for post in posts for term in post.terms if term.domain == domain and says_number(term)}
        covered = sum(any(term in numbered for term in post.terms) for post in posts)
        if len(numbered) >= 2 and covered > _LEAST_SHARE * len(posts):
            return domain, f"{covered} of {len(posts)} posts are in one that reads like an issue's number"
    return "", ""


def says_number(term: Term) -> bool:
    """Whether a term reads like the number of an issue."""
    return any(finding.fact in ("number", "whole_number") for finding in find(term.name, "title"))


def issue_term(post: Post, taxonomy: str) -> Term | None:
    """Return the issue of a post: among several terms the one with a number."""
    terms = [term for term in post.terms if term.domain == taxonomy]
    if taxonomy in ("category", "post_tag"):
        return next((term for term in terms if says_number(term)), None)
    return next((term for term in terms if says_number(term)), terms[0] if terms else None)
