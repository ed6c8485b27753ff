"""Make-up: pieces and the measures of their galleys → a plan of pages.

In: `pieces.Piece`s, a `design.Design`, `pins.Pins`. Out: `plan.Plan`, whole numbers only. Pure: Python and numpy, the
same input gives the same plan. Knows no typesetter, no text and no file.
"""
