"""Pictures: look at them, plan their variants, develop these, draw cards for sharing.

In: bytes of picture files. Out: what a page must know of them before a pixel is decoded, and files fit to be published:
scaled, upright, in sRGB, without anything about camera, place or people. It refuses to know papers, articles and pages.

pyvips starts threads, and a process that has used it must never fork. So only `develop`, `focus` and `cards` import it,
and these run in a process of their own (`enlarger`), which `darkroom` starts and talks to.
"""

from broadsheet.imaging.look import measure
from broadsheet.imaging.signature import kind_of

__all__ = ("kind_of", "measure")
