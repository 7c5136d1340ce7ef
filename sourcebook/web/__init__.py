"""Ask the web: only here the program meets a network that is not its own."""
