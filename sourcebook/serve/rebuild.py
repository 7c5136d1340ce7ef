"""Build the site once, and turn whatever happens into something that can be shown."""

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from sourcebook import pipeline
from sourcebook.incremental.memory import Memory
from sourcebook.pipeline import Built, Progress
from sourcebook.problems import BuildFailed
from sourcebook.publish import PublishError, sums
from sourcebook.serve.edition import Trouble

_SEE_TERMINAL = "The terminal in which the server runs shows where it happened."


def rebuild(
    content: Path,
    folder: Path,
    *,
    base_url: str,
    progress: Progress,
    known: Memory | None = None,
) -> Built | Trouble:
    """Build the site of a content folder into a folder; say what is wrong where that fails.

    `known` is what builds before this one remembered, None where that is to be read. Whatever
    fails, the server goes on: a template that is being edited can raise anything.
    """
    try:
        return pipeline.build(
            content,
            folder,
            shown_as=str(content),
            base_url=base_url,
            clean=False,
            progress=progress,
            known=known,
        )
    except BuildFailed as failed:
        return Trouble(problems=failed.problems)
    except PublishError as error:
        return Trouble(message=error.message, hint=error.hint)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return Trouble(message=f"{place}{error.strerror or error}")
    except TemplateSyntaxError as error:
        return Trouble(message=f"templates/{error.name}:{error.lineno}: {error.message}")
    except Exception as error:  # noqa: BLE001 - said above: whatever fails, the server goes on
        traceback.print_exc()
        return Trouble(message=f"{type(error).__name__}: {error}", hint=_SEE_TERMINAL)


def files_of(folder: Path) -> frozenset[str]:
    """Return the paths of all files of the site that a build has put into a folder."""
    listed = sums.read((folder / sums.NAME).read_bytes())
    return frozenset([*(listed or {}), sums.NAME])
