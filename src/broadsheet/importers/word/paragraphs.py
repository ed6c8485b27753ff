"""How a paragraph of a manuscript looks, whatever wrote it.

In: nothing. Out: `Paragraph`, which readers of DOCX and ODT fill and `roles` judges. Knows no file format.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.importers.trees import Element


@dataclass(slots=True)
class Paragraph:
    """A paragraph at the top of the text, or what stands there instead (`plain` is False for lists and tables).

    `style` is the name of its style in lower case, `level` its level as a heading (0: none). `bold` and `larger` hold
    for all of its text; `align` is "", "center" or "end".
    """

    text: str
    element: Element
    style: str = ""
    level: int = 0
    bold: bool = False
    larger: bool = False
    align: str = ""
    plain: bool = True
    notes: bool = False
    pictures: bool = False

    @property
    def words(self) -> int:
        """How many words it has; of scripts without spaces two letters count as one."""
        spaced = self.text.split()
        unspaced = sum(1 for letter in self.text if "\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af")
        return max(len(spaced), unspaced // 2)
