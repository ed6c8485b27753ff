"""Exports of WordPress: taken apart piece by piece, cleaned, read as items, and their bodies made HTML."""
