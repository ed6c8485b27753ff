"""Checks of links to other hosts: whether what they lead to is still there. Only made when somebody asks for it.

In: the outside links of the texts, and `Ask`, the network as a function. Out: problems. Each address is asked for once,
few hosts at a time and each host one request after the other, with a pause between. Opens no connection itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urldefrag, urlsplit

from broadsheet.problems import Problem
from broadsheet.proofs.check import GatheringRule, Proof
from broadsheet.proofs.kinds import DEAD_HOST_LINK, MOVED_LINK
from broadsheet.proofs.reading import Text

HOSTS = 8
"""How many hosts are asked at a time."""
MOST_OF_A_HOST = 200
"""How many addresses of one host are asked for in one proof."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said of an address: its status (0: nothing), why there is none, and where it has moved for good."""

    status: int
    reason: str = ""
    moved: str = ""


Ask: TypeAlias = Callable[[str], Answer]
"""Asks for an address and returns the answer; it keeps its own time limit and raises nothing."""


def outside_links(text: Text) -> tuple[tuple[str, int], ...] | None:
    """Return the outside links of a text with their offsets, None where outside links are not checked."""
    if text.proof.ask is None:
        return None
    links = ((link.target.strip(), link.at) for link in text.passages.links)
    found = tuple((target, at) for target, at in links if target.startswith(("http://", "https://")))
    return found or None


def check_hosts(proof: Proof, found: Sequence[tuple[str, Any]]) -> Iterator[Problem]:
    """Yield dead-outside-link for 404, 410 and hosts that do not answer, moved-outside-link for what moved for good.

    Other refusals (401, 403, 405, 429, 5xx) say nothing of whether the page is there for readers, and are not told.
    """
    if proof.ask is None:
        return
    wanted = dict.fromkeys(urldefrag(target).url for _, links in found for target, _ in links)
    answers = asked(tuple(wanted), proof.ask)
    entries = {entry.file: entry for entry in proof.entries()}
    for file, links in found:
        for target, at in links:
            answer = answers.get(urldefrag(target).url)
            if answer is None:
                continue
            place = proof.place(entries[file], at) if at >= 0 else proof.header_place(file, target)
            if answer.status in (0, 404, 410):
                yield DEAD_HOST_LINK.at(place, target=target, reason=answer.reason or str(answer.status))
            elif answer.moved and _bare(answer.moved) != _bare(target):
                yield MOVED_LINK.at(place, target=target, nearest=answer.moved)


def _bare(address: str) -> str:
    """An address without what hosts set right by themselves: the scheme, `www.`, a slash at the end."""
    return urldefrag(address).url.partition("://")[2].removeprefix("www.").rstrip("/")


def asked(addresses: Sequence[str], ask: Ask) -> dict[str, Answer]:
    """Ask for every address; those of one host one after the other, and no more of them than is polite."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    with ThreadPoolExecutor(HOSTS) as pool:
        rows = pool.map(lambda some: [(address, ask(address)) for address in some[:MOST_OF_A_HOST]], hosts.values())
        return dict(row for some in rows for row in some)


CHECKS = (GatheringRule("hosts", (DEAD_HOST_LINK, MOVED_LINK), outside_links, check_hosts),)
