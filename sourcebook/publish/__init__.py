"""Bring the finished site to its folder: the only place where a file reaches the output."""

from sourcebook.publish.errors import PublishError
from sourcebook.publish.site import PublishReport, publish

__all__ = ["PublishError", "PublishReport", "publish"]
