"""Make the bytes of every planned output."""

from collections.abc import Mapping, MutableMapping

from sourcebook.plan.outputs import (
    AssetOutput,
    DataOutput,
    FeedOutput,
    Output,
    PageOutput,
    SitemapOutput,
    TextOutput,
)
from sourcebook.render.data import render_data
from sourcebook.render.environment import environment
from sourcebook.render.feeds import render_feed
from sourcebook.render.markdown import ProseRenderer
from sourcebook.render.pages import render_page
from sourcebook.render.sitemap import render_sitemap


class Renderer:
    """Render the outputs of a site, one after another, in any order."""

    def __init__(
        self,
        templates: Mapping[str, str],
        prose: MutableMapping[bytes, str] | None = None,
        compiled: MutableMapping[str, bytes] | None = None,
    ) -> None:
        """Take the text of every template, by its path below the templates folder.

        Two mappings may hold what earlier renderers made, and take what this one makes: `prose` the
        HTML of texts that had to be parsed, `compiled` the code of templates. What they hold is
        good for this version of Sourcebook, Python and the libraries alone, and it is trusted:
        whoever keeps them in files must tell versions apart, and notice damage.
        """
        self._jinja = environment(templates, ProseRenderer(prose), compiled)

    def render(self, output: Output) -> bytes:
        """Return the content of the output's file: of the same output, always the same."""
        match output:
            case PageOutput():
                return render_page(self._jinja, output)
            case DataOutput():
                return render_data(output.data)
            case FeedOutput():
                return render_feed(self._jinja, output.view)
            case SitemapOutput():
                return render_sitemap(output.entries)
            case TextOutput():
                return output.text.encode()
            case AssetOutput():
                return output.content
