"""Measure Sourcebook beside other generators of static sites; README.md tells how."""
