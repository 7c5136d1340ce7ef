"""What is written into the files of records for translators, and that nothing else is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sourcebook.editions import stamp, standing, text_key
from sourcebook.load.content import load_content
from sourcebook.model.record import Record
from sourcebook.model.records import by_kind
from sourcebook.propose.editing import CannotEdit
from sourcebook.propose.translating import (
    entry_name,
    page_skeleton,
    with_skeletons,
    with_stamps,
)
from tests.editions.two_languages import (
    EDITION,
    OF_PAGE,
    SAYS,
    STAMP,
    TITLE,
    TWO_LANGUAGES,
    UKRAINIAN_PAGE,
)
from tests.tools.building import CONTENT
from tests.tools.trees import DAILY, INCIDENT, Edit, Step, tree

TAGS = "vocabulary/tags.yaml"
FINDS = "Finds that the oil came from the barge and that two divers were injured."
Write = Callable[[bytes, str, dict[str, Record]], bytes]


def skeleton(data: bytes, inside: str, tasks: dict[str, Record]) -> bytes:
    return with_skeletons(data, inside, tasks, "uk", "en")


def stamps(data: bytes, inside: str, tasks: dict[str, Record]) -> bytes:
    return with_stamps(data, inside, tasks, "uk")


def written(folder: Path, file: str, write: Write, *steps: Step) -> str:
    """Return a file of the changed site as the command leaves it."""
    content = tree(folder, (EDITION, *steps))
    found = load_content(content, "content")
    assert found.problems == ()
    tasks = {
        name: record
        for group in by_kind(found.records).values()
        for record in group.values()
        for name in [entry_name(record, "uk")]
        for document in found.documents
        if document.id == name and found.documents[document].path == f"content/{file}"
    }
    before = (content / file).read_bytes()
    after = write(before, file, tasks)
    (content / file).write_bytes(after)
    again = load_content(content, "content")
    assert again.problems == ()
    assert all(
        standing(record, "uk").missing == standing(tasks[name], "uk").missing or write is stamps
        for group in by_kind(again.records).values()
        for record in group.values()
        for name in [entry_name(record, "uk")]
        if name in tasks
    )
    return after.decode("utf-8")


def before(folder: Path, file: str, *steps: Step) -> str:
    content = tree(folder / "before", (EDITION, *steps))
    return (content / file).read_bytes().decode("utf-8")


def test_a_record_without_a_translation_gets_one_to_fill_in(tmp_path: Path) -> None:
    text = written(tmp_path, INCIDENT, skeleton)
    assert text == before(tmp_path, INCIDENT) + (
        "translations:\n"
        "  uk:\n"
        "    # en| Oil spilt from a barge in Evans Bay\n"
        '    title: ""\n'
        "    # en| The Daily found that oil from a barge reached Evans Bay on 1 March 2020. "
        "Two divers were injured.\n"
        '    summary: ""\n'
        "    # en| ### The spill\n"
        "    # en|\n"
        "    # en| Oil reached the bay on 1 March 2020 [@daily-2020-03-02-spill]. "
        "The company denies that it was\n"
        "    # en| its own [@radio-2020-03-03-spill]. See [the count](figure:spills-counted) and\n"
        "    # en| [about](page:about).\n"
        '    account: ""\n'
        "    texts:\n"
        "      # en| where.name: Evans Bay\n"
        f'      "{text_key("Evans Bay")}": ""\n'
        f"      # en| claims[1].says: {FINDS}\n"
        f'      "{text_key(FINDS)}": ""\n'
        f"      # en| claims[2].says: {SAYS}\n"
        f'      {text_key(SAYS)}: ""\n'
    )


def test_a_skeleton_is_written_once(tmp_path: Path) -> None:
    once = written(tmp_path / "one", INCIDENT, skeleton)
    step = Edit(INCIDENT, before(tmp_path, INCIDENT), once)
    assert written(tmp_path / "two", INCIDENT, skeleton, step) == once


def test_only_what_is_missing_is_added(tmp_path: Path) -> None:
    text = written(tmp_path, INCIDENT, skeleton, *TWO_LANGUAGES[1:])
    assert text == before(tmp_path, INCIDENT, *TWO_LANGUAGES[1:]) + (
        f'      # en| claims[1].says: {FINDS}\n      "{text_key(FINDS)}": ""\n'
    )


def test_named_texts_come_before_the_others(tmp_path: Path) -> None:
    block = f"translations:\n  uk:\n    texts:\n      {text_key(SAYS)}: Заперечує.\n# The end.\n"
    text = written(tmp_path, INCIDENT, skeleton, Edit(INCIDENT, "", block))
    order = ["  uk:\n", "    title:", "    summary:", "    account:", "    texts:", "# The end."]
    places = [text.index(part, text.index("translations:")) for part in order]
    assert places == sorted(places)
    assert text.endswith("# The end.\n")


def test_another_language_is_put_behind_the_first(tmp_path: Path) -> None:
    content = tree(tmp_path, TWO_LANGUAGES)
    records = load_content(content, "content").records
    data = (content / INCIDENT).read_bytes()
    record = records.incidents["evans-bay-2020"]
    text = with_skeletons(data, INCIDENT, {record.id: record}, "pl", "en").decode("utf-8")
    assert text.startswith(data.decode("utf-8"))
    assert text.removeprefix(data.decode("utf-8")).startswith("  pl:\n    # en| Oil spilt")


def test_a_stale_text_stays_and_its_original_comes_above(tmp_path: Path) -> None:
    changed = Edit(INCIDENT, "Two divers were injured.\nstatus", "One diver was injured.\nstatus")
    text = written(tmp_path, INCIDENT, skeleton, *TWO_LANGUAGES[1:], changed)
    assert (
        "    # en| The Daily found that oil from a barge reached Evans Bay on 1 March 2020. "
        "One diver was injured.\n    summary: >-\n      «Дейлі»"
    ) in text
    again = Edit(INCIDENT, "One diver was injured.\nstatus", "No diver was injured.\nstatus")
    step = Edit(INCIDENT, before(tmp_path, INCIDENT), text)
    text = written(tmp_path / "again", INCIDENT, skeleton, step, again)
    assert text.count("# en| The Daily found") == 1
    assert "1 March 2020. No diver was injured.\n    summary: >-\n" in text


def test_an_article_is_translated_in_its_front_matter(tmp_path: Path) -> None:
    text = written(tmp_path, DAILY, skeleton)
    assert (
        "basis: original\n"
        "translations:\n"
        "  uk:\n"
        "    # en| The newspaper took samples and followed the oil to a barge.\n"
        '    abstract: ""\n'
        "---\n"
        "The newspaper took samples"
    ) in text


def test_an_entry_between_braces_comes_to_stand_on_lines(tmp_path: Path) -> None:
    note = Edit(TAGS, "Oil reached the water.}", "'Oil, reached: the water.'}  # a note")
    text = written(tmp_path, TAGS, skeleton, note)
    assert text == (
        "oil:  # a note\n"
        "  name: Oil\n"
        "  description: 'Oil, reached: the water.'\n"
        "  translations:\n"
        "    uk:\n"
        "      # en| Oil\n"
        '      name: ""\n'
        "      # en| Oil, reached: the water.\n"
        '      description: ""\n'
    )


def test_a_translation_between_braces_comes_to_stand_on_lines(tmp_path: Path) -> None:
    step = Edit(TAGS, "water.}", "water., translations: {uk: {name: Нафта}}}")
    text = written(tmp_path, TAGS, skeleton, step)
    assert text == (
        "oil:\n"
        "  name: Oil\n"
        "  description: Oil reached the water.\n"
        "  translations:\n"
        "    uk:\n"
        "      # en| Oil\n"
        "      name: Нафта\n"
        "      # en| Oil reached the water.\n"
        '      description: ""\n'
    )


def test_line_ends_comments_and_the_end_of_a_file_stay(tmp_path: Path) -> None:
    content = tree(tmp_path, (EDITION,))
    path = content / INCIDENT
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n    # deep\n\n# a note\n#tags: []"
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8"))
    record = load_content(content, "content").records.incidents["evans-bay-2020"]
    after = skeleton(path.read_bytes(), INCIDENT, {record.id: record}).decode("utf-8")
    assert "\n" not in after.replace("\r\n", "")
    lines = after.split("\r\n")
    assert "\r\n".join(line for line in text.split("\n") if line) in "\r\n".join(
        line for line in lines if line and line not in lines[_span(lines)]
    )
    assert lines[lines.index("translations:") - 1] == "    # deep"
    assert after.endswith("# a note\r\n#tags: []\r\n")


def _span(lines: list[str]) -> slice:
    start = lines.index("translations:")
    return slice(start, next(n for n in range(start, len(lines)) if not lines[n]))


def test_a_page_gets_a_file_with_its_original(tmp_path: Path) -> None:
    content = tree(tmp_path, (EDITION,))
    page = load_content(content, "content").records.pages["about"]
    (content / "pages" / "about.uk.md").write_bytes(page_skeleton(page))
    found = load_content(content, "content")
    assert found.problems == ()
    translation = found.records.pages["about"].translations["uk"]
    assert (translation.of, translation.title, translation.body) == ("", page.title, page.body)
    with pytest.raises(CannotEdit, match="still the original"):
        stamps(page_skeleton(page), UKRAINIAN_PAGE, {"about.uk": found.records.pages["about"]})


def test_the_front_matter_of_a_page_is_kept_up(tmp_path: Path) -> None:
    page = Edit(UKRAINIAN_PAGE, "", OF_PAGE.replace("summary: Що це за літопис.\n", ""))
    text = written(tmp_path, UKRAINIAN_PAGE, skeleton, page)
    assert 'title: Про сайт\n# en| What this timeline is.\nsummary: ""\n---\n' in text


def test_a_stamp_is_written_first_and_originals_go(tmp_path: Path) -> None:
    block = (
        "translations:\n  uk:\n    # mine\n    # en| Oil spilt from a barge in Evans Bay\n"
        "    title: Розлив  # so\n    texts:\n      # en| claims[2].says: x\n"
        f"      {text_key(SAYS)}: Заперечує.\n"
    )
    text = written(tmp_path, INCIDENT, stamps, Edit(INCIDENT, "", block))
    assert text.endswith(
        "translations:\n  uk:\n    # mine\n"
        f"    of: {stamp({'title': TITLE})}\n"
        "    title: Розлив  # so\n    texts:\n      # en| claims[2].says: x\n"
        f"      {text_key(SAYS)}: Заперечує.\n"
    )


def test_a_stamp_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    steps = (*TWO_LANGUAGES[1:], Edit(INCIDENT, f"of: {STAMP}", f"of: {'0' * 12} title=0000  # x"))
    text = written(tmp_path, INCIDENT, stamps, *steps)
    assert text == before(tmp_path, INCIDENT, *steps).replace(
        f"of: {'0' * 12} title=0000  # x", f"of: {STAMP}  # x"
    )
    assert written(tmp_path / "again", INCIDENT, stamps, *TWO_LANGUAGES[1:]) == before(
        tmp_path / "again", INCIDENT, *TWO_LANGUAGES[1:]
    )


def test_a_long_stamp_is_folded_and_replaced_as_a_whole(tmp_path: Path) -> None:
    account = "".join(f"\n  It happened {n} times." for n in range(60))
    long = Edit(INCIDENT, "\naccount: |\n", f"\naccount: |{account}\n")
    text = written(tmp_path, INCIDENT, stamps, *TWO_LANGUAGES[1:], long)
    assert "    of: >-\n      " in text
    assert max(map(len, text.split("\n"))) <= 400
    again = Edit(INCIDENT, before(tmp_path / "x", INCIDENT), text)
    assert written(tmp_path / "again", INCIDENT, stamps, again) == text


def test_empty_translations_of_nothing_are_taken_out_with_a_stamp(tmp_path: Path) -> None:
    says = f"      {text_key(SAYS)}: Заперечує, що її баржа втратила нафту.\n"
    orphans = (
        '      # en| claims[3].says: Gone.\n      "00000000": ""\n'
        "      # mine\n      11111111: Слова.\n"
    )
    text = written(
        tmp_path, INCIDENT, stamps, *TWO_LANGUAGES[1:], Edit(INCIDENT, says, says + orphans)
    )
    assert "00000000" not in text
    assert "claims[3]" not in text
    assert "      # mine\n      11111111: Слова.\n" in text


def test_where_all_of_them_go_so_does_their_key(tmp_path: Path) -> None:
    block = 'translations:\n  uk:\n    title: Розлив\n    texts:\n      "00000000": ""\n'
    text = written(tmp_path, INCIDENT, stamps, Edit(INCIDENT, "", block))
    assert text.endswith("    title: Розлив\n")


@pytest.mark.parametrize(
    "block",
    ["translations: {}\n", "translations: {uk: {}}\n", "translations:\n  uk: {texts: {}}\n"],
)
def test_an_empty_group_is_refused_in_words(block: str, tmp_path: Path) -> None:
    content = tree(tmp_path, (EDITION, Edit(INCIDENT, "", block)))
    record = load_content(content, "content").records.incidents["evans-bay-2020"]
    with pytest.raises(CannotEdit, match="remove it"):
        skeleton((content / INCIDENT).read_bytes(), INCIDENT, {record.id: record})


def test_every_record_of_the_own_site_has_room_for_a_translation() -> None:
    found = load_content(CONTENT, "content")
    by_file: dict[str, dict[str, Record]] = {}
    for key, document in found.documents.items():
        record = by_kind(found.records)[key.kind].get(key.id)
        if record is not None and hasattr(record, "translations") and key.kind != "page":
            inside = document.path.removeprefix("content/")
            by_file.setdefault(inside, {})[key.id] = record
    assert len(by_file) > 40
    for inside, tasks in by_file.items():
        data = (CONTENT / inside).read_bytes()
        after = with_skeletons(data, inside, tasks, "pl", "en")
        if any(standing(record, "pl").missing for record in tasks.values()):
            assert b"\n  pl:\n" in after or b"\n    pl:\n" in after
