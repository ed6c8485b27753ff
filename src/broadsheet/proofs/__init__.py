"""Proofs: read a paper for faults before it goes out.

In: a publication as the folder says it, kept-back articles included, and the problems met while reading. Out:
problems, in order of place. The checks never change anything and know no edition.
"""
