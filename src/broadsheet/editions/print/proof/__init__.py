"""Proof: the finished PDF against its plan.

In: the PDF and what it was made of. Out: a report of every page in figures, and each difference between what was
planned and what was set. Nothing is taken from the plan that can be read from the PDF.
"""
