"""Draw a map: places on the globe become places on a sheet, borders become paths."""
