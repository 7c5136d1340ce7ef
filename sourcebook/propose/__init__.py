"""Propose records: ask what a record needs, name it, and write the text of its file."""
