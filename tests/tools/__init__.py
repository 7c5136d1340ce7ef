"""Offer what the tests need from their surroundings: a browser, a web server, a list of pages."""
