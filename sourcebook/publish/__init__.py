"""Bring the finished site to its folder: the only place where a file reaches the output."""

from sourcebook.publish.errors import PublishError
from sourcebook.publish.press import Press, PublishReport, publishing
from sourcebook.publish.site import publish
from sourcebook.publish.stage import Desk, OpenDesk, Written

__all__ = [
    "Desk",
    "OpenDesk",
    "Press",
    "PublishError",
    "PublishReport",
    "Written",
    "publish",
    "publishing",
]
