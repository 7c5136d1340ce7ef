"""List, fill in and stamp translations as a translator does."""

from pathlib import Path

import pytest

from sourcebook.cli import main
from tests.editions.two_languages import EDITION, SAYS, TWO_LANGUAGES, UKRAINIAN_PAGE
from tests.tools.trees import INCIDENT, PAGE, SITE, Edit, tree

Said = tuple[int, str, str]


class Translator:
    """Run the command beside a content folder."""

    def __init__(self, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.content = content
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        self._capsys.readouterr()
        status = main(["translate", *arguments])
        told = self._capsys.readouterr()
        return status, told.out, told.err

    def check(self) -> str:
        self._capsys.readouterr()
        main(["check", "--clean"])
        return self._capsys.readouterr().out

    def text(self, file: str) -> str:
        return (self.content / file).read_text(encoding="utf-8")


@pytest.fixture
def translate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Translator:
    monkeypatch.chdir(tmp_path)
    return Translator(tree(tmp_path, TWO_LANGUAGES), capsys)


@pytest.fixture
def untranslated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Translator:
    monkeypatch.chdir(tmp_path)
    return Translator(tree(tmp_path, (EDITION,)), capsys)


def test_what_is_missing_is_listed_one_line_a_record(translate: Translator) -> None:
    status, said, _ = translate("--language", "uk")
    assert status == 0
    lines = said.splitlines()
    assert f"content/{INCIDENT}: missing: claims[1].says" in lines
    assert "content/vocabulary/tags.yaml oil: missing: name, description" in lines
    assert "content/vocabulary/regions.yaml auckland: missing: name" in lines
    assert not [line for line in lines if "wellington" in line or PAGE in line]
    assert lines[-1] == "4 of 17 records are up to date in uk, 13 lack something."


def test_strict_is_for_programs(translate: Translator) -> None:
    assert translate("--strict")[0] == 1
    assert translate("--strict", "wellington")[0] == 0


def test_changed_sentences_are_told(translate: Translator) -> None:
    Edit(INCIDENT, "Two divers were injured.\nst", "One diver was injured.\nst").apply(
        translate.content
    )
    _, said, _ = translate("evans-bay-2020")
    assert (
        'stale: summary (new is "One diver was injured."; gone is sentence 2)\n'
        "0 of 1 records are up to date in uk, 1 lack something, 1 stale.\n"
    ) in said


def test_what_translates_nothing_is_told(translate: Translator) -> None:
    Edit(INCIDENT, f"says: {SAYS}", "says: Says nothing more.").apply(translate.content)
    _, said, _ = translate(f"content/{INCIDENT}")
    assert "of nothing: texts." in said


def test_from_nothing_to_done(untranslated: Translator) -> None:
    status, said, _ = untranslated("--write", "about", "wellington", "evans-bay-2020")
    assert status == 0
    assert said.splitlines() == [
        f"content/{UKRAINIAN_PAGE}",
        "content/vocabulary/regions.yaml",
        f"content/{INCIDENT}",
        "Written: 3 files, to be translated. `build.py check` reads them.",
    ]
    assert "error" not in untranslated.check()
    status, said, _ = untranslated("about")
    assert said.startswith(f"content/{UKRAINIAN_PAGE}: not stamped: title, summary, body\n")
    status, _, complained = untranslated("--stamp", "about")
    assert status == 2
    assert "is still the original, word for word" in complained

    page = untranslated.text(UKRAINIAN_PAGE)
    page = page.replace("title: About", "title: Про сайт").replace(
        "What this timeline is.", "Що це."
    )
    page = page.replace("This timeline is an example. It holds", "Цей літопис є прикладом. Тут")
    (untranslated.content / UKRAINIAN_PAGE).write_text(page, encoding="utf-8")
    assert untranslated("--stamp", "about")[0] == 0
    assert "of: " in untranslated.text(UKRAINIAN_PAGE)
    assert untranslated("about")[1] == "1 of 1 records are up to date in uk.\n"
    assert UKRAINIAN_PAGE not in untranslated.check()


def test_all_of_a_site_can_be_written_and_written_again(untranslated: Translator) -> None:
    assert untranslated("--write")[0] == 0
    files = {p: p.read_bytes() for p in untranslated.content.rglob("*") if p.is_file()}
    assert "error" not in untranslated.check()
    status, said, _ = untranslated("--write")
    assert (status, said) == (0, "Everything that there is stands there already.\n")
    assert {p: p.read_bytes() for p in untranslated.content.rglob("*") if p.is_file()} == files
    assert "0 of" in untranslated("evans-bay-2020")[1]


def test_nothing_is_stamped_that_nobody_named(translate: Translator) -> None:
    status, _, complained = translate("--stamp")
    assert status == 2
    assert "help: Name the records that are done, or write --all if every one is.\n" in complained
    status, said, _ = translate("--stamp", "--all")
    assert (status, said) == (0, "Nothing to stamp: all of it is up to date, or not there.\n")


def test_a_stale_text_is_stamped_when_it_is_named(translate: Translator) -> None:
    Edit(INCIDENT, "Two divers were injured.\nst", "One diver was injured.\nst").apply(
        translate.content
    )
    assert translate("--stamp", "evans-bay-2020")[0] == 0
    assert "translation-stale" not in translate.check()


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (["--language", "ua"], "the site has no edition in ua.", "The editions are: uk."),
        (["nowhere-2020"], "there is no record nowhere-2020", "Write the id of a record"),
        (["evans-bay-202"], "Did you mean `evans-bay-2020`?", "Write the id of a record"),
        (["content/incidents/nowhere.yaml"], "there is no record", "the path of its file"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(
    arguments: list[str], error: str, hint: str, translate: Translator
) -> None:
    status, said, complained = translate(*arguments)
    assert (status, said) == (2, "")
    assert error in complained
    assert hint in complained


def test_a_site_in_one_language_is_told_how_to_have_two(translate: Translator) -> None:
    Edit(SITE, "editions: [uk]\n", "").apply(translate.content)
    status, _, complained = translate()
    assert status == 2
    assert "help: Add `editions: [uk]`, or another language, to site.yaml.\n" in complained


def test_of_several_editions_one_is_named(translate: Translator) -> None:
    Edit(SITE, "editions: [uk]", "editions: [uk, pl]").apply(translate.content)
    assert translate()[0] == 2
    assert translate("--language", "pl")[0] == 0


def test_records_that_cannot_be_read_are_mended_first(translate: Translator) -> None:
    Edit(INCIDENT, "summary: The", "sumary: The").apply(translate.content)
    status, said, complained = translate("--write")
    assert (status, said) == (2, "")
    assert "error[unknown-key]" in complained
    assert "help: Mend these first; `build.py check` says all.\n" in complained


def test_a_file_without_room_is_named_and_the_others_are_written(untranslated: Translator) -> None:
    Edit(INCIDENT, "", "translations: {}\n").apply(untranslated.content)
    status, said, complained = untranslated("--write")
    assert status == 2
    assert f"content/{INCIDENT} was not changed: `translations` is empty: remove it" in complained
    assert "content/site.yaml\n" in said
