"""Settings of the site for Pelican: incidents are its articles, sources its pages."""

SITENAME = "Register of leaks"
SITEURL = "https://register.example"
TAGLINE = "An invented register, to measure with"
DESCRIPTION = (
    "Every record of this site is made up by a program. "
    "It serves to measure how long a site of its size takes to build."
)
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
THEME = "theme"
PATH = "content"
OUTPUT_PATH = "public"
ARTICLE_PATHS = ["incidents"]
PAGE_PATHS = ["sources"]
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["register"]
READERS = {"html": None}

USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "incidents"
DEFAULT_PAGINATION = False
SLUGIFY_SOURCE = "basename"
FILENAME_METADATA = r"(?P<slug>.*)"
ARTICLE_URL = "incidents/{slug}/"
ARTICLE_SAVE_AS = "incidents/{slug}/index.html"
PAGE_URL = "sources/{slug}/"
PAGE_SAVE_AS = "sources/{slug}/index.html"
YEAR_ARCHIVE_URL = "years/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}/index.html"
DIRECT_TEMPLATES = ["index", "feed", "sitemap"]
FEED_SAVE_AS = "feed.xml"
SITEMAP_SAVE_AS = "sitemap.xml"
HOME_LENGTH = 100
FEED_LENGTH = 50

# What this site does without.
ARCHIVES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = TAG_SAVE_AS = TAGS_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
