"""Measure: what is to be set, and a design → lines, heads, pictures and boxes on the grid.

In: `matter.Matter`, `design.Design`. Out: `galley.Galley`. Knows nothing of pages.
"""
