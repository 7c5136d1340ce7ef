"""Spell every address of the site; no other module does.

An address starts at the root of the site with `/`. That of a page ends in `/` and is the file
`index.html` of that folder.
"""

from functools import lru_cache
from itertools import accumulate

HOME = "/"
INCIDENTS = "/incidents/"
SOURCES = "/sources/"
ACTORS = "/actors/"
REGIONS = "/regions/"
TAGS = "/tags/"
PUBLISHERS = "/publishers/"
FIGURES = "/figures/"
CORRECTIONS = "/corrections/"
BALANCE = "/balance/"
SEARCH = "/search/"
SEARCH_INDEX = "/find/search.json"
SEARCH_WORDS = "/find/words/"
SEARCH_DOCUMENTS = "/find/documents/"
MAP = "/map/"
NOT_FOUND = "/404.html"
FIND = "/find/"
EMBED = "/embed/"
EMBED_TIMELINE = f"{EMBED}timeline/"
CARDS = "/cards/"
SITE_CARD = f"{CARDS}site.png"
DATA = "/data/"
RELEASES = "/releases/"
CITATION = "/CITATION.cff"
DATA_V1 = f"{DATA}v1/"
DATA_PACKAGE = f"{DATA_V1}datapackage.json"
OPENAPI = f"{DATA_V1}openapi.json"
FEED = "/feed.xml"
FEEDS = "/feeds/"
FEED_LIST = f"{FEEDS}feeds.opml"
FEED_STYLE = f"{FEEDS}feed.css"
ASSETS = "/assets/"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
HEADERS = "/_headers"
SUMS = "/SHA256SUMS"

_OLDER = "/older/"

BUILT_IN = {
    "home": HOME,
    "incidents": INCIDENTS,
    "map": MAP,
    "sources": SOURCES,
    "figures": FIGURES,
    "corrections": CORRECTIONS,
    "balance": BALANCE,
    "data": DATA,
    "search": SEARCH,
    "actors": ACTORS,
    "regions": REGIONS,
    "tags": TAGS,
    "publishers": PUBLISHERS,
    "feeds": FEEDS,
    "releases": RELEASES,
}
"""Addresses of the pages that a text can link to as `page:<name>`, beside those of its own."""


def year(number: int) -> str:
    """Return the address of the page of a year."""
    return f"/years/{number:04}/"


def incident(name: str) -> str:
    """Return the address of an incident."""
    return f"{INCIDENTS}{name}/"


def history(name: str) -> str:
    """Return the address of what changed in an incident."""
    return f"{incident(name)}history/"


def release(name: str) -> str:
    """Return the address of what a release of the data tells."""
    return f"{RELEASES}{name}/"


def source(name: str) -> str:
    """Return the address of an article."""
    return f"{SOURCES}{name}/"


def actor(name: str) -> str:
    """Return the address of an actor."""
    return f"{ACTORS}{name}/"


def region(name: str) -> str:
    """Return the address of a region."""
    return f"{REGIONS}{name}/"


def tag(name: str) -> str:
    """Return the address of a tag."""
    return f"{TAGS}{name}/"


def publisher(name: str) -> str:
    """Return the address of a publisher."""
    return f"{PUBLISHERS}{name}/"


def figure(name: str) -> str:
    """Return the address of a figure."""
    return f"{FIGURES}{name}/"


def status(value: str) -> str:
    """Return the address of the incidents with a status."""
    return f"/statuses/{value}/"


def side(name: str) -> str:
    """Return the address of a side."""
    return f"/sides/{name}/"


def group(name: str) -> str:
    """Return the address of the incidents that harmed people of a group."""
    return f"/groups/{name}/"


def origins(number: str) -> str:
    """Return the address of the incidents with no, one or several origins."""
    return f"/origins/{number}/"


def answer(value: str) -> str:
    """Return the address of the incidents with an answer of the accused side."""
    return f"/answers/{value}/"


def list_(name: str) -> str:
    """Return the address of a list of the settings."""
    return f"/lists/{name}/"


def find(name: str) -> str:
    """Return the address of a file that the scripts of the site read."""
    return f"{FIND}{name}.json"


def sitemap_part(number: int) -> str:
    """Return the address of a part of the sitemap; it may list what lies beside it and below."""
    return f"/sitemap-{number}.xml"


def data(kind: str) -> str:
    """Return the address of all records of a kind as JSON, or of the newest of many."""
    return f"{DATA_V1}{kind}.json"


def data_part(kind: str, number: int) -> str:
    """Return the address of a numbered part of all records of a kind."""
    return f"{DATA_V1}parts/{kind}-{number}.json"


def record(kind: str, name: str) -> str:
    """Return the address of one record as JSON."""
    return f"{DATA_V1}{kind}/{name}.json"


def table(name: str, number: str = "") -> str:
    """Return the address of a table, of the rows of the newest records or of a numbered part."""
    return f"{DATA_V1}csv/{number}{'/' if number else ''}{name}.csv"


def geography(number: str = "") -> str:
    """Return the address of the incidents as GeoJSON; parts are those of the tables."""
    return f"{DATA_V1}geojson/{number}{'/' if number else ''}incidents.geojson"


def data_schema(kind: str) -> str:
    """Return the address of what describes a document."""
    return f"{DATA_V1}schemas/{kind}.json"


def page(name: str) -> str:
    """Return the address of a page of prose."""
    return f"/{name}/"


def older(front: str, number: int, part: str = "") -> str:
    """Return the address of an older page of a long list, by the address of its front page.

    `part` names the list where the front page has more than one.
    """
    return f"{_OLDER}{front[1:]}{part}{'/' if part else ''}{number}/"


def feed(name: str, suffix: str) -> str:
    """Return the address of a feed in one format; the oldest of them keeps its own."""
    return FEED if (name, suffix) == ("all", "rss.xml") else f"{FEEDS}{name}.{suffix}"


def archived_feed(name: str, number: int, suffix: str) -> str:
    """Return the address of a part of a feed, counted from the oldest."""
    return f"{FEEDS}archive/{name}/{number}.{suffix}"


def without_older(address: str) -> str:
    """Return an address without what `older` puts before it: where its page belongs."""
    return f"/{address.removeprefix(_OLDER)}" if address.startswith(_OLDER) else address


def embed(address: str) -> str:
    """Return the address of what the frames of other sites show for a page."""
    return EMBED_TIMELINE if address == INCIDENTS else f"{EMBED}{address[1:]}"


def oembed(address: str) -> str:
    """Return the address of what tells other programs how to show a page in a frame."""
    return f"{embed(address)}oembed.json"


def card(address: str) -> str:
    """Return the address of the picture that previews of a page show."""
    return f"{CARDS}{address[1:-1]}.png"


def words(shard: str) -> str:
    """Return the address of the terms that begin alike; "" is the beginning of all."""
    letters = "".join(c if c.isascii() else f"_{ord(c):x}_" for c in shard)
    return f"{SEARCH_WORDS}{letters or '_'}.json"


def documents(chunk: str) -> str:
    """Return the address of what the search tells of some documents."""
    return f"{SEARCH_DOCUMENTS}{chunk}.json"


def asset(name: str) -> str:
    """Return the address of a style sheet, font or image."""
    return f"{ASSETS}{name}"


def file_of(address: str) -> str:
    """Return the path, below the output folder, of the file that holds an address."""
    return f"{address}index.html".lstrip("/") if address.endswith("/") else address.lstrip("/")


def whole(base_url: str, address: str) -> str:
    """Return the whole address, below the one at which the site is published."""
    return base_url.rstrip("/") + address


def relative(origin: str, target: str) -> str:
    """Return the link from the page at `origin` to `target`, which may end in a fragment.

    Relative links keep the same bytes right below any path and on any mirror.
    """
    address, mark, fragment = target.partition("#")
    if mark and address in ("", origin):
        return mark + fragment
    for folder, climb in _folders(origin):
        if address.startswith(folder):
            return (climb + address[len(folder) :] or "./") + mark + fragment
    raise AssertionError(address)  # all addresses start with `/`


def on_disk(link: str) -> str:
    """Return a relative link as one to a file, for where no server looks for `index.html`."""
    address, mark, fragment = link.partition("#")
    if not address.endswith("/"):
        return link
    return f"{address.removeprefix('./')}index.html{mark}{fragment}"


def handed_over(path: str) -> str:
    """Return the path of the script that hands over the data of a JSON file.

    `assets/js/from-disk.js` spells it as well. What stands before the name keeps it from being one
    that Windows reserves: `con` is a shard of the words of many a search.
    """
    folder, _, name = path.rpartition("/")
    return f"{folder}/data-{name.removesuffix('.json')}.js"


@lru_cache(maxsize=64)  # a page links to many others
def _folders(address: str) -> tuple[tuple[str, str], ...]:
    """Return the folder of an address and all above it, each with the way up to it."""
    names = address.split("/")[1:-1]
    folders = tuple(accumulate((f"{name}/" for name in names), initial="/"))
    return tuple((folder, "../" * up) for up, folder in enumerate(reversed(folders)))
