"""Decoding: the bytes of old files → their text, with every guess and repair named. Knows no format and no file."""
