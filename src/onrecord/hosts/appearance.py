"""How a site looks, and what its pages may load, where its owner has not said otherwise."""

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
    ({"media": "(prefers-color-scheme)"}, "brightness-auto", "auto"),
    ({"media": "(prefers-color-scheme: light)", "scheme": "default"}, "brightness-7", "light"),
    ({"media": "(prefers-color-scheme: dark)", "scheme": "slate"}, "brightness-4", "dark"),
)

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval'; "  # search runs as WebAssembly
    "style-src 'self'; "
    "img-src 'self' data:; "  # the icons in Material's style sheets
    "object-src 'none'; "
    "base-uri 'self'; "
    "form-action 'self' https:"
)
"""What a browser may load for a page: nothing from elsewhere, and no script out of a text.

No script and no style inside a page is allowed, not even by hash: what Material has inside its
pages stands in files of ours (`theme/assets`, `theme/partials/javascripts`). So nothing that
finds its way into a text can run, whatever it says.
"""


def set_theme_defaults(
    theme: MutableMapping[str, Any], standard: Mapping[str, Any], words: Words
) -> None:
    """Give a theme our settings, each only where it is still as in Material's `standard`."""
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


def _palette(words: Words) -> list[dict[str, Any]]:
    """Return the colour schemes: the system's, light, dark; the colours are in `chrome.css`."""
    colours = {"primary": "custom", "accent": "custom"}
    return [
        {
            **scheme,
            **colours,
            "toggle": {"icon": f"material/{icon}", "name": words.say(f"colours.{name}")},
        }
        for scheme, icon, name in _SCHEMES
    ]


def set_policy(
    theme: MutableMapping[str, Any], extensions: MutableMapping[str, Any], *, previewing: bool
) -> None:
    """Give a theme the policy of its pages, and keep Markdown `extensions` within it.

    A preview has none: MkDocs puts a script into its pages, which reloads them.
    """
    theme["policy"] = "" if previewing else CONTENT_SECURITY_POLICY
    # By itself, Markdown aligns the columns of a table with `style`.
    extensions.setdefault("tables", {}).setdefault("use_align_attribute", True)


def language_notes(language: str) -> Iterator[str]:
    """Yield a note where onrecord has no words in the language of a site."""
    if not has_words(language):
        yield (
            f"What onrecord says on the pages is in English: it has no words in the language "
            f"`{language}` of the theme, only in {words_in('en').locale.listing(languages())}."
        )
