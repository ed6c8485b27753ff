"""How boxes are drawn: fact boxes, asides, calls, tables, the imprint, house ads.

In: nothing but the definitions of the prelude, behind which this source stands. Out: source in markup mode: for each
kind of box a `frame` that takes its height (`auto` while it is measured), its heading or none, and its paragraphs. In
wide frames short rows stand in columns as wide as those of the page. Knows no text.
"""

from __future__ import annotations

FRAMES = """\
#let heading-of(t, s, face, color) = block(width: 100%, {
  set text(font: face, weight: 700, size: s, fill: color, hyphenate: false, top-edge: 0.72em, bottom-edge: -0.24em)
  set par(justify: false, leading: 0.06em)
  par(t)
})
#let box-heading(t, s) = { heading-of(t, s, label-face, spot); v(2pt) }
#let headed(heading) = if heading != none { box-heading(heading, 1.1 * size) }
#let in-label(body) = { set text(font: label-face, size: 0.94 * size, hyphenate: true); set par(justify: false); body }
// Measured where it stands, in its own face: how many lines there are depends on it.
#let in-columns(width, body) = context {
  let count = calc.max(1, calc.floor((width + gutter) / (0.9 * column + gutter)))
  if count < 2 { return body }
  let each = (width - (count - 1) * gutter) / count
  let high = calc.ceil(measure(block(width: each, body)).height / step / count - 0.01) * step
  block(width: 100%, height: high, columns(count, gutter: gutter, body))
}
#let framed(height, inset, heading, rows, scale: 1em, ..looks) = layout(room => {
  let x = inset.at("x", default: 0pt)
  block(width: 100%, height: height, inset: inset, ..looks, {
    headed(heading)
    in-label({ set text(size: scale); in-columns(room.width - 2 * x, rows.pos().join()) })
  })
})

#let frame-facts(height, heading, ..rows) = framed(height, (x: 6pt, top: 5pt, bottom: 6pt), heading, rows, fill: tint,
  stroke: (top: 2pt + spot))
#let frame-aside(height, heading, ..rows) = framed(height, (x: 6pt, y: 5pt), heading, rows,
  stroke: (top: 1.2pt + ink, bottom: hair))
#let frame-imprint(height, heading, ..rows) = framed(height, (y: 5pt), heading, rows, scale: 0.9em,
  stroke: (top: 1.2pt + ink))
#let frame-table(height, heading, ..rows) = block(width: 100%, height: height, inset: (y: 4pt),
  stroke: (top: 0.8pt + ink, bottom: 0.8pt + ink), { headed(heading); in-label(rows.pos().join()) })
#let frame-call(height, heading, ..rows) = block(width: 100%, height: height, inset: (x: 4pt, y: 6pt),
  stroke: (top: 1.2pt + spot, bottom: 1.2pt + spot), align(center + horizon, {
    headed(heading)
    set text(font: head-face, weight: 700, hyphenate: false)
    set par(justify: false)
    rows.pos().join()
  }))
#let frame-house(height, heading, ..rows) = layout(room => {
  let rows = rows.pos()
  let inner = room.width - 18pt
  let big = (if inner > 200pt { 2.3 } else { 1.8 }) * size
  let title = if heading != none { heading-of(heading, big, head-face, ink) }
  let words(width, rows) = in-label({
    set text(hyphenate: false)
    if rows.len() > 3 { in-columns(width, rows.join()) } else { block(width: calc.min(width, 2 * column), rows.join()) }
  })
  let long = measure(text(font: head-face, weight: 700, size: big, heading)).width
  let side = calc.max(0.36 * inner, calc.min(0.5 * inner, 0.64 * long)) // a long word of the heading stays whole
  let beside = block(width: inner - side - 14pt, align(start, words(inner - side - 14pt, rows)))
  let high = calc.max(measure(beside).height, measure(block(width: side, title)).height)
  let low = height != auto and room.width > 2.6 * height and high < height - 16pt
  block(width: 100%, height: height, inset: (x: 9pt, y: 8pt), fill: tint, stroke: (top: 2pt + spot), {
    if low {
      place(start + horizon, block(width: side, title))
      place(end + horizon, beside)
    } else {
      title
      v(5pt)
      if rows.len() > 1 { words(inner, rows.slice(0, -1)) }
      if height != auto { v(1fr) }
      if rows.len() == 1 { words(inner, rows) }
      if rows.len() > 1 { in-label({ set text(hyphenate: false, weight: 600, fill: spot); rows.last() }) }
    }
  })
})
"""
