"""Records whose every text tries to be more than text."""

from tests.compare.two_trees import AnyStep
from tests.tools.trees import DAILY, INCIDENT, Edit

TEXTS = (
    "::error file=x::forged",
    "##[error]forged ##vso[task.complete]",
    "@somebody and @some/team, see #12, owner/repo#3 and GH-4",
    "# Heading",
    "- [ ] task",
    "1. one",
    "> quoted",
    "``` fence",
    "| a | b |",
    "--- ===",
    "<script>alert(1)</script> <!-- --> &lt;b&gt;",
    "**bold** _it_ ~~gone~~ `code` $x$ ![i](https://e.example/i.png) [l](https://e.example/)",
    "https://e.example/x www.e.example a@e.example mailto:a@e.example",
    ":rocket: \\",
    "</ins></del></strong>",
)


def steps(text: str) -> tuple[AnyStep, ...]:
    """Put a text into the title, the summary, the account, a claim and the title of a source."""
    block = f">-\n    {text}\n"
    return (
        Edit(INCIDENT, "title: Oil spilt from a barge in Evans Bay\n", f"title: {block}"),
        Edit(INCIDENT, "  ### The spill\n", f"  {text}\n\n  ### The spill\n"),
        Edit(INCIDENT, "says: Denies that its barge lost oil.\n", f"says: >-\n      {text}\n"),
        Edit(
            INCIDENT, "quote: oil came from the barge and hurt two\n", f"quote: >-\n      {text}\n"
        ),
        Edit(DAILY, "title: Oil in the bay\n", f"title: {block}"),
    )
