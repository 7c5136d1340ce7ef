"""Put sentences, titles and names together from the lists of words."""

from benchmarks.corpus import wording
from benchmarks.corpus.draw import Draw
from benchmarks.corpus.places import Place


def sentence(draw: Draw) -> str:
    """Return a sentence of some twenty words."""
    text = f"{draw.pick(wording.WHO)} {draw.pick(wording.DID)} {draw.pick(wording.WHAT)}"
    if draw.chance(0.7):
        text += f" {draw.pick(wording.WHEN)}"
    if draw.chance(0.7):
        text += f", {draw.pick(wording.AND).format(n=draw.whole(3, 480))}"
    return text + "."


def paragraph(draw: Draw, fewest: int, most: int) -> str:
    """Return a paragraph of a number of sentences."""
    return " ".join([sentence(draw) for _ in range(draw.whole(fewest, most))])


def statement(draw: Draw) -> str:
    """Return a sentence that follows the name of whoever says it."""
    start = draw.pick(("States that", "Says that", "Writes that", "Reports that", "Holds that"))
    text = sentence(draw)
    return f"{start} {text[0].lower()}{text[1:]}"


def incident_title(draw: Draw, place: Place) -> str:
    """Return the title of an incident."""
    return f"{draw.pick(wording.EVENTS)} at {draw.pick(wording.SITES)} near {place.name}"


def headline(draw: Draw, place: Place, language: str) -> str:
    """Return the headline of an article in a language."""
    match language:
        case "uk":
            return draw.pick(wording.HEADLINES_UK).format(place=place.cyrillic)
        case "ru":
            return draw.pick(wording.HEADLINES_RU).format(place=place.cyrillic)
        case "pl":
            return draw.pick(wording.HEADLINES_PL).format(place=place.name)
    event = draw.pick(wording.EVENTS)
    return draw.pick(wording.HEADLINES).format(
        event=event, lower=event.lower(), site=draw.pick(wording.SITES), place=place.name
    )
