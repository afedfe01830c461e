"""How a site looks: our overrides of Material, and what of it is the owner's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

import onrecord.site
from onrecord.hosts.settings import words_of
from onrecord.site.words import Words, base_of

THEME = Path(__file__).parent / "theme"
"""Our overrides of Material's templates, and the style sheets."""

STYLESHEETS = ("assets/chrome.css", "assets/onrecord.css", "assets/find.css", "assets/previews.css")
"""In the order in which they apply."""

FONTS = "assets/fonts.css"
"""The style sheet with the names of fonts, where the owner of a site chose some."""

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


def set_appearance(config: MkDocsConfig) -> None:
    """Put our templates and styles below the user's and above Material's. Raises `PluginError`."""
    theme = config.theme
    if not isinstance(theme.get("icon") or {}, Mapping):
        raise PluginError(
            "`icon` of the theme in mkdocs.yml takes names by place: `icon: {logo: material/library}`."
        )
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    config.extra.setdefault("generator", False)
    set_theme_defaults(theme, Theme(name="material"), words_of(theme["language"]))
    config.extra_css[:0] = (*STYLESHEETS, *([FONTS] if font_names(theme) else []))


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


_PARTS = {
    "404.html": "the words of the page for an address that leads nowhere",
    "base.html": "the policy, filters, previews and the footer",
    "partials/header.html": "the search",
    "partials/search.html": "the search",
    "partials/side.html": "what stands beside a text",
    "partials/toc.html": "the table of contents",
}
"""Templates of ours, and what is lost where a site puts one of its own in their place."""


def override_notes(folder: str | None) -> Iterator[str]:
    """Yield a note for each template of ours that one in `custom_dir` replaces.

    `main.html` is no such template: ours stands between it and Material.
    """
    for name, lost in _PARTS.items():
        if folder and (Path(folder) / name).is_file():
            yield (
                f"{Path(folder).name}/{name} takes the place of a template of onrecord, and with it "
                f"{lost}. Put what you add into a block of main.html instead."
            )


def surroundings(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the folders that say how pages look, which are not a part of the record."""
    yield from (THEME, *(Path(folder) / "templates" for folder in onrecord.site.__path__))
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)


def add_fonts(files: Files, config: MkDocsConfig) -> None:
    """Add the style sheet with the names of fonts to the files of a site whose owner chose some."""
    if names := font_names(config.theme):
        files.append(File.generated(config, FONTS, content=names))


def font_names(theme: Mapping[str, Any]) -> str:
    """Return a style sheet that names the fonts of a theme as Material does; empty where it has none.

    Material would write them into each page, where the policy allows no style.
    """
    font = theme.get("font")
    if not font:
        return ""
    chosen = font if isinstance(font, Mapping) else {}
    text, code = chosen.get("text") or "Roboto", chosen.get("code") or "Roboto Mono"
    return f":root {{ --md-text-font: {_quoted(text)}; --md-code-font: {_quoted(code)} }}\n"


def _quoted(name: Any) -> str:
    return json.dumps(str(name), ensure_ascii=False)


def set_base_language(theme: Theme) -> None:
    """Give a theme the base language of its own where Material has words for that alone.

    `es` for `es-419`. Raises `PluginError` where there are none at all, or no code is given.
    """
    code = theme["language"]
    if not isinstance(code, str):
        raise PluginError("`language` of the theme in mkdocs.yml takes one code such as `en`.")
    base = base_of(code)
    if _has_file(theme, code):
        return
    if not _has_file(theme, base):
        raise PluginError(
            f"Material has no words in the language `{code}` of the theme. Name one that it has, such as `en`."
        )
    theme["language"] = base


def _has_file(theme: Theme, code: str) -> bool:
    name = f"partials/languages/{code}.html"
    return any((Path(folder) / name).is_file() for folder in theme.dirs)
