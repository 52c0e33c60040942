"""Which text fits a search: texts as counts of words, ranked by dot products and by cosines."""
