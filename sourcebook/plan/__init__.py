"""Decide what the site consists of: every address, every view, every output; nothing is written."""
