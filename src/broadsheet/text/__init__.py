"""Text: Markdown in, one document tree, and writers from the tree to each output.

It has never heard of a periodical: no article, no issue, no address. What a link or a picture leads to is asked of a
function that the caller passes in.
"""
