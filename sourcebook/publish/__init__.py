"""Bring the finished site to its folder: the only place where a file reaches the output."""
