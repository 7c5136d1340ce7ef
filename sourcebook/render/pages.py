"""Turn a planned page into the bytes of its file."""

from jinja2 import Environment

from sourcebook.plan.outputs import PageOutput


def render_page(jinja: Environment, page: PageOutput) -> bytes:
    """Return the page: its template, given its one view."""
    return jinja.get_template(page.template).render(view=page.view).encode()
