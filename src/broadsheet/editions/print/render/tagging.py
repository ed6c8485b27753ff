"""What a screen reader is to hear of lists, quotations, code and pictures: definitions for the typesetter.

In: nothing; the source stands behind that of the prelude, whose definitions it takes the place of. Out: source in
markup mode. The typesetter gives its own elements their tags (Typst reference, "Accessibility"), so each of them is
set here, and shown as the prelude sets it: nothing moves by it.
"""

from __future__ import annotations

TAGGING = """\
// The mark of an item stands apart from its text; its place beside the text is left free.
#let marked(room, body) = box(width: room * size)
#let mark-of((mark, first, body)) = if mark != none {
  box(width: 0pt, box(width: first + 4 * size, h(first) + mark))
}
// The first paragraph of an item is not set in, except behind a block.
#let first-in-item = block(height: 0pt, above: 0pt, below: 0pt)
#let body-of((mark, first, body)) = block(width: 100%, body)
#let bulleted(..items) = {
  let items = items.pos()
  list(marker: mark-of(items.first()), marker-align: start + top, indent: 0pt, body-indent: 0pt, tight: true,
    ..items.map(item => list.item(body-of(item))))
}
#let numbered(..items) = {
  let items = items.pos()
  enum(numbering: at => mark-of(items.at(at)), number-align: start + top, indent: 0pt, body-indent: 0pt, tight: true,
    ..items.enumerate().map(((at, item)) => enum.item(at, body-of(item))))
}
// Quotations have white of their own around all blocks in them.
#let quotation(body) = context {
  let spacing = par.spacing
  show quote: it => { set block(spacing: spacing); it.body }
  quote(block: true, body)
}
#let words-of(t) = if type(t) == str { t } else if t.has("text") { t.text } else if t.has("children") {
  t.children.map(words-of).join(default: "")
} else if t.has("body") { words-of(t.body) } else if t.has("child") { words-of(t.child) } else { " " }
// Code is smaller and has a face of its own where nothing else is said: 0.8 of the size.
#let mono-look = mono
#let mono(t) = {
  show raw: it => text(size: 1.25em, overhang: true, cjk-latin-spacing: auto, mono-look(t))
  raw(words-of(t))
}
#let listing(body) = context {
  let (font, size, hyphenate, overhang) = (text.font, text.size, text.hyphenate, text.overhang)
  let (justify, spacing) = (par.justify, text.cjk-latin-spacing)
  show raw: set text(font: font, size: size, hyphenate: hyphenate, overhang: overhang, cjk-latin-spacing: spacing)
  show raw: set par(justify: justify)
  show raw: it => body
  raw(" ", block: true)
}
#let pictured(body, space, words) = {
  show figure: it => { set align(start); it.body; v(space); it.caption }
  show figure.caption: it => it.body
  figure(kind: "picture", supplement: none, numbering: none, gap: 0pt, outlined: false, caption: words, body)
}
"""
