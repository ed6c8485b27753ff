"""The command line: one file per command over the rooms below; the outermost frame, where sentences are made."""
