"""Which elements of a page are marks of notes, and which are the notes.

In: the body of a page, without what is not kept. Out: a plan: what each of these elements is, by its `id`. A mark is a
short link down the page; a note is where it leads, if that leads back, calls itself a note, or begins with the mark's
own sign towards the end of the page. What stands between two notes belongs to the first. The tree is changed: a note
that is no element of its own becomes one, and the signs of marks and notes, which editions set anew, are taken out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.elements import BLOCKS, CODE, HEADINGS

Role: TypeAlias = Literal["mark", "back", "holder"]

_SURE = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡§¶]{1,4})\s*[\])]?\.?\Z")
_LETTERS = re.compile(r"[\[(]?\s*([ivxlc]{1,7}|[a-z])\s*[\])]?\Z", re.IGNORECASE)
_NAMED = re.compile(
    r"foot-?note|end-?note|note-?ref|(?:^|[\s_-])fn\d*(?:[\s_-]|$)|_ftn|_edn|fussnote|sdfoot", re.IGNORECASE
)
_HOLDERS = frozenset(("p", "li", "dd", "dt", "tr", "div", "aside", "section", "article", "blockquote"))
_ALONE = frozenset(("li", "tr", "dd"))
MOST = 1000  # notes of a page; the time to find them grows by the square, and more stay links
_NEAR = 6  # elements between a mark and the name that its note leads back to
_LONGEST_BACK = 24  # characters of a link back


@dataclass(slots=True)
class Plan:
    """`at` says of elements, by their `id`, what they are, and the label of the note."""

    at: dict[int, tuple[Role, str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Mark:
    element: Element
    place: int
    sign: str
    target: Element


def plan_of(body: Element) -> Plan:
    """Find the notes of a page."""
    order = list(body.elements())
    links = [element for element in order if element.tag == "a" and element.get("href")[:1] == "#"]
    return _Planner(order).plan(links) if links else Plan()


class _Planner:
    def __init__(self, order: list[Element]) -> None:
        self.order = order
        self.place = {id(element): at for at, element in enumerate(order)}
        self.names: dict[str, Element] = {}
        for element in order:
            for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
                if name:
                    self.names.setdefault(name, element)
        self.found = Plan()

    def plan(self, links: list[Element]) -> Plan:
        groups: dict[int, tuple[Element, list[_Mark]]] = {}
        for link in links:
            mark = self.mark(link)
            if mark:
                groups.setdefault(id(mark.target), (mark.target, []))[1].append(mark)
        pairs = sorted(groups.values(), key=lambda pair: self.place[id(pair[0])])
        if len(pairs) > MOST:
            return self.found
        notes: list[tuple[Element, list[_Mark]]] = []
        for start, mine in reversed(pairs):
            if self.is_note(start, mine, bool(notes)):
                notes.insert(0, (start, mine))
        if notes:
            self.settle(notes)
        return self.found

    def mark(self, link: Element) -> _Mark | None:
        """Say whether a link looks like the mark of a note further down the page."""
        target = self.names.get(link.get("href")[1:])
        text = link.text().strip()
        if target is None or not 0 < len(text) <= 9 or self.place[id(target)] <= self.place[id(link)]:
            return None
        found = _SURE.match(text) or (_LETTERS.match(text) if _is_raised(link) else None)
        if found is None or _above(link, CODE | HEADINGS.keys() & {"h1"}) or _is_index(link):
            return None
        return _Mark(link, self.place[id(link)], found[1], target)

    def is_note(self, start: Element, marks: list[_Mark], followed: bool) -> bool:
        """Whether what stands at a target is a note; `followed` says that a note comes behind."""
        holder = _holder(start)
        if holder.tag in HEADINGS or any(kid.tag in HEADINGS for kid in _first_elements(holder)):
            return False
        if _is_named(start) or _is_named(holder) or any(_is_named(mark.element) for mark in marks):
            return True
        if any(self.leads_back(link, marks) for link in _links(holder)):
            return True
        late = self.place[id(start)] * 3 > len(self.order) * 2
        return (late or followed) and _begins_with(_text_from(start, holder), marks[0].sign)

    def leads_back(self, link: Element, marks: list[_Mark]) -> bool:
        back = self.names.get(link.get("href")[1:])
        if back is None:
            return False
        place = self.place[id(back)]
        return any(-_NEAR <= mark.place - place <= _NEAR for mark in marks) and len(link.text()) <= _LONGEST_BACK

    def settle(self, notes: list[tuple[Element, list[_Mark]]]) -> None:
        """Enter marks and notes in the plan."""
        labels: set[str] = set()
        holders = _held([start for start, _ in notes])
        for holder, (_, marks) in zip(holders, notes, strict=True):
            label = _label(marks[0].sign, labels)
            self.found.at[id(holder)] = ("holder", label)
            for link in _links(holder):
                if self.leads_back(link, marks):
                    self.found.at[id(link)] = ("back", label)
                    _empty(link)
            _strip_sign(holder, marks[0].sign)
            for mark in marks:
                self.found.at[id(_bare(mark.element))] = ("mark", label)


def _is_raised(link: Element) -> bool:
    """Whether letters may be a mark: raised, or in brackets."""
    return link.text().strip()[:1] in "[(" or _above(link, {"sup"}) or any(kid.tag == "sup" for kid in link.elements())


def _above(element: Element, tags: frozenset[str] | set[str]) -> bool:
    parent = element.parent
    for _ in range(20):
        if parent is None:
            return False
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def _block_of(element: Element) -> Element:
    """Return the nearest block around an element, or the element if it is one."""
    while element.tag not in BLOCKS and element.parent:
        element = element.parent
    return element


def _is_index(link: Element) -> bool:
    """Whether a link stands in a list of links, as in an index of the page."""
    block = _block_of(link)
    if block.tag == "body" or len(block.kids) > 200:
        return False
    linked = sum(len(each.text().strip()) for each in _links(block))
    return linked * 5 > len("".join(block.text().split())) * 4


def _is_named(element: Element) -> bool:
    if not element.attributes:
        return False
    words = " ".join(element.get(name) for name in ("id", "name", "class", "role", "href"))
    return _NAMED.search(words[:300]) is not None


def _links(element: Element) -> list[Element]:
    return [kid for kid in (element, *element.elements()) if kid.tag == "a" and kid.get("href")[:1] == "#"]


def _first_elements(element: Element) -> list[Element]:
    found: list[Element] = []
    for kid in element.elements():
        found.append(kid)
        if len(found) == 4:
            break
    return found


def _holder(start: Element) -> Element:
    """Return the block that a target begins."""
    element = start
    while element.tag not in _HOLDERS and element.parent and element.parent.tag != "body":
        element = element.parent
    return element if element.tag in _HOLDERS else start


def _text_from(start: Element, holder: Element) -> str:
    """Return the beginning of a note: of its block, or what follows its target."""
    if holder is not start or start.text().strip():
        parts = [kid if isinstance(kid, str) else kid.text() for kid in holder.kids]
        return (" " if holder.tag == "tr" else "").join(parts)[:200]
    kids = start.parent.kids if start.parent else []
    behind = kids[kids.index(start) + 1 :][:4]
    return "".join(kid if isinstance(kid, str) else kid.text()[:200] for kid in behind)


def _begins_with(text: str, sign: str) -> bool:
    return re.match(rf"\s*[\[(]?\s*{re.escape(sign)}(?!\w)", text) is not None


def _label(sign: str, labels: set[str]) -> str:
    """Make a label: the number of the mark, if no other note has it."""
    word = sign if sign.isascii() and sign.isdigit() else f"n{len(labels) + 1}"
    label, turn = word, 1
    while label in labels:
        turn += 1
        label = f"{word}-{turn}"
    labels.add(label)
    return label


def _held(starts: list[Element]) -> list[Element]:
    """Return an element for each note, which holds all of it and nothing else."""
    own = [_holder(start) for start in starts]
    counts: dict[int, int] = {}
    for holder in own:
        counts[id(holder)] = counts.get(id(holder), 0) + 1
    tops = [
        holder if _is_whole(start, holder, counts[id(holder)]) else _child_of(start, holder)
        for start, holder in zip(starts, own, strict=True)
    ]
    return [_wrapped(top, tops[at + 1] if at + 1 < len(tops) else None) for at, top in enumerate(tops)]


def _is_whole(start: Element, holder: Element, notes: int) -> bool:
    """Whether a block is one note."""
    if holder is start:
        return start.tag in _HOLDERS
    return notes == 1 and not _text_before(start, holder)


def _text_before(start: Element, holder: Element) -> bool:
    """Whether more than a sign stands in a block before a target."""
    size = 0
    stack: list[Element | str] = [holder]
    while stack:
        kid = stack.pop()
        if kid is start:
            return size > 6
        if isinstance(kid, str):
            size += len(kid.strip())
        else:
            stack += kid.kids[::-1]
    return False


def _child_of(start: Element, holder: Element) -> Element:
    """Return the element right below a block that a target stands in, or the target where that is the block."""
    element = start
    while element is not holder and element.parent is not None and element.parent is not holder:
        if element.parent.tag == "body":
            break
        element = element.parent
    return element


def _wrapped(top: Element, following: Element | None) -> Element:
    """Put a note's first element and what belongs to it into one; return that."""
    parent = top.parent
    if parent is None or top.tag in _ALONE:
        return top
    first = _index(parent, top)
    last = _index(parent, following) if following is not None and following.parent is parent else -1
    between = parent.kids[first:last] if last > first else []
    if not between or any(isinstance(kid, Element) and kid.tag in (*HEADINGS, "hr") for kid in between):
        last = first + 1 if top.tag in BLOCKS else _end_of(parent, first)
    if last == first + 1:
        return top
    wrapper = Element("div", {}, parent)
    wrapper.kids = parent.kids[first:last]
    for kid in wrapper.kids:
        if isinstance(kid, Element):
            kid.parent = wrapper
    parent.kids[first:last] = [wrapper]
    return wrapper


def _index(parent: Element, kid: Element) -> int:
    return next(at for at, each in enumerate(parent.kids) if each is kid)


def _end_of(parent: Element, first: int) -> int:
    """Say where a note ends that begins within a block: with its line, or with the block behind its target."""
    written = False
    for at in range(first, len(parent.kids)):
        kid = parent.kids[at]
        if isinstance(kid, str):
            written = written or bool(kid.strip())
        elif kid.tag in BLOCKS:
            return at if written else at + 1
        else:
            written = written or bool(kid.text().strip())
    return len(parent.kids)


def _empty(element: Element) -> None:
    element.kids = []


def _strip_sign(holder: Element, sign: str) -> None:
    """Take the sign out of a note's beginning, where it stands at all."""
    leaves: list[tuple[Element, int]] = []
    text = ""
    stack: list[tuple[Element, int]] = [(holder, 0)]
    while stack and len(text.strip()) < 12:
        element, at = stack.pop()
        if at < len(element.kids):
            stack.append((element, at + 1))
            kid = element.kids[at]
            if isinstance(kid, Element):
                stack.append((kid, 0))
            else:
                leaves.append((element, at))
                text += kid
    opens, closes = rf"\s*[\[(]?\s*{re.escape(sign)}", r"\s*[\])]?[.:)]?\s*"
    first = next((str(element.kids[at]) for element, at in leaves if str(element.kids[at]).strip()), "")
    found = re.match(opens + closes if re.fullmatch(opens + closes, first) else rf"{opens}(?!\w){closes}", text)
    left = found.end() if found else 0
    for element, at in leaves:
        kid = element.kids[at]
        if left and isinstance(kid, str):
            element.kids[at] = kid[left:]
            left -= min(left, len(kid))


def _bare(link: Element) -> Element:
    """Return what is a mark and nothing else, and take the brackets around it out of the text."""
    element = link
    while element.parent and element.parent.tag in ("sup", "small", "font", "span", "b", "i", "em", "strong"):
        if element.parent.text().strip() != link.text().strip():
            break
        element = element.parent
    parent = element.parent
    if parent:
        at = _index(parent, element)
        before = parent.kids[at - 1] if at else ""
        after = parent.kids[at + 1] if at + 1 < len(parent.kids) else ""
        if isinstance(before, str) and isinstance(after, str):
            for opens, closes in ("[]", "()"):
                if before.rstrip().endswith(opens) and after.lstrip().startswith(closes):
                    parent.kids[at - 1] = before.rstrip()[:-1]
                    parent.kids[at + 1] = after.lstrip()[1:]
    return element
