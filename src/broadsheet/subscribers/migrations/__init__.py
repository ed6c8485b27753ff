"""Steps from one state of the tables to the next, oldest first; applied when an office is opened."""
