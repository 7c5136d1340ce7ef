"""Show a site while it is written: built again on every save, with its problems in the page."""
