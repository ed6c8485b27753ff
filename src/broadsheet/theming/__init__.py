"""Find a theme and render its templates: the only door to the template engine.

In: a theme's name, the folder of a paper's own overrides, and plain values for a template. Out: text or bytes. Knows
nothing of papers, pages or editions.
"""

from broadsheet.theming.stencils import Safe
from broadsheet.theming.theme import Theme, address, load, safe

__all__ = ["Safe", "Theme", "address", "load", "safe"]
