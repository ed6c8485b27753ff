"""The web edition: every page, feed and file of the paper's site.

In: a job. Out: outputs. It refuses to know who reads the folder, who puts files on the shelf, and what was kept back.
"""
