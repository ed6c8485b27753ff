"""Importers: bring back issues in from elsewhere, with an account of every file.

In: a folder or file of some other system, and rules. Out: found issues, articles, pages and pictures, which `run`
numbers, stores through `folder.write` and enters in the import's ledger. An importer yields values and writes
nothing.
"""
