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
// A house ad fills its room and stands in the middle of it: its heading is as large as there is room for. More than a
// few rows stand in columns.
#let few = 5
#let house-words(rows, width, scale) = {
  set text(font: label-face, size: 0.94 * size * scale, hyphenate: false)
  set par(justify: false, leading: (scale - 1) * step, spacing: (scale - 1) * step)
  if rows.len() > few and width > 1.9 * column { align(start, in-columns(width, rows.join())) } else {
    block(width: calc.min(width, 2 * column), {
      rows.slice(0, calc.max(1, rows.len() - 1)).join()
      if rows.len() > 1 { v(3pt); text(weight: 600, fill: spot, rows.last()) }
    })
  }
}
#let longest(t, of) = if type(t) == str { calc.max(..t.split(" ").map(word => measure(of(word)).width)) } else { 0pt }
#let frame-house(height, heading, ..rows) = layout(room => {
  let (rows, inner) = (rows.pos(), room.width - 22pt)
  let wide = height != auto and room.width > 2.6 * height and rows.len() <= few
  let title(times, width) = if heading != none {
    block(width: width, heading-of(heading, times * size, head-face, ink))
  }
  let set-word(times, word) = text(font: head-face, weight: 700, size: times * size, word)
  let fits(times, width) = longest(heading, word => set-word(times, word)) <= width
  let stroke = line(length: 2.4 * size, stroke: 1.2pt + spot)
  let stacked(times, scale) = {
    title(times, inner)
    if heading != none and rows.len() > 0 { v(0.5 * size * scale); stroke; v(0.7 * size * scale) }
    if rows.len() > 0 { house-words(rows, inner, scale) }
  }
  let beside(times, scale) = grid(columns: (0.42 * inner, 1fr), column-gutter: 16pt, align: horizon,
    title(times, 0.42 * inner), if rows.len() > 0 { house-words(rows, 0.58 * inner - 16pt, scale) })
  let scales = if rows.len() > few { (1,) } else if inner > 200pt { (1.5, 1.3, 1.15, 1) } else { (1.15, 1) }
  let sizes = (5, 4.2, 3.6, 3, 2.6, 2.3, 2, 1.8, 1.4)
  let (form, across) = if wide { (beside, 0.42 * inner) } else { (stacked, inner) }
  let good(pair) = measure(block(width: inner, form(..pair))).height < 0.86 * (height - 14pt)
  let pairs() = sizes.filter(times => fits(times, across))
    .map(times => scales.map(scale => (times, scale))).join(default: ())
  let found = if height == auto { (if inner > 200pt { 2.3 } else { 1.8 }, 1) } else { pairs().find(good) }
  let (times, scale) = if found == none { (sizes.last(), 1) } else { found }
  block(width: 100%, height: height, inset: 4pt, fill: tint, stroke: (top: 2pt + spot),
    block(width: 100%, height: if height == auto { auto } else { 100% }, inset: (x: 7pt, y: 6pt), stroke: hair,
      align(center + horizon, form(times, scale))))
})
"""
