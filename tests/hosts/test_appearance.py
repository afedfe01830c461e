"""How a site looks and what its pages may load, where its owner has not said otherwise."""

from __future__ import annotations

import re
from typing import Any

from onrecord.hosts.appearance import STYLESHEETS, THEME, set_theme_defaults
from onrecord.site.words import words_in

STANDARD: dict[str, Any] = {"features": [], "font": {"text": "Roboto"}, "favicon": "book.png"}


def test_untouched_theme_gets_our_settings() -> None:
    """Nothing is fetched from elsewhere, both colour schemes follow the system."""
    theme = STANDARD.copy()
    set_theme_defaults(theme, STANDARD, words_in("en"))
    assert theme["font"] is False
    assert "navigation.tabs" in theme["features"]
    assert "search.suggest" not in theme["features"]
    assert [option["media"] for option in theme["palette"]] == [
        "(prefers-color-scheme)",
        "(prefers-color-scheme: light)",
        "(prefers-color-scheme: dark)",
    ]
    assert (THEME / theme["favicon"]).is_file()
    assert (THEME / ".icons" / f"{theme['icon']['logo']}.svg").is_file()


def test_choices_of_the_owner_stay() -> None:
    """What differs from the theme's own settings was chosen."""
    chosen = {
        "features": ["navigation.sections"],
        "font": {"text": "Noto Sans"},
        "palette": {"scheme": "slate"},
        "favicon": "ours.png",
        "logo": "ours.svg",
        "icon": {"repo": "fontawesome/brands/github"},
    }
    theme = chosen.copy()
    set_theme_defaults(theme, STANDARD, words_in("en"))
    assert theme == chosen


def test_icon_for_a_logo_stays_too() -> None:
    """Other icons are kept beside the one that stands for no picture."""
    theme = STANDARD | {"icon": {"logo": "material/book", "repo": "x"}}
    set_theme_defaults(theme, STANDARD, words_in("en"))
    assert theme["icon"] == {"logo": "material/book", "repo": "x"}


def test_style_sheets_are_there() -> None:
    """Each is a file of the theme."""
    assert all((THEME / sheet).is_file() for sheet in STYLESHEETS)


def test_no_class_belongs_to_two_pages() -> None:
    """One name in the sheets of two pages would style a part of one as a part of the other."""
    found = [
        name
        for sheet in (*STYLESHEETS[1:], "assets/propose.css")
        for name in set(re.findall(r"\.(or-[\w-]+)", (THEME / sheet).read_text(encoding="utf-8")))
    ]
    assert [name for name in found if found.count(name) > 1] == []
