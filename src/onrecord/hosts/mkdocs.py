"""The plugin `onrecord` of MkDocs: its hooks, which hand over to the modules that do the work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.theme import Theme
from mkdocs.utils import nest_paths
from mkdocs.utils.templates import TemplateContext

import onrecord.site
from onrecord.cache import Cache
from onrecord.diagnostics import Diagnostic
from onrecord.exports import meta_tags
from onrecord.exports.pictures import NONE, Pictures
from onrecord.hosts import generated_pages as pages
from onrecord.hosts.answers import reloading
from onrecord.hosts.appearance import (
    FONTS,
    STYLESHEETS,
    THEME,
    font_names,
    override_notes,
    set_base_language,
    set_theme_defaults,
)
from onrecord.hosts.errors import HostError
from onrecord.hosts.frames import Frames
from onrecord.hosts.generated_pages import GeneratedPage
from onrecord.hosts.neighbours import (
    give_words,
    leave_out_instant,
    makes_navigation,
    neighbour_notes,
    others_than_us,
    refuse_neighbours,
    speak,
    tell_redirects,
)
from onrecord.hosts.on_demand import LiveSite, OnDemand, PageWriter
from onrecord.hosts.policy import Need, broken, needs
from onrecord.hosts.settings import (
    OnrecordConfig,
    contact_notes,
    language_notes,
    project_of,
    repository_notes,
    set_edit_uri,
    set_policy,
    settings_of,
    slow_notes,
    words_of,
)
from onrecord.hosts.site_files import INDEX, draw_pictures, site_files
from onrecord.model import NO_FRAMEWORKS
from onrecord.parts import Parts
from onrecord.pipeline import Outcome, load
from onrecord.project.published import is_refused
from onrecord.project.reading import Project
from onrecord.report import console
from onrecord.search.indexer import SearchIndexer
from onrecord.site.changes import Changes
from onrecord.site.pages import groups
from onrecord.site.site import Settings, Site
from onrecord.site.templating import speaking_english
from onrecord.site.words import Words, words_about

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
        self.on_demand: OnDemand | None = None
        """What shows our pages in a preview, each made when a browser asks for it."""
        self.trouble = ""
        """What is wrong, in words, while a preview shows the last good state."""
        self.last_site: Path | None = None
        """The folder of the site that was built last, of which what has not changed is taken."""
        self._previewing = False
        self._is_lazy = False
        """Whether pages are made when they are asked for."""
        self._project = Project(Path())
        self._cache = Cache()
        self._settings = Settings()
        self._taken: frozenset[str] = frozenset()
        """The files of the user that stand where ours would."""
        self._own: frozenset[str] = frozenset()
        """The addresses of hand-written pages."""
        self._documents: list[tuple[str, str, str]] = []
        """Of each hand-written page for search: address, title and text."""
        self._pages: list[GeneratedPage] = []
        self._changes: Changes
        self._written = 0
        self._of_settings: frozenset[Need] = frozenset()
        self._needs: dict[Need, list[str]] = {}
        """What the site loads from elsewhere or has inside its pages, and where that comes up."""
        self._built: Site | None = None
        """The site whose pages are being built."""
        self._nav: Navigation | None = None
        self._writer: PageWriter | None = None
        self._search: SearchIndexer | None = None
        self._frames: Frames | None = None
        self._pictures = NONE

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Begin anew. MkDocs keeps a plugin that has this method from one build to the next."""
        self._previewing = command == "serve"
        self.on_demand = self.on_demand if self._previewing else None
        self.outcome = None
        self.notes = ()

    @event_priority(100)  # Before Material's search, which looks for the words of the theme.
    def _on_config_first(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the base language of a region that Material has no words for."""
        if config.theme.name == "material":
            set_base_language(config.theme)
        return config

    @event_priority(0)
    def _on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates and styles below the user's and above Material's."""
        theme = config.theme
        if theme.name != "material":
            raise PluginError("The plugin onrecord needs `theme: {name: material}` in mkdocs.yml.")
        refuse_neighbours(config)
        before, self._project = self._project, project_of(config, self.config)
        if before != self._project:
            self._cache = Cache(self._project.root if self._project.keeps else None)
        if is_refused(self._project):
            self._load()  # before MkDocs looks for pages, where links may lead it round in circles
        theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
        speak(theme, self._words)
        config.extra.setdefault("generator", False)
        set_theme_defaults(theme, Theme(name="material"), words_of(theme["language"]))
        config.extra_css[:0] = (*STYLESHEETS, *([FONTS] if font_names(theme) else []))
        self._of_settings = set_policy(config, self.config)
        settings = Path(config.config_file_path).name
        self._needs = defaultdict(list, {need: [settings] for need in self._of_settings})
        others = others_than_us(config)
        self._is_lazy = self.on_demand is not None and not others
        notes = (
            *language_notes(theme["language"]),
            *repository_notes(config, self.config),
            *contact_notes(self.config),
            *override_notes(theme.custom_dir),
            *neighbour_notes(config),
            *leave_out_instant(theme),
            *(slow_notes(others) if self.on_demand else ()),
        )
        self._note(notes)
        if not config.repo_url and not urlsplit(config.edit_uri or "").scheme:
            config.edit_uri = None
            config.edit_uri_template = None
        set_edit_uri(config, self.config)
        config.watch.extend(str(path) for path in self._watched(config) if path.exists())
        return config

    on_config = CombinedEvent(_on_config_first, _on_config)

    @event_priority(-50)  # After plugins that add pages: theirs count as the user's.
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and files, but none where the user has one."""
        _leave_out_sources(files, self._project)
        self._settings = settings_of(config, self.config, files)
        self._taken = frozenset(
            f.dest_uri for f in files if f.inclusion.value > InclusionLevel.DRAFT.value
        )
        if names := font_names(config.theme):
            files.append(File.generated(config, FONTS, content=names))
        own = sorted(files.documentation_pages(), key=file_sort_key)
        self._own = pages.addresses(own, config.docs_dir)
        self._built = site = self._site()
        self._changes = Changes(site)
        ours = [one for one in groups(site) if f"{one.url}{INDEX}" not in self._taken]
        is_theirs = config.nav is None and makes_navigation(config)
        if config.nav is None and not is_theirs:
            paths = [f.src_uri for f in own if f.inclusion is not InclusionLevel.NOT_IN_NAV]
            config.nav = pages.default_navigation(site.words, ours, nest_paths(paths))  # type: ignore[no-untyped-call]
        self._documents = []
        if self._is_lazy:
            self._pages = list(pages.announce(ours, files, config))
        else:
            self._add_all(site, files, config)
        if is_theirs:
            for page in self._pages:
                page.offer()
        tell_redirects(config, files)
        self.page_count, self._written = len(files.documentation_pages()), 0
        return files

    def _words(self) -> Words:
        """Return the words of the theme, about the frameworks of the record."""
        known = self.outcome.corpus.frameworks if self.outcome else NO_FRAMEWORKS
        return words_about(self._settings.language, known)

    def _site(self) -> Site:
        """Read the record, and return the site that it makes."""
        self.say("Reading the summaries")
        self.outcome = outcome = self._load()
        return Site(outcome.corpus, outcome.index, self._settings)

    def _add_all(self, site: Site, files: Files, config: MkDocsConfig) -> None:
        """Make all pages and files, and add them to those of the site."""
        self.say("Rendering the pages")
        self._pictures = self._drawn(site, config)
        ours = site_files(site, self._pictures, self._own, self._taken)
        self._pages = list(pages.generate(ours.pages, files, config, self._changes.source))
        for asset in ours.assets:
            files.append(File.generated(config, asset.path, content=asset.content))

    def _indexer(self, site: Site, folder: Path) -> SearchIndexer:
        """Return what indexes a site."""
        taken = {path.removesuffix(INDEX) for path in self._taken}
        indexer = SearchIndexer(site, folder, taken, Parts(self._kept(), self.last_site))
        for document in self._documents:
            indexer.add_page(*document)
        return indexer

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: Any) -> None:
        """Let a page light up the tab of its list, though it is not in the navigation."""
        self._nav = nav
        pages.set_parents(self._pages, nav)
        pages.set_titles(self._pages, config)
        for page in self._pages:
            page.is_pending = self._is_lazy and not page.in_navigation

    @event_priority(100)
    def on_pre_page(self, page: HostPage, **_: Any) -> None:
        """Date a page by its text, not by the clock, so that the site stays the same."""
        if isinstance(page, GeneratedPage) and not page.is_pending:
            page.update_date = self._changes.day(page.ours)
        else:
            page.update_date = self._changes.newest

    @event_priority(100)
    def on_page_content(self, html: str, *, page: HostPage, **_: Any) -> None:
        """Let search know a hand-written page."""
        generated = isinstance(page, GeneratedPage)
        if not generated and not pages.is_excluded_from_search(page.meta):
            self._documents.append((page.url, unescape(str(page.title)), html))

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Index all pages while they are written; in a preview, make each when it is asked for."""
        # MkDocs made this environment before the record was read, which has words of its own.
        give_words(env, self._words(), config.theme["language"])
        self._frames = Frames(env) if _can_share_frames(config) else None
        if self._is_lazy and self._nav:
            for page in self._pages:
                page.file.inclusion = InclusionLevel.EXCLUDED  # MkDocs writes none of them
            self._writer = PageWriter(config, files, self._nav, env, self._frames)
        elif self._built:
            self._search = self._indexer(self._built, Path(config.site_dir))
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
    def on_post_page(self, output: str, *, page: HostPage, **_: Any) -> str:
        """Note what a page needs that the policy may forbid; of ours, the home page is enough.

        What the theme says of ours in English, for want of a translation, says so.
        """
        if not isinstance(page, GeneratedPage) or not page.url:
            for need in needs(output) - self._of_settings:
                self._needs[need].append(page.file.src_uri)
        return speaking_english(output)

    def on_post_template(self, output_content: str, **_: Any) -> str:
        """Have the page for an address that leads nowhere say what of it is English."""
        return speaking_english(output_content)

    def on_post_build(self, *, config: MkDocsConfig, **_: Any) -> None:
        """Say what the policy forbids; wait for the search index; in a preview, show what was built."""
        self._note(broken(config.theme["policy"], self._needs))
        try:
            if self._search:
                self._search.close()
        except (OSError, RuntimeError) as error:
            raise PluginError(f"The search index cannot be written: {error}") from error
        if self._built:
            self._show(self._built, Path(config.site_dir))

    def on_serve(self, server: Any, **_: Any) -> None:
        """Have the pages of a preview reload themselves in a way that their policy allows."""
        server.set_app(reloading(server.get_app()))

    def reload(self) -> bool:
        """Show the record as it is now, where nothing else has changed; say whether that was enough."""
        if not self._is_lazy:
            return False
        before = self.outcome
        site = self._site()
        return self.outcome is before or self._show(site)

    def _show(self, site: Site, folder: Path | None = None) -> bool:
        """Show a site on demand; not where a page is gone that the navigation leads to."""
        if not (self._is_lazy and self.on_demand and self._writer):
            return False
        live = LiveSite(site, self._taken, self._own, self._writer.html)
        if not live.has(self._writer.listed):
            return False
        self.on_demand.show(live, partial(self._indexer, site), folder)
        return True

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
        wanted = self.config.pictures and not (self._previewing or _has_social_cards(config))
        found = draw_pictures(site, self._kept(), wanted=wanted, say=self.say)
        self.notes = (*self.notes, *found.notes)
        return found

    def _kept(self) -> Cache:
        return Cache(self._project.root if self._project.keeps else None)

    def _load(self) -> Outcome:
        """Return the project as it is; in a preview, as it was while nothing was wrong."""
        outcome = load(self._project, kept=self._cache)
        message = console.plain(outcome.diagnostics).strip()
        self.trouble = ""
        if outcome.ok:
            if outcome.diagnostics:
                log.info("\n%s", message)
            return outcome
        if self._previewing and self.outcome:
            self.trouble = f"{message}\n\nThe preview stays as it was."
            log.error("\n%s", self.trouble)
            return self.outcome
        raise ProjectError(outcome.diagnostics)

    def _watched(self, config: MkDocsConfig) -> Iterator[Path]:
        """Yield what a preview is rebuilt for, besides the user's own pages."""
        project = self._project
        for path in (project.summaries, project.register, project.norms, project.instruments):
            if path:
                yield project.root / path
        yield from self.surroundings(config)

    @staticmethod
    def surroundings(config: MkDocsConfig) -> Iterator[Path]:
        """Yield what pages look like, which is not a part of the record."""
        yield from (THEME, *(Path(folder) / "templates" for folder in onrecord.site.__path__))
        if config.theme.custom_dir:
            yield Path(config.theme.custom_dir)


def _has_social_cards(config: MkDocsConfig) -> bool:
    """Say whether a plugin of Material draws pictures for shared links, and tells of them itself."""
    return any(name in config.plugins for name in ("social", "material/social"))


def plugin_of(config: MkDocsConfig) -> OnrecordPlugin:
    """Return the plugin of a configuration. Raises `HostError` where there is none."""
    for plugin in config.plugins.values():
        if isinstance(plugin, OnrecordPlugin):
            return plugin
    name = Path(config.config_file_path).name
    raise HostError(f"{name} does not name the plugin: add `- onrecord` under `plugins`.")


def _can_share_frames(config: MkDocsConfig) -> bool:
    """Say whether pages are made by us and Material alone, so that they can share their frames.

    Templates of the user's own, and other plugins, may look at anything in a page.
    """
    return not config.theme.custom_dir and not others_than_us(config)


def _leave_out_sources(files: Files, project: Project) -> None:
    """Take out what we make pages of, where it lies among the hand-written pages: nothing has two owners."""
    names = (project.register, project.norms, project.instruments)
    sources = {project.root / name for name in names if name}
    folder = project.root / project.summaries
    for file in list(files):
        path = Path(file.abs_src_path or "")
        if path in sources or (file.is_documentation_page() and path.is_relative_to(folder)):
            files.remove(file)
