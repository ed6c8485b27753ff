"""Languages: dates, lists, names, direction and catalogues of words, by language tag.

In: values and a language tag (BCP 47). Out: text as readers of that language expect it. The only door to Babel, which
is loaded when it is first needed. Refuses to know what is dated or named.
"""
