"""The plugin `onrecord` of MkDocs: its hooks, which hand over to the modules that do the work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from onrecord.exports import meta_tags
from onrecord.exports.pictures import NONE
from onrecord.hosts import generated_pages as pages
from onrecord.hosts import neighbours
from onrecord.hosts.answers import reloading
from onrecord.hosts.appearance import add_fonts, set_appearance, set_base_language, surroundings
from onrecord.hosts.dead_links import DeadLinks
from onrecord.hosts.errors import HostError, no_index
from onrecord.hosts.frames import Frames, can_share
from onrecord.hosts.generated_pages import GeneratedPage
from onrecord.hosts.hand_written import (
    HandWritten,
    front_matter_left,
    leave_out_sources,
    shared_page,
)
from onrecord.hosts.last_build import LastBuild
from onrecord.hosts.last_files import NO_FILES, Written
from onrecord.hosts.loading import ProjectLoader
from onrecord.hosts.losses import Losses, displaced, lost_pages
from onrecord.hosts.notes import notes_on
from onrecord.hosts.on_demand import LiveSite, OnDemand, PageWriter
from onrecord.hosts.policy import NeedsOfSite
from onrecord.hosts.settings import (
    OnrecordConfig,
    docs_folder,
    project_of,
    set_edit_uri,
    set_policy,
    settings_of,
)
from onrecord.hosts.site_files import draw_pictures, site_files
from onrecord.parts import Parts
from onrecord.search.indexer import SearchIndexer
from onrecord.site.changes import Changes
from onrecord.site.page import INDEX
from onrecord.site.pages import groups
from onrecord.site.site import Settings, Site
from onrecord.site.templating import speaking_english
from onrecord.site.words import Words, words_about

log = get_plugin_logger(__name__)

Say = Callable[[str], None]
"""Called with a line or paragraph for people."""


class OnrecordPlugin(BasePlugin[OnrecordConfig]):  # type: ignore[no-untyped-call]
    """Publishes the pages of a project through MkDocs.

    - `on_config` sets the theme.
    - `on_files` loads the project, renders its pages and adds them and all other files.
    - `on_nav` puts pages below the list that they belong to.
    - `on_page_content` and `on_env` hand the pages to search, which is indexed meanwhile.
    - `on_post_template` puts the pages that are taken over in their places, behind the last template.
    - `on_page_context` hands each page of ours to the theme.
    """

    def __init__(self) -> None:
        self.say: Say = lambda _: None
        """Called with what is being done."""
        self.loader = ProjectLoader()
        self.notes: tuple[str, ...] = ()
        """What is right, and may not be what somebody expects."""
        self.page_count = 0
        """How many pages the site has, the user's own among them."""
        self.on_demand: OnDemand | None = None
        """What shows our pages in a preview, each made when a browser asks for it."""
        self.last: LastBuild | None = None
        """What was built last, of which what has not changed is taken."""
        self.written = Written()
        """The pages of this build."""
        self._is_lazy = False
        """Whether pages are made when they are asked for."""
        self._settings = Settings()
        self._hand_written: HandWritten
        self._pages: list[GeneratedPage] = []
        self._changes: Changes
        self._count = 0
        self._needs: NeedsOfSite
        self._dead_links: DeadLinks
        self._losses: Losses | None = None
        """What our pages lack; not looked for where nobody else has a hand in them."""
        self._built: Site | None = None
        """The site whose pages are being built."""
        self._nav: Navigation | None = None
        self._writer: PageWriter | None = None
        self._search: SearchIndexer | None = None
        self._frames: Frames | None = None
        self._pictures = NONE
        self._last_files = NO_FILES
        self._templates: set[str] = set()
        """The templates that MkDocs has yet to fill, before it writes pages."""

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Begin anew. MkDocs keeps a plugin that has this method from one build to the next."""
        self.loader = ProjectLoader(previewing=command == "serve")
        self.on_demand = self.on_demand if self.loader.previewing else None
        self.notes = ()

    @event_priority(100)  # Before Material's search, which looks for the words of the theme.
    def _on_config_first(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse another theme; take the base language of a region that Material has no words for."""
        if config.theme.name != "material":
            raise PluginError("The plugin onrecord needs `theme: {name: material}` in mkdocs.yml.")
        set_base_language(config.theme)
        return config

    @event_priority(0)
    def _on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set the theme and what the settings leave open, and say what may not be expected of them."""
        neighbours.refuse_neighbours(config)
        self.loader.open(project_of(config, self.config))
        neighbours.speak(config.theme, self._words)
        set_appearance(config)
        self._needs = set_policy(config, self.config)
        self._dead_links = DeadLinks(config)
        self._losses = None if can_share(config) else Losses(config)
        on_demand = self.on_demand is not None
        self._is_lazy = on_demand and not neighbours.others_than_us(config)
        notes = notes_on(config, self.config, on_demand=on_demand)
        self._note(*notes, *neighbours.leave_out_instant(config.theme))
        set_edit_uri(config, self.config)
        watched = (*self.loader.project.sources, *surroundings(config))
        config.watch.extend(str(path) for path in watched if path.exists())
        return config

    on_config = CombinedEvent(_on_config_first, _on_config)

    @event_priority(-50)  # After plugins that add pages: theirs count as the user's.
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and files, but none where the user has one."""
        neighbours.refuse_no_files(files, config)
        leave_out_sources(files, self.loader.project)
        self._settings = settings_of(config, self.config, files)
        self._hand_written = own = HandWritten(files, config)
        add_fonts(files, config)
        self._built = site = self._site()
        self._changes = Changes(site)
        ours = [one for one in groups(site) if f"{one.url}{INDEX}" not in own.taken]
        is_theirs = config.nav is None and neighbours.makes_navigation(config)
        if config.nav is None and not is_theirs:
            config.nav = pages.default_navigation(site.words, ours, own.navigation)
        if self._is_lazy:
            self._pages = list(pages.announce(ours, files, config))
        else:
            self._add_all(site, files, config)
        if is_theirs:
            for page in self._pages:
                page.offer()
        neighbours.tell_redirects(config, files)
        folder = self.loader.project.summaries
        for step in pages.misplaced_in_navigation(config.nav, files, folder):
            log.warning(step)
        self.page_count, self._count = len(files.documentation_pages()), 0
        return files

    def _words(self) -> Words:
        """Return the words of the theme, about the frameworks of the record."""
        return words_about(self._settings.language, self.loader.frameworks)

    def _site(self) -> Site:
        """Read the record, and return the site that it makes."""
        self.say("Reading the summaries")
        outcome = self.loader.load()
        return Site(outcome.corpus, outcome.index, self._settings, self.loader.kept)

    def _add_all(self, site: Site, files: Files, config: MkDocsConfig) -> None:
        """Make all pages and files, and add them to those of the site."""
        self.say("Rendering the pages")
        own, kept = self._hand_written, self.loader.project.open_cache()
        wanted = self.config.pictures and not self.loader.previewing
        wanted = wanted and not neighbours.has_social_cards(config)
        self._pictures = drawn = draw_pictures(site, kept, wanted=wanted, say=self.say)
        self.notes = (*self.notes, *drawn.notes)
        alone = can_share(config) and not neighbours.reads_texts(config)
        self._last_files = last = (
            self.last.known_files(site.corpus, site.kept) if self.last else NO_FILES
        )
        ours = site_files(site, drawn, own.addresses, own.taken, last if alone else NO_FILES)
        self.written = ours.written
        self._note(*displaced(ours.left_out, own.names))
        self._pages = list(pages.generate(ours.pages, files, config, self._changes.source))
        for asset in ours.assets:
            files.append(File.generated(config, asset.path, content=asset.content))

    def _indexer(self, site: Site, folder: Path) -> SearchIndexer:
        """Return what indexes a site into a folder."""
        last = self.last.site if self.last else None
        parts = Parts(self.loader.project.open_cache(), last, self._last_files.made_from)
        return self._hand_written.indexer(site, parts, folder)

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
    def on_page_markdown(
        self, markdown: str, *, page: HostPage, config: MkDocsConfig, **_: Any
    ) -> None:
        """Refuse to publish front matter as text."""
        if not isinstance(page, GeneratedPage) and (why := front_matter_left(markdown)):
            path = f"{docs_folder(config)}/{page.file.src_uri}"
            log.warning("%s: %s", path, why)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: HostPage, **_: Any) -> None:
        """Let search know a hand-written page."""
        if not isinstance(page, GeneratedPage):
            self._hand_written.add_page(page, html)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Index all pages while they are written; in a preview, make each when it is asked for."""
        # MkDocs made this environment before the record was read, which has words of its own.
        neighbours.give_words(env, self._words(), config.theme["language"])
        self._frames = Frames(env) if can_share(config) else None
        self._templates = {*config.theme.static_templates, *config.extra_templates}
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
        given = cast(dict[str, Any], context)
        if isinstance(page, GeneratedPage):
            given["onrecord"] = page.ours
            if page.ours.url in self.written.files:
                given["framed"] = self.written.files[page.ours.url].decode()
            elif self._frames and page.shares_frame:
                given["framed"] = self._frames.render(page, given)
        elif not neighbours.has_social_cards(config):
            ours = shared_page(page, config)
            given["shared"] = meta_tags.head(self._settings, ours, self._pictures)
        self._count += 1
        if self._count % 100 == 0 or self._count == self.page_count:
            self.say(f"Writing page {self._count:,} of {self.page_count:,}")
        return context

    @event_priority(-100)  # After plugins that add to a page.
    def on_post_page(self, output: str, *, page: HostPage, **_: Any) -> str:
        """Note what a page needs that the policy may forbid; of ours, the home page is enough.

        What the theme says of ours in English, for want of a translation, says so.
        """
        if not isinstance(page, GeneratedPage) or not page.url:
            self._needs.add_page(page.file.src_uri, output)
        if not isinstance(page, GeneratedPage):
            self._dead_links.add_page(page)
        elif self._losses:
            self._losses.add_page(page, output)
        return speaking_english(output)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig, **_: Any
    ) -> str:
        """Have the page for an address that leads nowhere say what of it is English.

        Behind the last template, which may have a list of all pages, MkDocs needs no page that is written.
        """
        self._templates.discard(template_name)
        if not self._templates:
            taken = pages.put_written(self._pages, self.written.files, Path(config.site_dir))
            self._count += taken
        return speaking_english(output_content)

    def _on_post_build(self, config: MkDocsConfig) -> None:
        """Say what the policy forbids; wait for the search index; in a preview, show what was built."""
        self._note(*self._needs.broken(config.theme["policy"]))
        self._note(*(self._losses.notes() if self._losses else ()))
        if not self._is_lazy:
            for lost in lost_pages(self._pages, Path(config.site_dir)):
                raise PluginError(lost)
        try:
            if self._search:
                self._search.close()
        except (OSError, RuntimeError) as error:
            raise PluginError(no_index(error)) from error
        if self._built:
            self._show(self._built, Path(config.site_dir))

    @event_priority(-100)  # After plugins that write files of their own.
    def _on_post_build_last(self, config: MkDocsConfig) -> None:
        """Say what leads nowhere; a preview has no files that would show it."""
        if not self._is_lazy:
            self._note(*self._dead_links.notes(Path(config.site_dir)))

    on_post_build = CombinedEvent(_on_post_build, _on_post_build_last)

    def on_serve(self, server: Any, **_: Any) -> None:
        """Have the pages of a preview reload themselves in a way that their policy allows."""
        server.set_app(reloading(server.get_app()))

    def reload(self) -> bool:
        """Show the record as it is now, where nothing else has changed; say whether that was enough."""
        if not self._is_lazy:
            return False
        before = self.loader.outcome
        site = self._site()
        return self.loader.outcome is before or self._show(site)

    def _show(self, site: Site, folder: Path | None = None) -> bool:
        """Show a site on demand; not where a page is gone that the navigation leads to."""
        if not (self._is_lazy and self.on_demand and self._writer):
            return False
        own = self._hand_written
        live = LiveSite(site, own.taken, own.addresses, self._writer.html)
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

    def _note(self, *notes: str) -> None:
        """Say what is right and may not be expected; once in a preview, which is built again and again."""
        for note in notes:
            if note not in self.notes:
                log.info(note)
                self.notes = (*self.notes, note)


def plugin_of(config: MkDocsConfig) -> OnrecordPlugin:
    """Return the plugin of a configuration. Raises `HostError` where there is none."""
    for plugin in config.plugins.values():
        if isinstance(plugin, OnrecordPlugin):
            return plugin
    name = Path(config.config_file_path).name
    raise HostError(f"{name} does not name the plugin: add `- onrecord` under `plugins`.")
