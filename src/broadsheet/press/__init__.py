"""The press: it puts an edition out, whole or not at all.

In: a folder, an instant, an output folder. Out: the edition on its shelf, and an account of what was made, left and
found. It refuses to know what any edition looks like: it asks for outputs by path and key.
"""
