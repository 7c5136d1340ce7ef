"""Publish a whole site at once."""

from collections.abc import Iterable
from pathlib import Path

from sourcebook.publish.press import PublishReport, publishing


def publish(
    files: Iterable[tuple[str, bytes]],
    output: Path,
    *,
    content: Path | None = None,
    clean: bool = False,
) -> PublishReport:
    """Publish the files, paths with `/` and bytes, as everything that the output folder holds.

    The files are taken one at a time, so they may be made while they are asked for. A file whose
    bytes are published already is taken over with its time, unless `clean`. Whatever happens,
    readers find the old site or the new one, whole. Raises what `publishing` and `Press.put` raise.
    """
    with publishing(output, content=content, clean=clean) as press:
        for path, data in files:
            press.put(path, data)
        return press.finish()
