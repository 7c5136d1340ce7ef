# ruff: noqa: RUF001 - Ukrainian; a row of a table stays on one line
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.check.translated_numbers import different_numbers
from sourcebook.editions import stamp, text_key
from sourcebook.problems import Problem
from tests.editions.two_languages import (
    EDITION,
    OF_PAGE,
    SAYS,
    STAMP,
    TWO_LANGUAGES,
    UKRAINIAN_PAGE,
)
from tests.tools.trees import DAILY, INCIDENT, PAGE, SITE, Edit, Step, problems

TAGS = "vocabulary/tags.yaml"
WORDS = "vocabulary/loaded-words.yaml"
TITLE = "    title: Розлив нафти з баржі в затоці Еванс\n"


def found(folder: Path, *steps: Step) -> list[Problem]:
    """Return what is said of the site in two languages, but for what is still missing."""
    return [
        problem
        for problem in problems(folder, (*TWO_LANGUAGES, *steps))
        if problem.rule != "translation-missing"
    ]


def test_a_good_translation_breaks_no_rule(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_site_without_editions_hears_nothing_of_them(tmp_path: Path) -> None:
    assert problems(tmp_path) == ()


WRONG = [
    (
        "unknown-edition",
        Edit(SITE, "editions: [uk]", "editions: [pl]"),
        "uk:",
        "Add `uk` to `editions`",
    ),
    ("unknown-edition", Edit(SITE, "editions: [uk]\n", ""), "uk:", "Add `uk` to `editions`"),
    (
        "unknown-edition",
        Edit(
            TAGS,
            "Oil reached the water.",
            "Oil reached the water., translations: {ukr: {name: Нафта}}",
        ),
        "ukr",
        "Did you mean `uk`?",
    ),
    (
        "unknown-edition",
        Edit("pages/about.pl.md", "", OF_PAGE),
        "of:",
        "no edition in `pl`",
    ),
    (
        "edition-address",
        Edit(SITE, "editions: [uk]", "editions: [uk, en]"),
        "en]",
        "the language of the site itself",
    ),
    (
        "edition-address",
        Edit(SITE, "editions: [uk]", "editions: [uk, map]"),
        "map]",
        "at /map/ already",
    ),
    (
        "edition-address",
        Edit("pages/uk.md", "", "---\ntitle: A\nsummary: B.\norder: 9\n---\nC.\n"),
        "uk]",
        "at /uk/ already",
    ),
    ("wrong-type", Edit(SITE, "editions: [uk]", "editions: [uk, uk]"), "[uk", "stands twice"),
    ("wrong-type", Edit(SITE, "editions: [uk]", "editions: [Ukrainian]"), "Ukrainian", "BCP 47"),
    (
        "wrong-type",
        Edit(INCIDENT, f"of: {STAMP}", "of: yesterday"),
        "yesterday",
        "build.py translate",
    ),
    (
        "malformed-key",
        Edit(INCIDENT, f"{text_key(SAYS)}:", "claims.2.says:"),
        "claims",
        "is not the digest of a text",
    ),
    (
        "unknown-key",
        Edit(INCIDENT, "    title: Р", "    titel: Р"),
        "titel",
        "Did you mean `title`?",
    ),
    (
        "unknown-key",
        Edit(PAGE, "order: 1\n", "order: 1\ntranslations: {uk: {title: Про}}\n"),
        "{uk",
        "a file of its own",
    ),
    (
        "unknown-key",
        Edit(UKRAINIAN_PAGE, "title: Про сайт\n", "title: Про сайт\norder: 1\n"),
        "order",
        "is not a key",
    ),
    ("too-long", Edit(INCIDENT, TITLE, f"    title: {'я' * 301}\n"), "яя", "301 characters"),
    ("translation-of-nothing", Edit("pages/abuot.uk.md", "", OF_PAGE), "", "no page `abuot`"),
    ("malformed-id", Edit("pages/about.UK.md", "", OF_PAGE), "", "is the id"),
    ("forbidden-character", Edit(INCIDENT, "Заперечує", "Запе\u202eречує"), "\u202e", "Delete it"),
    (
        "translation-stale",
        Edit(INCIDENT, "Two divers were injured.\nstatus", "Three divers were hurt.\nstatus"),
        "summary:",
        'new is "Three divers were hurt."; gone is sentence 2',
    ),
    (
        "translation-stale",
        Edit(PAGE, "every record is invented", "all is invented"),
        "Цей",
        'new is "Nobody: all is invented."',
    ),
    (
        "translation-orphan",
        Edit(INCIDENT, f"says: {SAYS}", "says: Says that it lost no oil."),
        text_key(SAYS),
        "translates nothing",
    ),
    (
        "translation-orphan",
        Edit(INCIDENT, TITLE, f"{TITLE}    status_note: Примітка.\n"),
        "status_note",
        "translates nothing",
    ),
    (
        "translation-too-long",
        Edit(INCIDENT, "Затока Еванс\n", f"{'затока ' * 50}\n"),
        "затока",
        "349 characters, where 300 fit",
    ),
    (
        "translation-citations",
        Edit(INCIDENT, "вона належала їй [@radio-2020-03-03-spill]", "вона належала їй"),
        "account:",
        "lacks `[@radio-2020-03-03-spill]`",
    ),
    (
        "translation-citations",
        Edit(INCIDENT, "вона належала їй [@", "вона належала їй [@daily-2020-03-02-spill] [@"),
        "[@daily",
        "does not hold `[@daily-2020-03-02-spill]`",
    ),
    (
        "translation-citations",
        Edit(INCIDENT, "[підрахунок](figure:spills-counted)", "підрахунок"),
        "account:",
        "lacks `figure:spills-counted`",
    ),
    (
        "translation-citations",
        Edit(UKRAINIAN_PAGE, "incident:evans-bay-2020", "incident:evans-bay-2021"),
        "incident:evans-bay-2021",
        "does not hold",
    ),
    (
        "translation-numbers",
        Edit(
            INCIDENT,
            "Нафта дісталася затоки 1 березня 2020",
            "Нафта дісталася затоки 1 березня 2021",
        ),
        "2021",
        "the original has 2020, the translation has 2021",
    ),
    (
        "translation-numbers",
        Edit(INCIDENT, "Затока Еванс\n", "Затока Еванс 17\n"),
        "17",
        "has 17",
    ),
    (
        "loaded-word",
        Edit(INCIDENT, "Нафта дісталася", "Катастрофа, і нафта дісталася"),
        "Катастрофа",
        "takes a side",
    ),
    (
        "loaded-word",
        Edit(INCIDENT, "Заперечує, що", "Заперечує, що катастрофа і"),
        "катастрофа",
        "takes a side",
    ),
    (
        "markup-in-plain-text",
        Edit(INCIDENT, "Заперечує, що", "Заперечує, **що**"),
        "**",
        "is markup",
    ),
    (
        "markup-in-plain-text",
        Edit(UKRAINIAN_PAGE, "summary: Що", "summary: <b>Що"),
        "<b>",
        "is markup",
    ),
    (
        "raw-html",
        Edit(INCIDENT, "Нафта дісталася", "<script>alert(1)</script> Нафта дісталася"),
        "<script>",
        "is HTML",
    ),
    ("raw-html", Edit(UKRAINIAN_PAGE, "Цей літопис", "<b>Цей</b> літопис"), "<b>", "is HTML"),
    (
        "image",
        Edit(UKRAINIAN_PAGE, "Цей літопис", "![Цей](https://a.example/) літопис"),
        "![",
        "a picture",
    ),
    ("heading-level", Edit(INCIDENT, "### Розлив", "# Розлив"), "# ", "cannot stand here"),
    (
        "unsafe-link",
        Edit(UKRAINIAN_PAGE, "Цей літопис", "[Цей](javascript:alert) літопис"),
        "javascript",
        "neither a web address",
    ),
    (
        "unfinished-text",
        Edit(UKRAINIAN_PAGE, "Цей літопис", "FILL IN літопис"),
        "FILL IN",
        "still to be written",
    ),
    (
        "mixed-alphabets",
        Edit(UKRAINIAN_PAGE, "Цей літопис", "Цей лiтопис"),
        "лiтопис",
        "two alphabets",
    ),
    ("literal-markup", Edit(UKRAINIAN_PAGE, "Цей літопис", "**Цей літопис"), "**", "not closed"),
]


@pytest.mark.parametrize(
    ("rule", "step", "at", "says"), WRONG, ids=[f"{row[0]}-{n}" for n, row in enumerate(WRONG)]
)
def test_a_slip_in_a_translation_is_found(
    rule: str, step: Edit, at: str, says: str, tmp_path: Path
) -> None:
    words = Edit(WORDS, "", "катастрофа: {suggest: що сталося, languages: [uk]}\n")
    said = [problem for problem in found(tmp_path, words, step) if problem.rule == rule]
    assert said
    for problem in said:
        assert problem.location.line > 0 or problem.location.path.endswith(".md")
        assert problem.hint
    assert any(
        problem.location.excerpt[problem.location.column - 1 :].startswith(at)
        and says in f"{problem.message} {problem.hint}"
        for problem in said
    ), [(problem.location, problem.message, problem.hint) for problem in said]


def test_what_is_missing_is_told_once_a_record(tmp_path: Path) -> None:
    said = [p for p in problems(tmp_path, TWO_LANGUAGES) if p.rule == "translation-missing"]
    (of_incident,) = (p for p in said if p.location.path.endswith(INCIDENT))
    assert of_incident.message == "not in `uk` yet: `claims[1].says`"
    (of_article,) = (p for p in said if p.location.path.endswith(DAILY))
    assert of_article.message == "not in `uk` yet: `abstract`"
    assert not [p for p in said if p.location.path.endswith(PAGE)]
    assert len({(p.location.path, p.location.line) for p in said}) == len(said)


def test_a_translation_without_a_stamp_counts_as_missing(tmp_path: Path) -> None:
    steps = (*TWO_LANGUAGES, Edit(UKRAINIAN_PAGE, OF_PAGE.splitlines()[1], "of:  ''"))
    said = [p.message for p in problems(tmp_path, steps) if p.location.path.endswith("about.uk.md")]
    assert said == ["in `uk`, but not stamped: `title`, `summary`, `body`"]


def test_of_a_draft_nothing_is_missing(tmp_path: Path) -> None:
    steps = (EDITION, Edit("figures/spills-counted.yaml", "", "draft: true\n"))
    said = [p for p in problems(tmp_path, steps) if "spills-counted" in p.location.path]
    assert {p.rule for p in said} == {"unpublished-reference"} or said == []


def test_a_stale_translation_may_lack_what_is_new_and_nothing_else(tmp_path: Path) -> None:
    new = Edit(
        INCIDENT,
        "Oil reached the bay on 1 March 2020 [@",
        "Oil reached the bay [@radio-2020-03-03-spill] on 7 March 2020 [@",
    )
    assert [p.rule for p in found(tmp_path / "new", new)] == ["translation-stale"]
    gone = Edit(INCIDENT, " See [the count](figure:spills-counted) and\n  [about](page:about).", "")
    rules = [p.rule for p in found(tmp_path / "gone", gone)]
    assert sorted(rules) == ["translation-citations", "translation-stale"]


def test_a_text_that_says_the_same_in_two_places_is_compared_once(tmp_path: Path) -> None:
    twice = Edit(INCIDENT, "  name: Evans Bay\n", "  name: Evans Bay\n  district: Evans Bay\n")
    number = Edit(INCIDENT, "Затока Еванс\n", "Затока Еванс 17\n")
    assert [p.rule for p in found(tmp_path, twice, number)] == ["translation-numbers"]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("two men", "2 чоловіки"),
        ("2 men", "двоє чоловіків"),
        ("1,200 men", "1 200 чоловіків"),
        ("1,200 men", "1\u202f200 чоловіків"),
        ("1200 men", "1 200 чоловіків"),
        ("3.5 km", "3,5 км"),
        ("3.50 km", "3,5 км"),
        ("at 9 p.m.", "о 21:00"),
        ("at 9:30 pm", "о 21.30"),
        ("at 12 am", "о 0:00"),
        ("at 9 p.m.", "о 9 вечора"),
        ("at 21:00", "о 21-й"),
        ("2 thousand", "2000"),
        ("2,000", "2 тис."),
        ("1.2 million", "1,2 млн"),
        ("1,200,000", "1,2 млн"),
        ("30 March 2022", "30 березня 2022 року"),
        ("30 March 2022", "30.03.2022"),
        ("2022-03-30", "30 березня 2022 року"),
        ("the 20th century", "XX століття"),
        ("the second battalion", "2-й батальйон"),
        ("the 24th Brigade", "24-та бригада"),
        ("in the 1990s", "у 1990-х"),
        ("a Su-35", "Су-35"),
        ("both, 2 men", "обидва чоловіки"),
        ("a dozen", "12 осіб"),
        (
            "Text [@bbc-2022-03-04] and [a](https://a.example/77).",
            "Текст [@bbc-2022-03-04] і [а](https://b.example/88).",
        ),
        ("1. one\n2. two", "- один\n- два"),
        ("It was 40%.", "Це було 40 %."),
        ("12 men", "١٢ رجلا"),
        ("Additional Protocol I", "Додатковий протокол I"),
        ("Article 3", "стаття 3"),
    ],
)
def test_numbers_that_say_the_same_are_the_same(original: str, translation: str) -> None:
    assert different_numbers(original, translation) == ([], [])


@pytest.mark.parametrize(
    ("original", "translation", "lacking", "extra"),
    [
        ("12 men", "21 чоловік", [], ["21"]),
        ("120 men", "12 чоловіків", ["120"], ["12"]),
        ("in 2014", "у 2015 році", ["2014"], ["2015"]),
        ("three men", "4 чоловіки", [], ["4"]),
        ("24 men and 13 women", "24 чоловіки", ["13"], []),
        ("1,200 men", "12 000 чоловіків", ["1200"], ["12000"]),
        ("at 9 p.m.", "о 22:00", ["21:00"], ["22:00"]),
        ("30 March 2022", "13 березня 2022 року", ["30"], ["13"]),
    ],
)
def test_numbers_that_differ_are_found(
    original: str, translation: str, lacking: list[str], extra: list[str]
) -> None:
    assert different_numbers(original, translation) == (lacking, extra)


@given(st.text(alphabet="0123456789.,: '\u00a0apm-/XІ[]()@% тис", max_size=200))
def test_no_text_confuses_the_numbers(text: str) -> None:
    assert different_numbers(text, text) == ([], [])


TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("\"'<>&[]()@{}!#*`_:\n -|=."), st.characters(exclude_categories=["Cs"])
    ),
    max_size=60,
)


OF = st.one_of(TEXTS, st.just(stamp({"title": "x"})))


@given(st.tuples(OF, TEXTS, TEXTS, TEXTS, TEXTS))
def test_no_translation_breaks_the_check(
    tmp_path_factory: pytest.TempPathFactory, words: tuple[str, ...]
) -> None:
    of, title, account, key, text = (json.dumps(word, ensure_ascii=True) for word in words)
    block = (
        f"translations:\n  uk:\n    of: {of}\n    title: {title}\n    account: {account}\n"
        f"    texts: {{{key}: {text}, {text_key(SAYS)}: {text}}}\n"
    )
    folder = tmp_path_factory.mktemp("hostile")
    for problem in problems(folder, (EDITION, Edit(INCIDENT, "", block))):
        assert problem.message
        assert problem.location.path


ACCOUNT_END = "вона належала їй [@radio-2020-03-03-spill]."


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (
            (
                Edit(INCIDENT, "[@daily-2020-03-02-spill]. Компанія", "[@SWAP]. Компанія"),
                Edit(INCIDENT, ACCOUNT_END, "вона належала їй [@daily-2020-03-02-spill]."),
                Edit(INCIDENT, "[@SWAP]", "[@radio-2020-03-03-spill]"),
            ),
            "stands where the original has [@daily-2020-03-02-spill]",
        ),
        (
            (Edit(INCIDENT, ACCOUNT_END, f"{ACCOUNT_END} [тут](https://evil.example/x)"),),
            "https://evil.example/x",
        ),
        (
            (Edit(INCIDENT, ACCOUNT_END, f"{ACCOUNT_END} <https://evil.example/>"),),
            "https://evil.example/",
        ),
        (
            (
                Edit(
                    INCIDENT,
                    ACCOUNT_END,
                    "вона належала їй `[@radio-2020-03-03-spill]`.",
                ),
            ),
            "lacks `[@radio-2020-03-03-spill]`",
        ),
    ],
    ids=["swapped", "link", "address", "in-code"],
)
def test_each_statement_keeps_the_sources_of_the_original(
    tmp_path: Path, steps: tuple[Step, ...], said: str
) -> None:
    told = [p for p in found(tmp_path, *steps) if p.rule == "translation-citations"]
    assert any(said in problem.message for problem in told), told
