"""Typesetting: source → PDF, answers to questions about it, and what a finished PDF holds.

The only door to the typesetter and to the library that reads PDF.
"""
