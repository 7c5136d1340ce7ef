"""Look whether the addresses of sources still lead to them, and remember what was found."""
