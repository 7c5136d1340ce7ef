"""Make the tables of a text readable on a narrow screen and to a screen reader."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_ALIGNED = re.compile(r"text-align: (center|right);")
_CLASSES = {"center": "align-center", "right": "align-end"}


class Tables(Treeprocessor):
    """Wrap each table, so that it scrolls by itself, also from the keyboard."""

    def run(self, root: Element) -> None:
        """Wrap the tables; name each after its columns, since no other words are at hand."""
        names: dict[str, int] = {}
        for parent in list(root.iter()):
            for place, table in enumerate(list(parent)):
                if table.tag != "table":
                    continue
                _mark_cells(table)
                name = ", ".join(filter(None, (_words(cell) for cell in table.iter("th"))))
                names[name] = names.get(name, 0) + 1
                if names[name] > 1:
                    name = f"{name} ({names[name]})"
                wrapper = Element("div", {"class": "table-scroll", "tabindex": "0"})
                if name:
                    wrapper.attrib.update({"role": "region", "aria-label": name})
                wrapper.tail, table.tail = table.tail, None
                wrapper.append(table)
                parent[place] = wrapper


def _mark_cells(table: Element) -> None:
    """Say which cells are heads of columns, and how cells are aligned, without inline style."""
    for cell in table.iter():
        if cell.tag not in ("td", "th"):
            continue
        if cell.tag == "th":
            cell.set("scope", "col")
        aligned = _ALIGNED.fullmatch(cell.attrib.pop("style", ""))
        if aligned:
            cell.set("class", _CLASSES[aligned[1]])


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
