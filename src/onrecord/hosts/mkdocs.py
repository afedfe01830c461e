"""The plugin `onrecord` of MkDocs: its hooks, which hand over to the modules that do the work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir, nest_paths
from mkdocs.utils.templates import TemplateContext

import onrecord.site
from onrecord.cache import Cache
from onrecord.dataset import dataset
from onrecord.diagnostics import Diagnostic
from onrecord.exports import export, listed, meta_tags
from onrecord.exports.linked_data import described
from onrecord.exports.meta_tags import tagged
from onrecord.exports.pictures import NONE, Pictures, pictures
from onrecord.hosts import generated_pages as pages
from onrecord.hosts.generated_pages import Frames, GeneratedPage
from onrecord.hosts.policy import Need, broken, needs
from onrecord.hosts.settings import (
    STYLESHEETS,
    THEME,
    OnrecordConfig,
    contact_notes,
    language_notes,
    override_notes,
    project_of,
    repository_notes,
    set_edit_uri,
    set_policy,
    set_theme_defaults,
    settings_of,
)
from onrecord.pipeline import Outcome, load
from onrecord.project.reading import Project
from onrecord.report import console
from onrecord.search.indexer import SearchIndexer
from onrecord.site.changes import Changes
from onrecord.site.pages import groups, render
from onrecord.site.site import Settings, Site
from onrecord.site.templating import speaking, spoken, with_folder
from onrecord.site.words import words_in

log = get_plugin_logger(__name__)

Say = Callable[[str], None]
"""Called with a line or paragraph for people."""


class ProjectError(PluginError):
    """What is wrong with the summaries, all of it at once."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(console.plain(diagnostics).strip())
        self.diagnostics = diagnostics


class OnrecordPlugin(BasePlugin[OnrecordConfig]):  # type: ignore[no-untyped-call]
    """Publishes the pages of a project through MkDocs.

    - `on_config` sets the theme.
    - `on_files` loads the project, renders its pages and adds them and all other files.
    - `on_nav` puts pages below the list that they belong to.
    - `on_page_content` and `on_env` hand the pages to search, which is indexed meanwhile.
    - `on_page_context` hands each page of ours to the theme.
    """

    def __init__(self) -> None:
        self.say: Say = lambda _: None
        """Called with what is being done."""
        self.outcome: Outcome | None = None
        self.notes: tuple[str, ...] = ()
        """What is right, and may not be what somebody expects."""
        self.page_count = 0
        """How many pages the site has, the user's own among them."""
        self._previewing = False
        self._project = Project(Path())
        self._pages: list[GeneratedPage] = []
        self._changes: Changes
        self._written = 0
        self._of_settings: frozenset[Need] = frozenset()
        self._needs: dict[Need, list[str]] = {}
        """What the site loads from elsewhere or has inside its pages, and where that comes up."""
        self._search: SearchIndexer | None = None
        self._frames: Frames | None = None
        self._settings = Settings()
        self._pictures = NONE

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Begin anew. MkDocs keeps a plugin that has this method from one build to the next."""
        self._previewing = command == "serve"
        self.outcome = None
        self.notes = ()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates and styles below the user's and above Material's."""
        theme = config.theme
        if theme.name != "material":
            raise PluginError("The plugin onrecord needs `theme: {name: material}` in mkdocs.yml.")
        self._project = project_of(config, self.config)
        theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
        config.extra_css[:0] = STYLESHEETS
        config.extra.setdefault("generator", False)
        set_theme_defaults(theme, Theme(name="material"), words_in(theme["language"]))
        self._of_settings = set_policy(config, self.config, previewing=self._previewing)
        settings = Path(config.config_file_path).name
        self._needs = defaultdict(list, {need: [settings] for need in self._of_settings})
        notes = (
            *language_notes(theme["language"]),
            *repository_notes(config, self.config),
            *contact_notes(self.config),
            *override_notes(theme.custom_dir),
        )
        self._note(notes)
        if not config.repo_url and not urlsplit(config.edit_uri or "").scheme:
            config.edit_uri = None
            config.edit_uri_template = None
        set_edit_uri(config, self.config)
        config.watch.extend(str(path) for path in self._watched(config) if path.exists())
        return config

    @event_priority(-50)  # After plugins that add pages: theirs count as the user's.
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and files, but none where the user has one."""
        self.say("Reading the summaries")
        self.outcome = outcome = self._load()
        self.say("Rendering the pages")
        site = Site(outcome.corpus, outcome.index, settings_of(config, self.config, files))
        self._changes = Changes(site)
        taken = {f.dest_uri for f in files if f.inclusion.value > InclusionLevel.DRAFT.value}
        own = sorted(files.documentation_pages(), key=file_sort_key)
        data = dataset(site)
        self._settings, self._pictures = site.settings, self._drawn(site, config)
        rendered = described(site, data, tagged(site, data, render(site), self._pictures))
        ours = [page for page in rendered if f"{page.url}index.html" not in taken]
        if config.nav is None:
            paths = [f.src_uri for f in own if f.inclusion is not InclusionLevel.NOT_IN_NAV]
            found = [one for one in groups(site) if f"{one.url}index.html" not in taken]
            config.nav = pages.default_navigation(site.words, found, nest_paths(paths))  # type: ignore[no-untyped-call]
        self._pages = list(pages.generate(ours, files, config))
        at = {path.removesuffix("index.html") for path in taken}
        self._search = SearchIndexer(site, Path(config.site_dir), at)
        kept = listed(site, ours, pages.addresses(own, config.docs_dir))
        for asset in (*export(site, data), *self._pictures.assets, *kept):
            if asset.path not in taken:
                files.append(File.generated(config, asset.path, content=asset.content))
        self.page_count, self._written = len(files.documentation_pages()), 0
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Let a page light up the tab of its list, though it is not in the navigation."""
        pages.set_parents(self._pages, nav)

    @event_priority(100)
    def on_pre_page(self, page: HostPage, **_: Any) -> None:
        """Date a page by its text, not by the clock, so that the site stays the same."""
        if isinstance(page, GeneratedPage):
            page.update_date = self._changes.day(page.ours)
        else:
            page.update_date = self._changes.newest

    @event_priority(100)
    def on_page_content(self, html: str, *, page: HostPage, **_: Any) -> None:
        """Let search know a hand-written page."""
        generated = isinstance(page, GeneratedPage)
        if self._search and not generated and not pages.is_excluded_from_search(page.meta):
            self._search.add_page(page.url, unescape(str(page.title)), html)

    def on_env(self, env: Any, *, config: MkDocsConfig, **_: Any) -> None:
        """Hand the theme our words; index all pages while they are written."""
        words = words_in(config.theme["language"])
        # `material/base.html` is Material's own, on which ours of the same name builds.
        env.loader = with_folder(env.loader, "material", Path(get_theme_dir("material")))
        env.filters["word"] = speaking(words)
        env.globals["spoken"] = spoken(words, config.theme["language"])
        self._frames = Frames(env) if _can_share_frames(config) else None
        if self._search:
            self._search.start()

    def on_page_context(
        self, context: TemplateContext, *, page: HostPage, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Hand a page of ours to the theme, in its frame where others have the same."""
        if isinstance(page, GeneratedPage):
            given = cast(dict[str, Any], context)
            given["onrecord"] = page.ours
            if self._frames and page.shares_frame:
                given["framed"] = self._frames.render(page, given)
        elif not _has_social_cards(config):
            ours = pages.shared_page(page, config)
            cast(dict[str, Any], context)["shared"] = meta_tags.head(
                self._settings, ours, self._pictures
            )
        self._written += 1
        if self._written % 100 == 0 or self._written == self.page_count:
            self.say(f"Writing page {self._written:,} of {self.page_count:,}")
        return context

    @event_priority(-100)  # After plugins that add to a page.
    def on_post_page(self, output: str, *, page: HostPage, **_: Any) -> None:
        """Note what a page needs that the policy may forbid; of ours, the home page is enough."""
        if not isinstance(page, GeneratedPage) or not page.url:
            for need in needs(output) - self._of_settings:
                self._needs[need].append(page.file.src_uri)

    def on_post_build(self, *, config: MkDocsConfig, **_: Any) -> None:
        """Say what the policy forbids, and wait until the search index is written."""
        self._note(broken(config.theme["policy"], self._needs))
        try:
            if self._search:
                self._search.close()
        except (OSError, RuntimeError) as error:
            raise PluginError(f"The search index cannot be written: {error}") from error

    def on_build_error(self, **_: Any) -> None:
        """Leave nothing behind that still writes."""
        if self._search:
            self._search.abort()

    on_shutdown = on_build_error
    """Do the same where a build was interrupted."""

    def _note(self, notes: Iterable[str]) -> None:
        """Say what is right and may not be expected; once in a preview, which is built again and again."""
        for note in notes:
            if note not in self.notes:
                log.info(note)
                self.notes = (*self.notes, note)

    def _drawn(self, site: Site, config: MkDocsConfig) -> Pictures:
        """Return the pictures for shared links; none where nobody could share one."""
        wanted = self.config.pictures and site.settings.address and not self._previewing
        if not wanted or _has_social_cards(config):
            return NONE
        self.say("Drawing the pictures")
        found = pictures(site, self._kept())
        self.notes = (*self.notes, *found.notes)
        return found

    def _kept(self) -> Cache:
        return Cache(self._project.root if self._project.keeps else None)

    def _load(self) -> Outcome:
        """Return the project as it is; in a preview, as it was while nothing was wrong."""
        outcome = load(self._project, kept=self._kept())
        message = console.plain(outcome.diagnostics).strip()
        if outcome.ok:
            if outcome.diagnostics:
                log.info("\n%s", message)
            return outcome
        if self._previewing and self.outcome:
            log.error("\n%s\nThe preview stays as it was.", message)
            return self.outcome
        raise ProjectError(outcome.diagnostics)

    def _watched(self, config: MkDocsConfig) -> Iterator[Path]:
        """Yield what a preview is rebuilt for, besides the user's own pages."""
        project = self._project
        for path in (project.summaries, project.register, project.norms, project.instruments):
            if path:
                yield project.root / path
        yield from (THEME, *(Path(folder) / "templates" for folder in onrecord.site.__path__))
        if config.theme.custom_dir:
            yield Path(config.theme.custom_dir)


def _has_social_cards(config: MkDocsConfig) -> bool:
    """Say whether a plugin of Material draws pictures for shared links, and tells of them itself."""
    return any(name in config.plugins for name in ("social", "material/social"))


def _can_share_frames(config: MkDocsConfig) -> bool:
    """Say whether pages are made by us and Material alone, so that they can share their frames.

    Templates of the user's own, and other plugins, may look at anything in a page.
    """
    known = ("onrecord", "search", "material/search")
    return not config.theme.custom_dir and all(name in known for name in config.plugins)
