"""How a site looks where its owner has not said otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from onrecord.site.words import Words, has_words, languages, words_in

THEME = Path(__file__).parent / "theme"
"""Our overrides of Material's templates, and the style sheets."""

STYLESHEETS = ("assets/chrome.css", "assets/onrecord.css", "assets/find.css", "assets/previews.css")
"""In the order in which they apply."""

_FEATURES = [
    "navigation.tabs",
    "navigation.tabs.sticky",
    "navigation.top",
    "toc.follow",
    "content.action.edit",
    "content.code.copy",
]

_SCHEMES = (
    ("(prefers-color-scheme)", None, "brightness-auto", "auto"),
    ("(prefers-color-scheme: light)", "default", "brightness-7", "light"),
    ("(prefers-color-scheme: dark)", "slate", "brightness-4", "dark"),
)


def _palette(words: Words) -> list[dict[str, Any]]:
    """Return the colour schemes: the system's, light, dark; the colours are in `chrome.css`."""
    palette = []
    for media, scheme, icon, name in _SCHEMES:
        option: dict[str, Any] = {"media": media, "primary": "custom", "accent": "custom"}
        if scheme:
            option["scheme"] = scheme
        option["toggle"] = {"icon": f"material/{icon}", "name": words.say(f"colours.{name}")}
        palette.append(option)
    return palette


def dress(theme: MutableMapping[str, Any], standard: Mapping[str, Any], words: Words) -> None:
    """Give a theme our settings, each only where it is still as Material has it."""
    ours = {
        "features": _FEATURES,
        "palette": _palette(words),
        "font": False,  # Nothing is fetched from elsewhere, so no web fonts.
        "favicon": "assets/onrecord.svg",
    }
    for key, value in ours.items():
        if theme.get(key) == standard.get(key):
            theme[key] = value
    if not theme.get("logo"):
        # No picture; the name of the site is the way home.
        theme["icon"] = {"logo": "onrecord/none"} | (theme.get("icon") or {})


def untranslated(language: str) -> Iterator[str]:
    """Yield what somebody should know whose site is in a language that we have no words in."""
    if not has_words(language):
        yield (
            f"What onrecord says on the pages is in English: it has no words in the language "
            f"`{language}` of the theme, only in {words_in('en').locale.listing(languages())}."
        )
