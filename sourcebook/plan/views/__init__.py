"""Exactly what each template is given: frozen, with formatted dates and finished links."""
