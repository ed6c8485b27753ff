"""Pages of other systems: read, compared with each other, cut to the article, and turned into our document tree."""
