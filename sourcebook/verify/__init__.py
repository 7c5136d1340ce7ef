"""Hold a published site against lists of digests and against its records: facts in, findings out.

Nothing here reads a disk. What a list names is looked up among what was found in the site, and
never the other way round, so no list can lead to a file elsewhere.
"""
