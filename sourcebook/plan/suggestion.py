"""Make it one step to suggest a correction: a letter or an issue that is half written already.

Which of the two follows from the settings. The letter is in the language of the reader, who sends
it under their own name; what programs read of it (the fields of a form, the address) stays.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from sourcebook.model.site import Site
from sourcebook.wording import N_
from sourcebook.wording import gettext as _

FORM = "2-error.yml"
"""The form that a repository of records has; where it has none, GitHub goes by title and text."""
_GITHUB = re.compile(r"github\.com")
_GITLAB = re.compile(r"gitlab\.com|gitlab\..+")
_FORGEJO = re.compile(r"codeberg\.org|(?:forgejo|gitea)\..+")
_ASKED = (
    N_("What is wrong (the sentence or the number, copied):"),
    N_("What is right:"),
    N_("How we can see that (an address, a document, a page number):"),
)


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """Hold where a correction is suggested: by an `issue`, by `mail`, or on a `page` of contact.

    `host` is that of the page, or the address of mail; `private` that for what must not be public.
    """

    kind: str
    url: str
    host: str
    private: str | None


def suggestion(site: Site, title: str, address: str, version: str) -> SuggestionView:
    """Return how to suggest a correction of the page at an address, in the version of a day."""
    email = site.contact.email
    # Translators: the subject of a letter to the editors.
    subject = _("Correction: %(title)s") % {"title": title}
    about = (
        # Translators: lines of that letter; the version is a day.
        _("Page: %(address)s") % {"address": address},
        _("Version: %(day)s") % {"day": version},
    )
    text = "\n\n".join(("\n".join(about), *(f"{_(question)}\n" for question in _ASKED)))
    issue = _issue(site.repository, subject, text, address) if site.repository else None
    if issue:
        return SuggestionView("issue", issue[1], issue[0], email)
    if email:
        # RFC 6068: lines end in CRLF.
        fields = (
            f"subject={_quoted(subject)}&body={_quoted(text.replace(chr(10), chr(13) + chr(10)))}"
        )
        return SuggestionView("mail", f"mailto:{quote(email, safe='@')}?{fields}", email, None)
    page = site.contact.url
    if page is None:
        raise AssertionError("the check asks for a contact")
    return SuggestionView("page", page, urlsplit(page).hostname or page, None)


def _issue(repository: str, title: str, text: str, page: str) -> tuple[str, str] | None:
    """Return the host and the address of a new issue, None for a host that is not known."""
    parts = urlsplit(repository)
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/").removesuffix(".git")
    root = f"{parts.scheme}://{parts.netloc}{path}"
    if path.count("/") < 2 or parts.query or parts.fragment:  # noqa: PLR2004 - owner and name
        return None
    if _GITHUB.fullmatch(host):
        form = f"template={_quoted(FORM)}&page={_quoted(page)}"
        fields = f"{form}&title={_quoted(title)}&body={_quoted(text)}"
        return host, f"{root}/issues/new?{fields}"
    if _GITLAB.fullmatch(host):
        fields = f"issue%5Btitle%5D={_quoted(title)}&issue%5Bdescription%5D={_quoted(text)}"
        return host, f"{root}/-/issues/new?{fields}"
    if _FORGEJO.fullmatch(host):
        return host, f"{root}/issues/new?title={_quoted(title)}&body={_quoted(text)}"
    return None


def _quoted(text: str) -> str:
    return quote(text, safe="")
