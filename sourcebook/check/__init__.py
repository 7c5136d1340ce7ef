"""Find what is wrong with the sense of the records, and say it all at once.

A rule is a generator of findings whose docstring is its reason. To add one, write it into the file
of its subject, put it into the list below, and show a wrong and a right example of it in
docs/content-format.md. No rule may raise, whatever a record holds, and none may compare every
record with every other.
"""

from collections.abc import Iterator

from sourcebook.check import (
    counts,
    dates,
    duplicates,
    evidence,
    figures,
    history,
    links,
    people,
    places,
    references,
    releases,
    settings,
    slips,
    texts,
    translations,
    value_corrections,
    words,
)
from sourcebook.check.review import MANY, THE_REST, Review
from sourcebook.check.rule import Rule
from sourcebook.check.shape_rules import SHAPE_RULES
from sourcebook.load.content import Content
from sourcebook.model.ids import Key, Kind
from sourcebook.problems import Problem, in_reading_order
from sourcebook.relate.facts import Facts, facts_of

RULES: tuple[Rule, ...] = (
    *SHAPE_RULES,
    # What records name
    references.unknown_article,
    references.unknown_incident,
    references.unknown_actor,
    references.unknown_publisher,
    references.unknown_tag,
    references.unknown_warning,
    references.unknown_group,
    references.unknown_region,
    references.unknown_side,
    references.unknown_link,
    references.unpublished_reference,
    references.self_reference,
    references.through_unread,
    references.repeated_entry,
    references.unused_article,
    # What records rest on
    evidence.derivation_loop,
    evidence.long_derivation,
    evidence.derived_without_sources,
    evidence.original_with_sources,
    evidence.unknown_with_sources,
    evidence.copy_as_original,
    evidence.needless_about,
    evidence.no_origin,
    evidence.status_above_evidence,
    evidence.status_below_evidence,
    evidence.judgment_by_no_court,
    evidence.no_response,
    # Days
    dates.event_after_report,
    dates.claim_before_event,
    dates.said_after_source,
    dates.rests_on_later,
    dates.read_before_published,
    dates.later_than_record,
    # Places
    places.unknown_country,
    places.region_code,
    places.region_twice,
    places.missing_region,
    places.region_of_a_country,
    places.half_a_coordinate,
    places.coordinates_too_fine,
    places.outside_country,
    # People
    people.suspect_named,
    people.convicted_without_conviction,
    people.victim_named,
    people.named_nobody,
    people.empty_party,
    people.missing_content_warning,
    # Numbers
    counts.min_above_max,
    counts.repeated_count,
    counts.quote_differs,
    figures.empty_figure,
    figures.missing_period,
    figures.needless_period,
    figures.points_out_of_order,
    figures.falling_total,
    figures.outside_coverage,
    value_corrections.nothing_corrected,
    value_corrections.corrections_out_of_order,
    # What is recorded twice
    duplicates.near_duplicate,
    duplicates.same_address,
    duplicates.seen_at_repeats_url,
    duplicates.no_address,
    slips.archived_elsewhere,
    # Addresses that were looked at
    links.outdated_link,
    links.moved_nowhere,
    # The history of a record
    history.first_change,
    history.published_twice,
    history.changes_out_of_order,
    history.silent_change,
    history.tombstone_history,
    history.merged_into_tombstone,
    history.former_id_taken,
    releases.release_name,
    releases.released_incident_gone,
    releases.released_history_cut,
    # Wording
    words.loaded_word,
    words.markup_in_plain_text,
    words.uncited_account,
    slips.unfinished_text,
    slips.mixed_alphabets,
    # Markdown
    texts.raw_html,
    texts.hidden_character,
    texts.image,
    texts.link_definition,
    texts.unsafe_link,
    texts.empty_link,
    texts.malformed_citation,
    texts.heading_level,
    texts.tangled_text,
    slips.literal_markup,
    # Translations
    translations.edition_address,
    translations.unknown_edition,
    translations.translation_missing,
    translations.translation_stale,
    translations.translation_orphan,
    translations.translation_too_long,
    translations.translation_citations,
    translations.translation_numbers,
    # The site
    settings.no_contact,
    settings.base_url,
    settings.borders_without_source,
    settings.list_of_nothing,
    settings.reserved_side,
    settings.reserved_page,
    settings.page_order,
    links.archive_incomplete,
)
"""Every rule, in the order in which a reader meets it in docs/content-format.md."""


ABOUT_ONE = tuple(rule for rule in RULES if rule.find and not rule.whole)
"""The rules on one record, which may look at what it names."""
_RULES_ON = {
    kind: tuple(rule for rule in ABOUT_ONE if not rule.kinds or kind in rule.kinds) for kind in MANY
}
ABOUT_ALL = tuple(rule for rule in RULES if rule.find and rule.whole)
"""The rules that compare records with one another."""


def check_one(content: Content, subject: Key) -> Iterator[Problem]:
    """Yield the problems of one incident or article, or of `THE_REST`."""
    review = Review(content, subject=subject)
    rules = _RULES_ON.get(subject.kind, ABOUT_ONE)
    return (problem for rule in rules for problem in rule.problems(review))


def check_all(content: Content, facts: Facts) -> Iterator[Problem]:
    """Yield the problems that only a comparison of records with one another shows."""
    review = Review(content, facts)
    return (problem for rule in ABOUT_ALL for problem in rule.problems(review))


def check(content: Content) -> tuple[Problem, ...]:
    """Return every problem of the content, those of reading it included, in reading order."""
    groups = {Kind.INCIDENT: content.records.incidents, Kind.ARTICLE: content.records.articles}
    subjects = [*(Key(kind, name) for kind in MANY for name in groups[kind]), THE_REST]
    found = (problem for subject in subjects for problem in check_one(content, subject))
    compared = check_all(content, facts_of(content.records))
    return in_reading_order((*content.problems, *found, *compared))
