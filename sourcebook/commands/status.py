"""Name the exit statuses of every command."""

DONE = 0
RECORDS_HAVE_ERRORS = 1
DIFFERS = 1
CANNOT_BUILD = 2
NOTHING_NEW = 3
STOPPED = 130
NOBODY_READS = 141
