"""Assets are named after what they hold."""

import re

import pytest

from sourcebook.load.assets import load_assets
from sourcebook.model.assets import Assets
from sourcebook.plan.assets import bundled, published
from tests.tools.building import ROOT

FILES = {
    "css/main.css": b'/* note */\n@layer a, b;\n@import url("tokens.css") layer(a);\n'
    b'@import url("parts/x.css") layer(b);\n@import url("fonts.css");\n',
    "css/tokens.css": b":root { --x: 1 }\n",
    "css/parts/x.css": b".x { background: url(../../images/i.svg) }\n",
    "css/fonts.css": b'@font-face { src: url("../fonts/f.woff2") }\n',
    "fonts/f.woff2": b"font",
    "fonts/drawn.woff2": b"font for pictures",
    "fonts/LICENCE.txt": b"licence",
    "images/i.svg": b"<svg/>",
}


def changed(**files: bytes) -> Assets:
    """Return the assets with some files changed, named by their last part."""
    return Assets(
        {path: files.get(path.rpartition("/")[2].split(".")[0], old) for path, old in FILES.items()}
    )


def test_imports_are_inlined_in_their_layers() -> None:
    assert bundled(Assets(FILES), "css/main.css") == (
        "@layer a, b;\n"
        "@layer a {\n:root { --x: 1 }\n}\n"
        '@layer b {\n.x { background: url("images/i.svg") }\n}\n'
        '@font-face { src: url("fonts/f.woff2") }\n'
    )


def test_one_style_sheet_is_published_and_points_at_the_new_names() -> None:
    assets = published(Assets(FILES))
    assert sorted(name.rpartition(".")[2] for name in assets.files) == ["css", "svg", "woff2"]
    style = assets.files[assets.style_sheet].decode()
    for path in ("fonts/f.woff2", "images/i.svg"):
        assert f'url("../{assets.names[path]}")' in style
    assert re.fullmatch(r"css/main\.[0-9a-f]{10}\.css", assets.style_sheet)


def test_a_font_that_no_style_sheet_names_is_for_pictures_alone() -> None:
    assets = published(Assets(FILES))
    assert "fonts/drawn.woff2" not in assets.names
    assert assets.fonts == {path: FILES[path] for path in ("fonts/f.woff2", "fonts/drawn.woff2")}


def test_a_change_gives_new_names_to_what_it_reaches_and_to_nothing_else() -> None:
    old, new = published(Assets(FILES)), published(changed(f=b"other font"))
    assert old.names["fonts/f.woff2"] != new.names["fonts/f.woff2"]
    assert old.style_sheet != new.style_sheet
    assert old.names["images/i.svg"] == new.names["images/i.svg"]
    assert published(changed(LICENCE=b"other")).names == old.names


def test_a_missing_import_is_a_bug() -> None:
    with pytest.raises(KeyError):
        published(changed(main=b'@import url("nothing.css");\n'))


def test_the_assets_of_the_program_are_whole() -> None:
    assets = published(load_assets(ROOT / "assets"))
    style = assets.files[assets.style_sheet].decode()
    assert "@import" not in style
    assert "/*" not in style
    assert style.count("{") == style.count("}")
