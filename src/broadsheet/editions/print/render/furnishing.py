"""How nameplate, folio, rules and inside box are drawn: definitions for the typesetter, behind those of the prelude.

In: a design. Out: source in markup mode. What a design may choose is told in `style`. Knows no paper.
"""

from __future__ import annotations

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.style import styled


def furnishing(design: Design) -> str:
    """Write the definitions."""
    keys = ("hair", "part_rule", "plate_weight", "plate_tracking", "inside")
    values = {"small": f"{design.label:g}", **{key: styled(design, key) for key in keys}}
    source = _SOURCE
    for key, value in values.items():
        source = source.replace(f"«{key}»", value)
    return source


_SOURCE = """\
#show heading.where(level: 3): set heading(bookmarked: false)
#show heading.where(level: 4): set heading(bookmarked: false)
#let small = «small»*1pt
#let hair-rule = «hair»*1pt + ink
#let part-rule = «part_rule»*1pt + ink
#let capitals = (top-edge: "cap-height", bottom-edge: "baseline")
#let label-of(t, ..more) = text(font: label-face, size: small, hyphenate: false, ..capitals, ..more, t)
#let plain(body) = { set par(justify: false, leading: 0.35em); body }
#let across(y, rule) = place(top + left, dy: y, pdf.artifact(line(length: 100%, stroke: rule)))

#let jump-line(t, side) = align(side,
  plain(text(font: label-face, size: small, weight: 600, fill: spot, hyphenate: false, t)))

#let plate-name(t, s, color) = text(font: display-face, size: s, weight: «plate_weight»,
  tracking: «plate_tracking» * 1em, fill: color, hyphenate: false, ..capitals, t)
#let name-size(t, s, width) = {
  let wide = measure(plate-name(t, s, ink)).width
  if wide > width { s * (width / wide) } else { s }
}
#let plate-small(y, said, width) = {
  let said = said.zip((700, 400, 400))
  let said = if text.dir == rtl { said.rev() } else { said }
  let gap = 12pt
  let row(s) = said.map(((t, weight)) => label-of(t, weight: weight, size: s))
  let full = row(small).map(t => measure(t).width).sum()
  let s = small * calc.min(1, (width - 2 * gap) / full)
  let (begun, broad, ended) = row(s).map(t => measure(t).width)
  let at = calc.min(calc.max((width - broad) / 2, begun + gap), width - ended - gap - broad)
  for (x, shown, (t, _)) in (0pt, at, width - ended).zip(row(s), said) {
    if t != "" { place(top + left, dx: x, dy: y, block(width: width - x, align(left, par(shown)))) }
  }
}
#let ear(said, color, width) = plain({
  let words(s) = label-of(said.at(1), size: s, fill: if color == spot { ink } else { color })
  let s = 0.95 * small
  let wide = measure(words(s)).width
  par(label-of(said.at(0), weight: 700, fill: color, size: s))
  v(0.35em)
  par(words(if wide > width and wide < 1.12 * width { s * 0.995 * (width / wide) } else { s }))
})

#let plate-centre(title, motto, ears, small-line, s, height) = layout(room => {
  let s = name-size(title, s, room.width)
  let name = plate-name(title, s, ink)
  let wide = measure(name).width
  let said = text(font: head-face, style: "italic", size: calc.max(9.2pt, 0.19 * s), hyphenate: false, ..capitals,
    motto)
  let thick = height - 16pt
  let foot = thick - if motto == "" { 4pt } else { 10pt }
  let free = foot - measure(said).height - 4.5pt - 0.91 * s
  let under = calc.max(0pt, free / 2) + 0.67 * s
  place(top + center, dy: calc.max(0pt, free / 2), heading(level: 1, name))
  if motto != "" { place(top + center, dy: foot - measure(said).height, par(said)) }
  let beside = (room.width - wide) / 2 - 12pt
  let below = (room.width - measure(said).width) / 2 - 14pt
  for (at, words) in ears.enumerate() {
    let side = if at == 0 { left } else { right }
    let width = if beside > 72pt { calc.min(beside, 136pt) } else { calc.min(below, 180pt) }
    let shown = block(width: width, align(side, ear(words, spot, width)))
    let high = measure(shown).height
    let most = if beside > 72pt { thick - 10pt } else { thick - 8pt - under - 0.1 * s }
    if width > 60pt and high <= most { place(top + side, dy: thick - 8pt - high, shown) }
  }
  across(thick, 2.4pt + ink)
  plate-small(height - 10.2pt, small-line, room.width)
  across(height, hair-rule)
})

#let plate-bar(title, motto, ears, small-line, s, height) = layout(room => {
  let inset = 0.24 * s
  let bar = height - 16pt
  let s = name-size(title, s, room.width - 2 * inset)
  let name = plate-name(title, s, white)
  let said = label-of(motto, size: calc.max(9pt, 0.2 * s), fill: white)
  let free = bar - 0.67 * s - if motto == "" { 0pt } else { measure(said).height + 0.28 * s }
  place(top + left, pdf.artifact(rect(width: 100%, height: bar, fill: spot, stroke: none)))
  place(top + left, dx: inset, dy: free / 2, heading(level: 1, name))
  if motto != "" { place(top + left, dx: inset + 0.03 * s, dy: free / 2 + 0.95 * s, par(said)) }
  let beside = room.width - measure(name).width - 3 * inset
  if ears.len() > 0 and beside > 108pt {
    let width = calc.min(beside, 150pt)
    let shown = block(width: width, align(end, for words in ears { ear(words, white, width); v(5pt) }))
    if measure(shown).height < bar { place(top + right, dx: -inset, dy: free / 2, shown) }
  }
  plate-small(height - 10.2pt, small-line, room.width)
  across(height, hair-rule)
})

#let folio-line(side, outer, middle, inner) = {
  let parts = if side == left { (outer, middle, inner) } else { (inner, middle, outer) }
  plain(grid(columns: (1fr, auto, 1fr), align: (left + bottom, center + bottom, right + bottom), ..parts))
}
#let folio-rule(side, number, section, title, said) = {
  let number = text(font: head-face, size: 1.5 * small, weight: 700, fill: spot, ..capitals, number)
  let part = label-of(section, weight: 700, size: 1.1 * small)
  let pair = if side == left { number + h(7pt) + part } else { part + h(7pt) + number }
  let outer = if section == "" { number } else { pair }
  block(height: 9.5pt, width: 100%, align(bottom, folio-line(side, outer,
    text(font: head-face, size: 1.2 * small, weight: 700, ..capitals, title), label-of(said))))
  across(13.2pt, 0.9pt + ink)
}
#let folio-tab(side, number, section, title, said) = {
  let number = text(font: label-face, size: 1.35 * small, weight: 900, fill: white, ..capitals, number)
  let on-line(at, dx, t) = place(top + at, dx: dx, block(height: 9.4pt, align(bottom, plain(t))))
  place(top + side, block(width: 20pt, height: 13.6pt, fill: spot, align(center + horizon, plain(number))))
  on-line(side, if side == left { 26pt } else { -26pt },
    label-of(if section == "" { title } else { section }, weight: 700, size: 1.2 * small))
  on-line(if side == left { right } else { left }, 0pt,
    label-of(if section == "" { said } else { title + "  ·  " + said }))
  across(13.6pt, 1.6pt + spot)
}

#let inside-box(head, entries, height) = layout(room => {
  let tinted = "«inside»" == "tint"
  let pad = if tinted { (x: 6pt, y: 6pt) } else { (x: 0pt, top: 6pt, bottom: 0pt) }
  let wide = room.width - if tinted { 12pt } else { 0pt }
  let title = block(heading(level: 2, bookmarked: false,
    text(font: label-face, size: 1.25 * small, weight: 700, fill: spot, hyphenate: false, ..capitals, head)))
  let entry(row, full) = plain({
    set text(font: label-face, size: 1.1 * small, hyphenate: false, top-edge: 0.75em, bottom-edge: -0.25em)
    set par(leading: 0.08em, hanging-indent: 1.5em, spacing: 0.25em)
    let (weight, go, number, said, more) = row
    par(go(box(width: 1.5em, text(weight: 700, fill: spot, number)) + text(weight: 600, said)))
    if full and more != none { block(inset: (left: 1.5em), par(hanging-indent: 0pt, more)) }
  })
  let shown(n, full) = entries.filter(row => row.at(0) < n).map(row => block(width: wide, entry(row, full)))
  let needed(n, full) = shown(n, full).map(row => measure(width: wide, row).height + 8pt).sum(default: 0pt) + 24pt
  let count(full) = {
    let n = entries.len()
    while n > 1 and needed(n, full) > height { n -= 1 }
    n
  }
  let full = count(true) == entries.len()
  let rows = shown(count(full), full)
  let spare = calc.max(0pt, height - needed(count(full), full)) / calc.max(1, rows.len())
  block(width: 100%, height: height, inset: pad, fill: if tinted { tint } else { none },
    stroke: (top: 2pt + spot, bottom: if tinted { 0pt } else { 0.4pt + ink }), {
    title
    for row in rows {
      v(4pt)
      pdf.artifact(line(length: 100%, stroke: 0.4pt + ink.lighten(if tinted { 40% } else { 60% })))
      v(4pt)
      row
      v(calc.min(spare, 9pt))
    }
  })
})
"""
