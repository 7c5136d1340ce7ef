"""Show every component with its examples: `python -m tests.components.gallery`.

The examples of a component lie beside this module, in a file of the same name: a list of
`{name, macro?, with, within?, after?}`. `with` are the arguments, `within` is what stands inside of
a `{% call %}`, and `after` is markup that the example leads to.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment

from sourcebook.load.assets import load_assets
from sourcebook.plan.assets import PublishedAssets, published
from sourcebook.render.environment import environment
from tests.tools.building import ROOT

EXAMPLES = Path(__file__).parent
COMPONENTS = ROOT / "templates" / "components"

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ name }}</title>
<link rel="stylesheet" href="assets/{{ style }}">
</head>
<body>
<div class="page">
<h1>{{ name }}</h1>
%s
</div>
</body>
</html>
"""


def components() -> list[str]:
    """Name every component."""
    return sorted(file.stem for file in COMPONENTS.glob("*.html"))


def examples(component: str) -> list[dict[str, Any]]:
    """Return the examples of a component."""
    text = (EXAMPLES / f"{component}.yaml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)
    return found


def jinja() -> Environment:
    """Return the environment of the site's templates."""
    folder = ROOT / "templates"
    return environment(
        {
            file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
            for file in folder.rglob("*.html")
        }
    )


def page_of(component: str, templates: Environment, style: str) -> str:
    """Return the page with all examples of a component."""
    parts = []
    for number, example in enumerate(examples(component)):
        macro = example.get("macro", component.replace("-", "_"))
        call = f"shown_{number}(**examples[{number}]['with'])"
        parts += [
            f'{{% from "components/{component}.html" import {macro} as shown_{number} %}}',
            f"<h2>{{{{ examples[{number}]['name'] }}}}</h2>",
            (
                f"{{% call {call} %}}{example['within']}{{% endcall %}}"
                if "within" in example
                else f"{{{{ {call} }}}}"
            ),
        ]
    parts += sorted({example["after"] for example in examples(component) if "after" in example})
    return templates.from_string(PAGE % "\n".join(parts)).render(
        name=component,
        style=style,
        examples=[
            {"name": example["name"], "with": {k: _view(v) for k, v in example["with"].items()}}
            for example in examples(component)
        ],
    )


def _view(value: Any) -> Any:  # noqa: ANN401 - of any example
    """Return what stands in an example with fields, as views have them."""
    if isinstance(value, dict):
        return SimpleNamespace(**{name: _view(field) for name, field in value.items()})
    return [_view(entry) for entry in value] if isinstance(value, list) else value


def write(folder: Path) -> None:
    """Write a page for each component, and what they load, into a folder."""
    assets: PublishedAssets = published(load_assets(ROOT / "assets"))
    for name, content in assets.files.items():
        file = folder / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    templates = jinja()
    for component in components():
        text = page_of(component, templates, assets.style_sheet)
        (folder / f"{component}.html").write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the gallery."""
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "screenshots" / "gallery")
    folder: Path = parser.parse_args(arguments).output
    write(folder)
    print(f"{len(components())} components in {folder}/")  # noqa: T201 - it is a command


if __name__ == "__main__":
    main()
