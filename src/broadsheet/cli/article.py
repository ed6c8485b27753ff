"""`broadsheet article new`: a new article, at the end of an issue.

In: the headline, the issue, the section. Out: a file with a header and a place to write. The newest planned issue is
meant where none is named.
"""

from __future__ import annotations

import argparse

from broadsheet.cli.given import paper_root
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import UsageError
from broadsheet.folder.write import new_article
from broadsheet.model.issue import Issue
from broadsheet.model.names import nearest, reserved_in_issue, slug
from broadsheet.model.numbering import order_key
from broadsheet.model.publication import Publication

HELP = """Start an article: make its file, with the next number, in the newest planned issue.

  broadsheet article new "Harbour wall to be rebuilt" --section Town"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the one thing that can be done with articles, and what is known of the new one."""
    parser.add_argument("action", choices=("new",), help="what to do")
    parser.add_argument("headline", metavar="HEADLINE", help="in quotes")
    parser.add_argument("--issue", metavar="ID", help="the issue, such as v53n21 (else the newest planned one)")
    parser.add_argument("--section", default="", help="its section, by name or id")
    parser.add_argument("--byline", default="", help="who wrote it, as printed")
    parser.add_argument("--slug", default="", metavar="WORD", help="its word in addresses (else from the headline)")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Make the article's file and say where it is."""
    from broadsheet.folder.read import read

    root = paper_root(arguments)
    publication = read(root).publication
    issue = _issue(arguments.issue, publication)
    headline = " ".join(arguments.headline.split())
    if not headline or not headline.isprintable():
        raise UsageError("The headline is empty or has signs that cannot be printed.")
    word = slug(arguments.slug or headline)
    if reserved_in_issue(word):
        hint = "Say another word with --slug."
        raise UsageError(f"The address word “{word}” is taken by the paper itself.", hint=hint)
    section = _section(arguments.section, publication, terminal)
    fields = {"headline": headline, "byline": arguments.byline, "section": section, "status": "draft"}
    file = new_article(root, issue.folder, fields, "", word=word)
    if terminal.wants_json:
        terminal.json({"id": f"{issue.id}/{word}", "file": file, "issue": issue.id})
        return 0
    terminal.say(file)
    terminal.say(f"In issue {issue.id}, as a draft: take the line “status: draft” away when it may be published.")
    return 0


def _issue(id: str | None, publication: Publication) -> Issue:
    """Find the issue that is meant."""
    if id is not None:
        found = next((issue for issue in publication.issues if issue.id == id), None)
        if found is None:
            close = nearest(id, (issue.id for issue in publication.issues))
            raise UsageError(f"The paper has no issue “{id}”.", hint=f"Did you mean {close}?" if close else "")
        return found
    planned = [issue for issue in publication.issues if issue.status == "planned"]
    if not planned:
        hint = "Make one with “broadsheet issue new”, or name one with --issue."
        raise UsageError("No issue is planned.", hint=hint)
    return max(planned, key=order_key)


def _section(word: str, publication: Publication, terminal: Terminal) -> str:
    """Give the section's name as paper.toml has it; a word that it does not know is kept, with a warning."""
    if not word:
        return ""
    names = {section.name.in_language(publication.language): section.id for section in publication.sections}
    for name, id in names.items():
        if word.lower() in (name.lower(), id):
            return name
    close = nearest(word, names)
    terminal.warn(f"paper.toml has no section “{word}”." + (f" Did you mean “{close}”?" if close else ""))
    return word
