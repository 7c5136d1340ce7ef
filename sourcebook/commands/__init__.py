"""The commands of build.py: one file each; here the clock, the terminal and the exit status are."""
