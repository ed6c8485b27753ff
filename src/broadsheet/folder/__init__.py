"""The folder that is a paper: the only truth about content.

In: a path. Out: a `Publication` with the problems met while reading it (`read`), and single articles written back with
every other byte as it was (`write`). It knows neither editions nor what anybody makes of the content.
"""
