"""Render: a plan, the matter and the galleys of its articles, and a design → PDF.

Decides nothing: every part is set where the plan says, cut where the galley says.
"""
