"""The definitions with which every source begins: what a design means to the typesetter.

In: a design and the language of the paper. Out: source in markup mode that defines how each kind of paragraph, head,
caption and box is set. The box of a line of running text is exactly one step of the grid, whatever stands in it, so
that lines add up. What a design may choose is told in `style`. Knows no article.
"""

from __future__ import annotations

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.frames import FRAMES
from broadsheet.editions.print.runs import quoted, tongue
from broadsheet.editions.print.style import KEYS, styled

ASCENT = 0.86
"""How much of the running text's size lies above its baseline in the box of a line, in parts of the size."""

STANDFIRSTS = ((46, 15), (30, 13), (19, 11), (0, 10))
"""The size of a standfirst for headlines larger than so many points, in points, the largest first."""

CAP = 0.66
"""The height of its capitals, in parts of the size."""

# Asked after the design's own faces, for text that runs from right to left.
ARABIC_TEXT = "Gazette Naskh"
ARABIC_LABEL = "Gazette Arabic"


def prelude(design: Design, language: str, balanced: bool = False) -> str:
    """Write the definitions. `balanced` headlines have rows of much the same width, at some cost of time.

    `go(address, body)` is a link, to where a continuation comes from with the address `back`; whoever knows better
    where articles stand defines it anew afterwards.
    """
    ascent = round(design.size * ASCENT, 3)
    values = {
        "text": _families(design.faces.text, ARABIC_TEXT),
        "head": _families(design.faces.head, ARABIC_TEXT),
        "display": _families(design.faces.display, ARABIC_TEXT),
        "label": _families(design.faces.label, ARABIC_LABEL),
        "mono": _families(mono_families(design), ARABIC_LABEL),
        "size": f"{design.size:.3f}pt",
        "step": f"{design.leading:.3f}pt",
        "column": f"{design.format.column:.3f}pt",
        "gutter": f"{design.format.gutter:.3f}pt",
        "small": f"{design.label:.3f}pt",
        "top": f"{ascent:.3f}pt",
        "bottom": f"{ascent - design.leading:.3f}pt",
        "air": f"{ascent - design.size * CAP:.3f}pt",
        "cap": str(CAP),
        "standfirsts": _standfirsts(),
        "tongue": tongue(language),
        "balance": "true" if balanced else "false",
        "justify": "false" if styled(design, "align") == "left" else "true",
        "standfirst_face": "label" if styled(design, "standfirst") == "sans" else "head",
        "standfirst_style": "italic" if styled(design, "standfirst") == "italic" else "normal",
        **{key: styled(design, key) for key in KEYS if key != "mono"},
    }
    source = _SOURCE + FRAMES
    for key, value in values.items():
        source = source.replace(f"«{key}»", value)
    return source


def _standfirsts() -> str:
    *steps, (_, last) = STANDFIRSTS
    return "".join(f"if s > {above}pt {{ {size}pt }} else " for above, size in steps) + f"{{ {last}pt }}"


def mono_families(design: Design) -> tuple[str, ...]:
    """Return the families of type for code, the first that has a sign sets it."""
    own = styled(design, "mono")
    return (own, *design.faces.label) if own else design.faces.label


def _families(own: tuple[str, ...], arabic: str) -> str:
    return f"({', '.join(quoted(name) for name in (*own, arabic))},)"


_SOURCE = """\
#let text-face = «text»
#let head-face = «head»
#let display-face = «display»
#let label-face = «label»
#let mono-face = «mono»
#let size = «size»
#let step = «step»
#let above = «air»
#let column = «column»
#let gutter = «gutter»
#let ink = rgb("«ink»")
#let spot = rgb("«spot»")
#let tint = rgb("«tint»")
#let rule-ink = rgb("«rule»")
#let hair = 0.4pt + rule-ink
#set text(font: text-face, size: size, «tongue», fill: ink, hyphenate: true, top-edge: «top», bottom-edge: «bottom»,
  fallback: false, costs: (runt: 60%, widow: 0%, orphan: 0%))
#set par(justify: «justify», leading: 0pt, spacing: 0pt,
  justification-limits: (spacing: (min: 75%, max: 140%), tracking: (min: -0.012em, max: 0.02em)))
#set block(spacing: 0pt)
#set table(inset: 0pt, stroke: none)
#show heading: it => it.body

#let mono(t) = text(font: mono-face, size: 0.92em, hyphenate: false, t)
#let sup(t) = text(features: ("sups",), t)
#let long(t) = text(hyphenate: false, t)
#let go(to, body) = if to == "back" or to.contains(regex("^(article|note|note-mark):")) { body } else { link(to, body) }
#let full = linebreak(justify: «justify»)
#let gap = block(width: 100%, height: step)
#let set-in(first, hang, body) = par(first-line-indent: (amount: first, all: true), hanging-indent: hang, body)
#let ragged(first, hang, body) = { set par(justify: false); set-in(first, hang, body) }
// A line that went in by a hair among others must go in by itself, ragged ones too.
#let pinned-lines(body) = {
  set text(hyphenate: false)
  set par(justify: true,
    justification-limits: (spacing: (min: 62%, max: 150%), tracking: (min: -0.018em, max: 0.02em)))
  body
}
#let flexed(by, body) = { set text(tracking: by * 0.01em, spacing: 100% + by * 8%); body }
// A large letter from the head of the first line to the foot of the nth, and lines beside it.
#let initial(t, lines, extra) = {
  let set-large(size) = text(font: display-face, weight: «head_weight», size: size, hyphenate: false,
    top-edge: "cap-height", bottom-edge: "baseline", t)
  let tall = (lines - 1) * (step + extra) + «cap» * size
  set-large(tall / measure(set-large(100pt)).height * 100pt)
}
#let with-initial(t, lines, extra, body) = block(width: 100%, {
  place(top + start, dy: above, context initial(t, lines, extra))
  body
})
#let marked(room, body) = box(width: room * size, body)
#let first-in-item = none
#let mark-item(t) = t
#let mark-quote(t) = t
#let mark-note(t) = text(size: 0.86em, t)
// What the tags of a finished page say (`tagging`) has no part in what is measured.
#let bulleted(..items) = items.pos().map(item => item.at(2)).join()
#let numbered = bulleted
#let quotation(body) = body
#let listing(body) = body
#let bare-picture(body, space, words) = { body; v(space); words }
#let pictured = bare-picture
#let cell(body) = {
  set text(font: label-face, size: 0.9em)
  set par(justify: false)
  body
}

#let k-text = set-in
#let k-quote = set-in
#let k-item = ragged
#let k-item-pinned = set-in
#let k-verse(first, hang, body) = { set text(hyphenate: false); ragged(first, hang, body) }
#let k-code(first, hang, size, body) = {
  set text(font: mono-face, size: size, hyphenate: false, ligatures: false)
  ragged(first, hang, body)
}
// Before what is left of a line of code that is longer than its column: an arrow that turns, drawn, so that it is no
// letter of the code.
#let turned = box(width: 0pt, height: 0pt, place(top + left, dx: -0.95em, dy: -0.62em, pdf.artifact(curve(
  stroke: 0.045em + spot, curve.move((0em, 0em)), curve.line((0em, 0.36em)), curve.line((0.6em, 0.36em)),
  curve.move((0.42em, 0.2em)), curve.line((0.6em, 0.36em)), curve.line((0.42em, 0.52em))))))
#let k-byline(first, hang, body) = {
  set text(font: label-face, weight: 700, size: 0.92em, hyphenate: false)
  ragged(first, hang, body)
}
#let k-from(first, hang, body) = {
  set text(font: label-face, weight: 600, size: 0.92em, hyphenate: false)
  align(end, ragged(first, hang, body))
}
#let k-note(first, hang, body) = { set text(size: 0.86em); ragged(first, hang, body) }
#let k-note-pinned(first, hang, body) = { set text(size: 0.86em); set-in(first, hang, body) }
#let k-label(first, hang, body) = {
  set text(font: label-face, size: 0.9em, hyphenate: false)
  ragged(first, hang, body)
}
// A code with its quiet zone, as high as whole lines, and the address beside it. A module is wide enough for newsprint.
#let code-side(count) = count * 0.42mm
#let k-address(drawing, count, said, body) = context {
  let side = code-side(count)
  let lines = calc.ceil(side / step)
  block(width: 100%, height: lines * step + (lines - 1) * par.leading, grid(columns: (side, 1fr), align: horizon,
    image(bytes(drawing), format: "svg", width: side, height: side, alt: said),
    { set par(leading: 0pt); k-label(0pt, 0pt, body) }))
}
#let k-author-note(first, hang, body) = { set text(style: "italic"); set-in(first, hang, body) }
#let k-ornament(first, hang, body) = align(center, ragged(first, hang, body))
// All are of level 3 in the tags: a page may go on with a deep one, and no level may be skipped (PDF/UA-1).
#let k-crosshead(level, body) = block(width: 100%, heading(level: calc.min(level, 3), {
  set text(font: «crosshead»-face, weight: 700, size: if level > 3 { 0.92 * size } else { size }, hyphenate: false)
  set par(justify: false)
  align(«crosshead_align», body)
}))

#let in-case(case, t) = if case == "upper" { upper(t) } else { t }
#let kicker(t) = block(width: 100%, {
  set text(font: label-face, weight: 700, size: «small», fill: spot, hyphenate: false, tracking: 0.05em,
    top-edge: "cap-height", bottom-edge: "baseline")
  set par(justify: false, leading: 0.4em)
  align(«head_align», par(in-case("«kicker»", t)))
})
// Arabic letters reach far below the line, and their marks above it.
#let head-edges(deep) = if deep { (top-edge: 0.88em, bottom-edge: -0.42em) } else {
  (top-edge: "cap-height", bottom-edge: "baseline")
}
#let headline(t, s, deep: false) = {
  set text(font: if s > 30pt { display-face } else { head-face }, size: s, weight: «head_weight», hyphenate: false,
    ..head-edges(deep), tracking: if deep { 0em } else { «head_tracking»*1em })
  let lead = «head_leading»*1em + if s > 30pt { 0.06em } else { 0em } // descenders are not to touch the row below
  set par(justify: false, leading: if deep { 0em } else { lead })
  align(«head_align», t)
}
#let headlines(t, s, level, deep) = if «balance» {
  layout(room => {
    let as-wide(w) = block(width: w, headline(t, s, deep: deep))
    let height = measure(as-wide(room.width)).height
    let low = room.width * 0.45
    let high = room.width
    for _ in range(7) {
      let middle = (low + high) / 2
      if measure(as-wide(middle)).height > height + 0.1pt { low = middle } else { high = middle }
    }
    let words = heading(level: level, headline(t, s, deep: deep))
    align(«head_align», block(width: calc.min(room.width, high + 0.5pt), words))
  })
} else { block(width: 100%, heading(level: level, headline(t, s, deep: deep))) }
#let standfirst-size(s) = «standfirsts»
#let standfirst-text(t, s, deep) = {
  set text(font: «standfirst_face»-face, size: standfirst-size(s), hyphenate: false, ..head-edges(deep),
    style: if deep { "normal" } else { "«standfirst_style»" })
  set par(justify: false, leading: if deep { 0.1em } else { 0.42em })
  align(«head_align», par(t))
}
// As narrow as its rows allow, down to some three quarters: so that no word stands alone in the last one.
#let standfirst(t, s, deep: false) = if «balance» {
  layout(room => {
    let height(w) = measure(width: w, standfirst-text(t, s, deep)).height
    let high = room.width
    let low = room.width * 0.72
    for _ in range(6) {
      let middle = (low + high) / 2
      if height(middle) > height(room.width) + 0.1pt { low = middle } else { high = middle }
    }
    block(width: 100%, align(«head_align», block(width: high, standfirst-text(t, s, deep))))
  })
} else { block(width: 100%, standfirst-text(t, s, deep)) }
#let below(s, d) = if d { 8.5pt } else { 3.5pt + s * 0.24 }
#let kicker-gap(s) = calc.max(4.5pt, s * 0.16) + if "«kicker»" == "upper" { 0pt } else { 1.6pt }
#let standfirst-gap(s) = calc.max(5pt, s * 0.33)
#let head-block(k, t, s, d, level, deep: false) = block(width: 100%, {
  v(above)
  if k != none { kicker(k); v(kicker-gap(s)) }
  headlines(t, s, level, deep)
  if d != none { v(standfirst-gap(s)); standfirst(d, s, deep: deep) }
  v(below(s, d != none))
})
#let from-line(t) = block(width: 100%, {
  set text(font: label-face, weight: 600, size: «small», hyphenate: false, top-edge: "cap-height",
    bottom-edge: "baseline")
  set par(justify: false)
  par(t)
})
#let continued-block(f, t, s, level, deep: false) = block(width: 100%, {
  v(above)
  if f != none { from-line(f); v(kicker-gap(s)) }
  headlines(t, s, level, deep)
  v(below(s, false))
})
#let caption(c, by) = block(width: 100%, {
  set text(font: label-face, size: 0.86 * size, hyphenate: false, top-edge: 0.75em, bottom-edge: -0.25em)
  set par(justify: false, leading: 0.06em)
  let credit = if by != none { text(size: 0.86em, fill: ink.lighten(30%), by) }
  par((c, credit).filter(part => part != none).join(" "))
})
#let pull-bar = "«pull»" == "bar"
#let pull-quote(t, by, s, height) = context {
  let side = if text.dir == rtl { "right" } else { "left" }
  block(width: 100%, height: height,
    inset: if pull-bar { ((side): 7pt, y: 3pt) } else { (y: 5pt) },
    stroke: if pull-bar { ((side): 2.4pt + spot) } else { (top: 1.2pt + ink, bottom: 0.5pt + ink) },
    align((if pull-bar { start } else { center }) + horizon, {
      set text(font: head-face, size: s, style: "italic", weight: 700, hyphenate: false, top-edge: 0.72em,
        bottom-edge: -0.24em)
      set par(justify: false, leading: 0.12em)
      par(t)
      if by != none { v(3pt); text(font: label-face, size: «small», style: "normal", weight: 600, par(by)) }
    }))
}
"""
