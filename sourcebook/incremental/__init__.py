"""Do again only what an edit concerns, and end with the bytes of a build from nothing.

Everything is decided by content. For each file its digest is known; for each finding of the check,
each card and each page, the names of the answers that it was made from (see `relate.reading`). An
answer that is another one than before makes outdated what was made from it, and nothing else is
done again. What is remembered lies outside of the site, and is worth nothing but time: where it is
missing, damaged or of another version, everything is done.
"""
