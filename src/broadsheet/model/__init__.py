"""What a periodical is: frozen values, numbering and calendar, ids and addresses.

In: checked values. Out: a `publication.Publication` and pure functions over it. It refuses to know files, Markdown,
editions and the clock: the standard library is all that it imports.
"""
