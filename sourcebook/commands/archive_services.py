"""Make the archive that the settings and the environment name."""

from collections.abc import Mapping
from datetime import date

from sourcebook.archiving import wayback
from sourcebook.archiving.memento import Memento
from sourcebook.archiving.service import Service
from sourcebook.archiving.wayback import Wayback
from sourcebook.commands.outgoing import Refusal
from sourcebook.model.archiving import ArchiveForm, ArchiveSettings
from sourcebook.web.following import Asking

KEY, SECRET, TOKEN = (
    "SOURCEBOOK_ARCHIVE_KEY",
    "SOURCEBOOK_ARCHIVE_SECRET",
    "SOURCEBOOK_ARCHIVE_TOKEN",
)
_MOST = 1_000


def service_for(
    settings: ArchiveSettings,
    web: Asking,
    today: date,
    environment: Mapping[str, str],
    *,
    local: bool,
) -> tuple[Service, str]:
    """Return the archive, and the name under which is kept what was learned of it.

    Raises Refusal for settings or keys that cannot be used; no key is ever part of what is said.
    """
    save = settings.save or (wayback.SAVE if settings.form is ArchiveForm.WAYBACK else "")
    find = settings.find or (wayback.FIND if settings.form is ArchiveForm.WAYBACK else "")
    copies = settings.copies or wayback.COPIES
    for address in filter(None, (save, find, copies)):
        if not (local or address.startswith("https://")):
            raise Refusal(
                "the archive is not asked, since its address does not begin with https://",
                "Look at `archive` in site.yaml.",
            )
    if not copies.endswith("/"):
        copies += "/"
    if settings.form is ArchiveForm.MEMENTO:
        if settings.copies is None or not (save or find):
            raise Refusal(
                "it is not said where the archive is",
                "Add `copies`, and `save` or `find`, to `archive` in site.yaml.",
            )
        token = _secret(environment, TOKEN)
        return Memento(web, today, copies, save, find, token), copies
    key, secret = _secret(environment, KEY), _secret(environment, SECRET)
    if bool(key) is not bool(secret):
        raise Refusal(
            f"of {KEY} and {SECRET} only one is there", "Put both into the environment, or none."
        )
    pair = f"{key}:{secret}" if key else ""
    return Wayback(web, today, pair, save.rstrip("/"), find, copies), copies


def must_capture(service: Service) -> None:
    """Raise Refusal where an archive captures nothing, or nothing for us."""
    if service.can_capture:
        return
    if isinstance(service, Memento):
        raise Refusal(
            "the archive captures nothing", "Add `save` to `archive` in site.yaml, or use --find."
        )
    raise Refusal(
        "the archive captures nothing without a key",
        f"Put {KEY} and {SECRET} into the environment (docs/archiving.md), or use --find.",
    )


def _secret(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "").strip()
    plain = value.isascii() and value.isprintable() and " " not in value and ":" not in value
    if len(value) > _MOST or not plain:
        raise Refusal(f"{name} does not hold a key", "Copy it again, and nothing else with it.")
    return value
