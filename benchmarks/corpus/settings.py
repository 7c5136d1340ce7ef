"""Write the settings, the pages of prose and the figures of the corpus."""

from collections.abc import Iterator, Sequence

from benchmarks.corpus.cast import Cast
from benchmarks.corpus.draw import Draw
from benchmarks.corpus.prose import page
from benchmarks.corpus.story import Report

SITE = """\
title: Register of leaks
tagline: An invented register, to measure with
description: >-
  Every record of this site is made up by a program, places and names included.
  It serves to measure how long a site of its size takes to build.
base_url: https://register.example/
language: en
timezone: Europe/Kyiv
editors:
  - name: The benchmark
licence:
  name: CC0 1.0
  url: https://creativecommons.org/publicdomain/zero/1.0/
contact:
  email: editors@register.example
sides:
  operators:
    name: Operators
  authorities:
    name: Authorities
feeds:
  length: 50
home:
  length: 100
"""

_PAGES = {"about": "About", "method": "Method", "corrections-policy": "Corrections policy"}
_POINTS = 12


def pages(seed: int) -> Iterator[tuple[str, str]]:
    """Yield the pages of prose."""
    for order, (name, title) in enumerate(_PAGES.items(), start=1):
        text = page(Draw(seed, "page", name), 4 + 2 * order)
        front = (
            f"---\ntitle: {title}\nsummary: What is said of {title.lower()}.\norder: {order}\n---\n"
        )
        yield f"pages/{name}.md", f"{front}{text}\n"


def figures(seed: int, people: Cast, reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """Yield figures, each with points from a part of the reports, which are given by date."""
    number = min(len(reports), 8 + len(reports) // 100)
    for which in range(number):
        draw = Draw(seed, "figure", which)
        counter = people.speakers[which % len(people.speakers)]
        chosen = reports[which::number][:_POINTS]
        sources = {report.published: report for report in chosen}
        value = 0
        points = []
        for day, report in sorted(sources.items()):
            value += draw.whole(1, 30)
            points.append(f"  - {{as_of: {day}, value: {value}, source: {report.id}}}")
        text = (
            f"title: Incidents counted by {counter.name}, series {which + 1}\n"
            f"counter: {counter.id}\ncounts: incidents\nscope: since 2008, all districts\n"
            f"basis: {'verified' if draw.chance(0.5) else 'alleged'}\nkind: cumulative\n"
            "covers:\n  from: 2008-01-01\npoints:\n"
        )
        yield f"figures/incidents-{which + 1}.yaml", text + "\n".join(points) + "\n"
