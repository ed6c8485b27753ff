"""Editions: writers over one model, one package per output form.

In: a `edition.Job`. Out: `edition.Output`s. They write no file, filter nothing by status or date, and know nothing of
one another.
"""
