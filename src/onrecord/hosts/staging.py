"""Stage a site: our pages as files that a generator of sites publishes which loads no plugins."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from onrecord import files
from onrecord.body.markdown import title_and_text
from onrecord.diagnostics import Diagnostic, Source
from onrecord.exports.pictures import Pictures
from onrecord.hosts.appearance import THEME, set_theme_defaults
from onrecord.hosts.errors import HostError, no_index
from onrecord.hosts.hand_written import is_excluded_from_search
from onrecord.hosts.replacing import replacing
from onrecord.hosts.site_files import draw_pictures, site_files
from onrecord.hosts.unbuilt import settings_of, site_notes
from onrecord.pipeline import load
from onrecord.project.document import split
from onrecord.project.layout import SETTINGS
from onrecord.project.plain import plain
from onrecord.project.settings import HostSettings, settings_around
from onrecord.search.indexer import SearchIndexer
from onrecord.site.page import INDEX, Page
from onrecord.site.pages import groups
from onrecord.site.site import Site
from onrecord.site.templating import speaking
from onrecord.site.words import Words

DOCS, OVERRIDES = "docs", "overrides"
"""The folders of the pages, and of what the theme takes from us."""

_MARK = "# Written by `onrecord stage`, and written anew each time."
_STAGED_THEME = THEME.parent / "staged"
_PARTIALS = ("about.html", "page_scripts.html", "page_styles.html", "search.html")
"""The parts of our theme that another generator can have, once their words are put in."""
_LARGEST_PAGE = 1 << 26
"""The most bytes of a hand-written page that are looked through for words to find."""
_WORD = re.compile(r'\{\{ "([\w.]+)"\|word \}\}')
_BASE = re.compile(r"""(\{%-?\s*extends\s*["'])(?:base|main)\.html(["'])""")
"""Where a template of the user's names what it changes."""
_FENCE = re.compile(r"^(\s*)[`~](?=[`~]{2})", re.MULTILINE)
"""What Markdown would take for the beginning of code, even within HTML."""


@dataclass(frozen=True)
class StageReport:
    """What was staged."""

    settings: Path
    """The settings to build from."""
    pages: int
    """How many pages there are, the user's own among them."""
    diagnostics: tuple[Diagnostic, ...]
    """Warnings about the summaries, sorted by path and place."""
    notes: tuple[str, ...] = ()
    """What is not as a build would have it."""


def stage(
    folder: Path,
    path: Path,
    say: Callable[[str], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
) -> StageReport:
    """Write the site of the project around `path` into `folder`, in the place of what was staged before.

    `say` is called with what is being done, `tell` with what somebody has to know meanwhile.
    Nothing that the settings name is run. Raises `HostError`.
    """
    known = settings_around(path)
    root, folder = known.project.root, folder.absolute()
    _refuse_foreign(folder)
    kept = known.project.open_cache()
    outcome = load(known.project, kept=kept)
    if not outcome.ok:
        raise HostError("", outcome.diagnostics)
    site = Site(outcome.corpus, outcome.index, settings_of(known))
    notes = [*known.notes, *site_notes(known)]
    with replacing(folder, (root / known.docs, *known.project.sources), tell) as fresh:
        say("Copying the hand-written pages")
        _copy(known, site.words, fresh, notes)
        say("Rendering the pages")
        own = frozenset(known.pages.values())
        drawn = draw_pictures(site, kept, wanted=known.options.get("pictures", True))
        notes += drawn.notes
        count = len(own) + _write(site, own, fresh / DOCS, drawn)
        say("Indexing the pages")
        indexer = SearchIndexer(site, fresh / DOCS, own)
        for document in _hand_written(known):
            indexer.add_page(*document)
        _index(indexer)
        settings = fresh / SETTINGS[0]
        settings.write_text(_settings(known, site, folder), encoding="utf-8")
    return StageReport(folder / SETTINGS[0], count, outcome.diagnostics, tuple(notes))


def _refuse_foreign(folder: Path) -> None:
    """Raise `HostError` where a folder has something in it that nobody staged."""
    settings = folder / SETTINGS[0]
    staged = settings.is_file() and settings.read_bytes().startswith(_MARK.encode())
    if folder.exists() and not staged and (not folder.is_dir() or any(folder.iterdir())):
        raise HostError(
            f"{folder} holds something else than a staged site, which would be lost. "
            "Name a folder that is new or empty."
        )


def _copy(known: HostSettings, words: Words, fresh: Path, notes: list[str]) -> None:
    """Copy the hand-written pages, our styles and scripts, and the user's own templates."""
    root, project = known.project.root, known.project

    def left_out(folder: str, names: list[str]) -> set[str]:
        found = {name: Path(folder, name) for name in names}
        links = {name for name, file in found.items() if file.is_symlink()}
        notes.extend(
            f"{found[name].relative_to(root).as_posix()} is a link, so it is left out."
            for name in sorted(links)
        )
        return links | {n for n, file in found.items() if n[0] == "." or file in project.sources}

    docs = root / known.docs
    if docs.is_dir():
        shutil.copytree(docs, fresh / DOCS, ignore=left_out)
    own = known.theme.get("custom_dir")
    if isinstance(own, str) and (root / own).is_dir():
        shutil.copytree(root / own, fresh / OVERRIDES, ignore=left_out)
    shutil.copytree(THEME / "assets", fresh / DOCS / "assets", dirs_exist_ok=True)
    shutil.copytree(THEME / ".icons", fresh / OVERRIDES / ".icons", dirs_exist_ok=True)
    for name in _PARTIALS:
        file = fresh / OVERRIDES / "partials" / name
        if not file.exists():
            text = (THEME / "partials" / name).read_text(encoding="utf-8")
            _put(file, _with_words(text, words).encode())
    main = fresh / OVERRIDES / "main.html"
    ours = (_STAGED_THEME / "main.html").read_bytes()
    if not main.exists():
        _put(main, ours)
        return
    _put(fresh / OVERRIDES / "onrecord.html", ours)
    text, count = _BASE.subn(r"\1onrecord.html\2", main.read_text(encoding="utf-8"), 1)
    main.write_text(text, encoding="utf-8")
    if not count:
        notes.append(
            f"{own}/main.html does not extend base.html, so the pages have no styles and scripts of "
            'onrecord. Let it begin with {% extends "base.html" %}.'
        )


def _with_words(template: str, words: Words) -> str:
    """Return a template of ours for who does not know our words."""
    word = speaking(words)
    text = _WORD.sub(lambda key: str(word(key[1])), template)
    return text.replace("{{ spoken }}", "")


def _write(site: Site, own: frozenset[str], docs: Path, drawn: Pictures) -> int:
    """Write every page and file of ours where the user has none; return how many pages."""
    taken = {f"{url}{INDEX}" for url in own}
    taken |= {file.relative_to(docs).as_posix() for file in docs.rglob("*")}
    ours = site_files(site, drawn, own, taken)
    for page in ours.pages:
        _put(docs / page.url / "index.md", _markdown(site.words, page).encode())
    for asset in ours.assets:
        _put(docs / asset.path, asset.data)
    return len(ours.pages)


def _hand_written(known: HostSettings) -> Iterator[tuple[str, str, str]]:
    """Yield the address, title and text, as HTML, of each hand-written page that search may find."""
    for path, url in sorted(known.pages.items()):
        try:
            data = files.read(known.project.root, f"{known.docs}/{path}", _LARGEST_PAGE)
        except files.NotReadError:
            continue  # it is not copied either, which was said
        text = data.decode("utf-8", errors="replace")
        halves = split(Source(path, text))
        meta = {} if isinstance(halves, Diagnostic) else _front(halves.front)
        if not is_excluded_from_search(meta):
            title, body = title_and_text(text if isinstance(halves, Diagnostic) else halves.body)
            named = str(meta.get("title") or title or Path(path).stem)
            yield url, named, f"<p>{escape(body)}</p>"


def _front(text: str) -> Mapping[str, Any]:
    """Return the front matter of a hand-written page; nothing where it is not sound."""
    try:
        found = plain(text.encode())
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _index(indexer: SearchIndexer) -> None:
    try:
        indexer.start()
        indexer.close()
    except (OSError, RuntimeError) as error:
        raise HostError(no_index(error)) from error
    finally:
        indexer.abort()


def _markdown(words: Words, page: Page) -> str:
    """Return a page as a file of Markdown: front matter for the theme, and HTML."""
    about = {"kind": page.kind, "url": page.url, "head": page.head}
    front = {
        "description": escape(page.description),
        "hide": ["navigation", "toc"],
        "onrecord": about,
    }
    if page.kind != "home":
        front["title"] = escape(page.title)
    if not page.searchable:
        front["search"] = {"exclude": True}
    label = escape(words.say("aside.label"))
    aside = (
        f'<aside class="or-beside" aria-label="{label}">\n{page.aside}</aside>\n'
        if page.aside
        else ""
    )
    html = _FENCE.sub(lambda fence: f"{fence[1]}&#{ord(fence[0][-1])};", page.html + aside)
    return f"---\n{_yaml(front)}---\n\n<div>\n{html}</div>\n"


def _settings(known: HostSettings, site: Site, folder: Path) -> str:
    """Return settings that add ours to those of the project; nothing of those is copied."""
    theme = {key: value for key, value in known.theme.items() if key != "custom_dir"}
    set_theme_defaults(theme, {}, site.words)
    ours = {key: value for key, value in theme.items() if known.theme.get(key) != value}
    settings: dict[str, Any] = {
        "docs_dir": DOCS,
        "site_dir": "site",
        "theme": {"name": "material", "variant": "classic", "custom_dir": OVERRIDES, **ours},
        "plugins": [],
    }
    if not known.has_navigation:
        settings["nav"] = list(_navigation(known, site))
    file = known.file
    if file:
        settings = {"INHERIT": Path(os.path.relpath(file, folder)).as_posix(), **settings}
    else:
        settings = {"site_name": site.settings.name, **settings}
    return f"{_MARK}\n{_yaml(settings)}"


def _navigation(known: HostSettings, site: Site) -> Iterator[dict[str, str] | str]:
    """Yield the navigation of a site that has none: our lists, then the pages of the user's own."""
    for group in groups(site):
        if group.listed:
            yield {escape(group.listed): f"{group.url}index.md"}
    yield from sorted(known.pages)


def _yaml(values: Mapping[str, Any]) -> str:
    """Write values as YAML, of which JSON is a part."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
    )


def _put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
