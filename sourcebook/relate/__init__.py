"""The library: the published records with every question about them that a page asks."""
