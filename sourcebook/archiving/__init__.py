"""Ask an archive for copies of sources, and believe only what it has confirmed."""
