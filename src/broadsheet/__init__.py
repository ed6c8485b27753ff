"""Broadsheet: from one folder of articles to the whole paper."""

__version__ = "0.1.0"
