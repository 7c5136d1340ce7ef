"""Write the list of all feeds as OPML 2.0 (http://opml.org/spec2.opml), which readers take in."""

from jinja2 import Environment

from sourcebook.plan.views.feeds import OutlineView
from sourcebook.render.feed_texts import sound

TEMPLATE = "feed/outline.html"
"""The one template of the list; what escapes HTML escapes XML."""


def render_outline(jinja: Environment, view: OutlineView) -> bytes:
    """Return the list, by group."""
    return sound(jinja.get_template(TEMPLATE).render(view=view)).encode()
