"""Text: Markdown in, a tree of nodes, HTML and plain text out.

In: the Markdown of one article or of one field, and its language. Out: `text.nodes.Document`, written by `text.html`
and `text.plain`, and problems with their places. Refuses to know what a periodical is, where files lie and which
edition asks.
"""
