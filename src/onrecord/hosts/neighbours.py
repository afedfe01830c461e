"""Plugins of other people: what they need of us, and what is said where they cannot have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from onrecord.site.templating import speaking, spoken, with_folder
from onrecord.site.words import Words

_INSTANT = "navigation.instant"

_US = "onrecord.hosts.mkdocs"
"""The module of our plugin."""

_LOOKING_AT_NONE = ("onrecord", "search", "material/search")
"""The plugins that look at no page of ours, and change none."""


def speak(theme: Theme, words: Callable[[], Words]) -> None:
    """Let every environment of a theme have our words, and ours build on Material's templates.

    A plugin may make one of its own: print-site does.
    """
    make = theme.get_env

    def get_env() -> Any:
        env = make()
        # `material/base.html` is Material's own, on which ours of the same name builds.
        env.loader = with_folder(env.loader, "material", Path(get_theme_dir("material")))
        give_words(env, words(), theme["language"])
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def give_words(env: Any, words: Words, language: str) -> None:
    """Let the templates of an environment say our words, on a site in a language."""
    env.filters["word"] = speaking(words)
    env.globals["spoken"] = spoken(words, language)


def leave_out_instant(theme: Theme) -> Iterator[str]:
    """Take instant navigation out of a theme, and yield a note on it.

    It replaces the page without loading the scripts of the next one: filters, previews, the form.
    """
    features = theme.get("features") or []
    if instant := [one for one in features if str(one).startswith(_INSTANT)]:
        theme["features"] = [one for one in features if one not in instant]
        yield (
            f"`{_INSTANT}` is left out of the features of the theme: with it, filters, previews and the "
            "form would not start on the next page. Take it out of mkdocs.yml."
        )


def refuse_neighbours(config: MkDocsConfig) -> None:
    """Refuse a plugin beside which the site would not be whole. Raises `PluginError`."""
    if "i18n" in _names(config):
        raise PluginError(
            "The plugin i18n (mkdocs-static-i18n) takes only files in docs, so the pages of onrecord would "
            "be lost. Take it out of mkdocs.yml, and build one site for each language: `theme: "
            "{name: material, language: fr}`."
        )


def refuse_no_files(files: Any, config: MkDocsConfig) -> None:
    """Refuse what a hook or a plugin before us makes of the files, unless MkDocs has a use for it. Raises `PluginError`."""
    if isinstance(files, Files):
        return
    before = takewhile(lambda one: one.__module__ != _US, config.plugins.events["files"])
    places = [one.__code__.co_filename for one in before if hasattr(one, "__code__")]
    raise PluginError(
        f"{' or '.join(places) or 'A plugin'}: `on_files` returns a {type(files).__name__}, not the files that it "
        "is given: let it change these and return them, or take it out of mkdocs.yml."
    )


def neighbour_notes(config: MkDocsConfig) -> Iterator[str]:
    """Yield what readers lack where a plugin has the site be read in another way."""
    if "offline" in _names(config):
        yield (
            "Read from a folder, the site has pages, links and lists; search and filters need a server, "
            "since browsers load no modules from files."
        )


def makes_navigation(config: MkDocsConfig) -> bool:
    """Say whether a plugin makes the navigation where the settings have none."""
    names = _names(config)
    if "literate-nav" in names:
        plugin: Any = config.plugins["literate-nav"]
        nav_file = Path(config.docs_dir) / str(plugin.config["nav_file"])
        return nav_file.is_file()
    return bool({"awesome-nav", "awesome-pages"} & names)


def tell_redirects(config: MkDocsConfig, files: Files) -> None:
    """Let the plugin redirects know our pages: it looked before they were there.

    YORE: redirects (1.2.3) keeps the pages that may be targets in `doc_pages`.
    """
    known = getattr(config.plugins.get("redirects"), "doc_pages", None)
    if isinstance(known, dict):
        known.update({file.src_uri: file for file in files.documentation_pages()})


def others_than_us(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the names of plugins and hooks that may look at pages."""
    return tuple(name for name in config.plugins if name not in _LOOKING_AT_NONE)


def reads_texts(config: MkDocsConfig) -> bool:
    """Say whether somebody besides us reads what stands on pages.

    MkDocs' search does; other plugins may, and so may templates of the user's own: they are given all pages.
    """
    return bool("search" in _names(config) or others_than_us(config) or config.extra_templates)


def has_social_cards(config: MkDocsConfig) -> bool:
    """Say whether a plugin of Material draws pictures for shared links, and tells of them itself."""
    found: list[Any] = [config.plugins.get(name) for name in ("social", "material/social")]
    return any(one.config["enabled"] and one.config["cards"] for one in found if one)


def _names(config: MkDocsConfig) -> set[str]:
    """Return the names of the plugins, without the namespace of a theme."""
    return {name.rpartition("/")[2] for name in config.plugins}
