"""Where a correction is suggested, and what is written there already."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml

from sourcebook.load.content import load_content
from sourcebook.model.site import Contact, Site
from sourcebook.plan.suggestion import FORM, SuggestionView, suggestion
from tests.tools.building import CONTENT, ROOT

PAGE = "https://slick.example.org/incidents/dock-2019/"
TITLE = 'Oil & "gas" at 100 % #7 <b>\u00e9? +1'


def site(repository: str | None, contact: Contact) -> Site:
    known = load_content(CONTENT, "content").records.site
    assert known is not None
    return known.model_copy(update={"repository": repository, "contact": contact})


def suggested(repository: str | None, **contact: str) -> SuggestionView:
    return suggestion(site(repository, Contact(**contact)), TITLE, PAGE, "9 March 2025")


@pytest.mark.parametrize(
    ("repository", "form", "title", "body"),
    [
        ("https://github.com/slick/ledger", "/slick/ledger/issues/new", "title", "body"),
        ("https://www.github.com/slick/ledger.git", "/slick/ledger/issues/new", "title", "body"),
        (
            "https://gitlab.com/slick/team/ledger/",
            "/slick/team/ledger/-/issues/new",
            "issue[title]",
            "issue[description]",
        ),
        (
            "https://gitlab.slick.example.org/slick/ledger",
            "/slick/ledger/-/issues/new",
            "issue[title]",
            "issue[description]",
        ),
        ("https://codeberg.org/slick/ledger", "/slick/ledger/issues/new", "title", "body"),
        ("https://forgejo.example.org/slick/ledger", "/slick/ledger/issues/new", "title", "body"),
    ],
)
def test_a_known_host_is_given_an_issue(repository: str, form: str, title: str, body: str) -> None:
    found = suggested(repository, email="desk@slick.example.org")
    parts = urlsplit(found.url)
    fields = parse_qs(parts.query, strict_parsing=True)
    assert (found.kind, found.private) == ("issue", "desk@slick.example.org")
    assert (parts.scheme, parts.path, parts.fragment) == ("https", form, "")
    assert fields[title] == [f"Correction: {TITLE}"]
    asked = fields[body][0]
    assert asked.startswith(f"Page: {PAGE}\nVersion: 9 March 2025\n")
    for question in ("What is wrong", "What is right", "How we can see that"):
        assert question in asked


@pytest.mark.parametrize(
    "repository",
    [
        None,
        "https://code.example.org/slick/ledger",
        "https://github.com.example.org/slick/ledger",
        "https://notgithub.com/slick/ledger",
        "https://github.com/slick",
        "https://github.com/slick/ledger?tab=readme",
    ],
)
def test_other_sites_are_written_to(repository: str | None) -> None:
    found = suggested(repository, email="desk+slick@slick.example.org")
    address, _, query = found.url.partition("?")
    fields = dict(field.split("=", 1) for field in query.split("&"))
    assert found.kind == "mail"
    assert unquote(address) == "mailto:desk+slick@slick.example.org"
    assert set(fields) == {"subject", "body"}
    assert unquote(fields["subject"]) == f"Correction: {TITLE}"
    lines = unquote(fields["body"]).split("\r\n")
    assert lines[:2] == [f"Page: {PAGE}", "Version: 9 March 2025"]
    assert not any("\n" in line for line in lines)


def test_a_site_without_mail_names_its_page_of_contact() -> None:
    found = suggested(None, url="https://slick.example.org/contact?a=1")
    assert (found.kind, found.url, found.host) == (
        *("page", "https://slick.example.org/contact?a=1"),
        "slick.example.org",
    )


def test_the_form_of_github_is_one_that_repositories_have() -> None:
    file = ROOT / ".github/ISSUE_TEMPLATE" / FORM
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    ids = {field.get("id") for field in form["body"]}
    url = suggested("https://github.com/slick/ledger", email="desk@slick.example.org").url
    fields = parse_qs(urlsplit(url).query)
    assert fields["template"] == [FORM]
    assert fields["page"] == [PAGE]
    assert set(fields) - {"template", "title", "body"} <= ids
