"""Feeds: RSS 2.0, Atom and JSON Feed of entries that somebody else has chosen.

In: a `Feed` with its entries. Out: bytes. It refuses to know where entries come from and where the feed is put.
"""
