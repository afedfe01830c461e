"""MkDocs and its kin: the plugin `onrecord`, and the door to building and serving with it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc
from mkdocs.theme import Theme
from mkdocs.utils import nest_paths
from mkdocs.utils.templates import TemplateContext

import onrecord.site
from onrecord.diagnostics import Diagnostic
from onrecord.exports.exports import export
from onrecord.hosts import frames
from onrecord.hosts import pages as framing
from onrecord.hosts.appearance import STYLESHEETS, THEME, dress, untranslated
from onrecord.hosts.building import HostError, in_one_line
from onrecord.hosts.frames import Frames
from onrecord.hosts.listening import Listener, Say
from onrecord.hosts.policy import guard
from onrecord.pipeline import Outcome, load
from onrecord.publishing import manifest
from onrecord.report import console
from onrecord.search.indexer import SearchIndexer
from onrecord.site.page import Page
from onrecord.site.pages import render
from onrecord.site.site import Settings, Site
from onrecord.site.templating import speaking, spoken
from onrecord.site.words import words_in
from onrecord.sources.reading import Project

log = get_plugin_logger(__name__)


class OnrecordConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in `mkdocs.yml`; paths are relative to that file."""

    summaries = options.Type(str, default="summaries")
    """The folder of the summaries."""
    speakers = options.Type(str, default="speakers.yaml")
    """The register of speakers."""
    norms = options.Optional(options.Type(str))
    """A catalogue of norms of the site's own."""
    instruments = options.Optional(options.Type(str))
    """A catalogue of documents of the site's own."""
    contribute = options.Optional(options.Type(str))
    """The page in `docs` that says how to contribute: `manual/contributing.md`."""


class ProjectError(PluginError):
    """What is the matter with the summaries, all of it at once."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(console.plain(diagnostics).strip())
        self.diagnostics = diagnostics


class OnrecordPlugin(BasePlugin[OnrecordConfig]):  # type: ignore[no-untyped-call]
    """Publishes the pages of a project through MkDocs."""

    def __init__(self) -> None:
        self.say: Say = lambda _: None
        """Told what is being done."""
        self.project = Project(Path())
        self.outcome: Outcome | None = None
        self.pages: dict[str, Page] = {}
        """By the Markdown file that the page would be."""
        self.count = 0
        """How many pages the site has, the user's own among them."""
        self._search: SearchIndexer | None = None
        self._framed = 0
        self._previewing = False
        self._days: Mapping[str, str] = {}
        self._newest = framing.EPOCH
        self._frames: Frames | None = None
        self._leaves: frozenset[str] = frozenset()
        """The pages that share their frames."""
        self.notes: tuple[str, ...] = ()
        """What is right, and may not be what somebody expects."""

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Begin anew. MkDocs keeps a plugin that has this method from one build to the next."""
        self._previewing = command == "serve"
        self.outcome = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates and styles below the user's and above Material's."""
        if config.theme.name != "material":
            raise PluginError("The plugin onrecord needs `theme: {name: material}` in mkdocs.yml.")
        self.project = _project(config, self.config)
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css[:0] = STYLESHEETS
        config.extra.setdefault("generator", False)
        dress(config.theme, Theme(name="material"), words_in(config.theme["language"]))
        guard(config.theme, config.mdx_configs, previewing=self._previewing)
        self._note(tuple(untranslated(config.theme["language"])))
        if not config.repo_url and not urlsplit(config.edit_uri or "").scheme:
            config.edit_uri = None
            config.edit_uri_template = None
        config.watch.extend(str(path) for path in self._watched(config) if path.exists())
        return config

    @event_priority(-50)  # After plugins that add pages: theirs count as the user's.
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages, but none where the user has one."""
        self.say("Reading the summaries")
        self.outcome = outcome = self._load()
        self._days = framing.days(outcome.corpus)
        self._newest = max(self._days.values(), default=framing.EPOCH)
        self.say("Rendering the pages")
        settings = _settings(config, self.config, files)
        shown = InclusionLevel.DRAFT.value
        taken = {file.dest_uri for file in files if file.inclusion.value > shown}
        own = sorted(files.documentation_pages(), key=file_sort_key)
        self.pages, self._framed = {}, 0
        site = Site(outcome.corpus, outcome.index, settings)
        for page in render(site):
            file = _file(page, config)
            if file.dest_uri not in taken:
                self.pages[file.src_uri] = page
                if previous := files.get_file_from_path(file.src_uri):
                    files.remove(previous)
                files.append(file)
        self._search = SearchIndexer(site, Path(config.site_dir))
        self._search.add_pages(self.pages.values())
        kept = manifest.assets(site, self.pages.values(), framing.addresses(own, config.docs_dir))
        for made in (*export(site), *kept):
            if made.path not in taken:
                files.append(File.generated(config, made.path, content=made.text))
        if config.nav is None:
            paths = [f.src_uri for f in own if f.inclusion is not InclusionLevel.NOT_IN_NAV]
            config.nav = framing.navigation(settings.words, self.pages, nest_paths(paths))  # type: ignore[no-untyped-call]
        self.count = len(files.documentation_pages())
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Let a page light up the tab of its index, though it is not in the navigation."""
        tabs = {page.file.src_uri: page for page in nav.pages}
        leaves = self.pages.keys() - tabs.keys()
        alone = leaves if _nobody_else_sees_pages(config) else ()
        # The theme shows the home page in a way of its own, wherever it is listed.
        self._leaves = frozenset(path for path in alone if self.pages[path].kind != "home")
        for path in leaves:
            tab = tabs.get(f"{path.split('/')[0]}/index.md")
            file = files.get_file_from_path(path)
            if file:
                leaf = Leaf(self.pages[path], file, config, framed=path in self._leaves)
                leaf.parent = cast(Any, tab)

    @event_priority(100)
    def on_pre_page(self, page: HostPage, **_: Any) -> None:
        """Date a page by its text, not by the clock, so that the site stays the same."""
        ours = self.pages.get(page.file.src_uri)
        page.update_date = self._days.get((ours and ours.source) or "", self._newest)

    @event_priority(100)
    def on_page_markdown(self, _: str, *, page: HostPage, **__: Any) -> None:
        """Give a page of ours its metadata: set here, it needs no YAML around it."""
        if (ours := self.pages.get(page.file.src_uri)) and not isinstance(page, Leaf):
            page.meta = framing.front_matter(ours)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: HostPage, **__: Any) -> str | None:
        """Put our fragment and its table of contents in place; let search know the user's pages."""
        if isinstance(page, Leaf):
            return None
        ours = self.pages.get(page.file.src_uri)
        if ours is None:
            if self._search and not framing.is_hidden(page.meta):
                self._search.add_page(page.url, unescape(str(page.title)), html)
            return None
        page.toc = _toc(ours)
        page.present_anchor_ids = framing.anchors(ours)
        return ours.html

    def on_env(self, env: Any, *, config: MkDocsConfig, **_: Any) -> None:
        """Hand the theme our words; index all pages while they are written."""
        words = words_in(config.theme["language"])
        env.filters["word"] = speaking(words)
        env.globals["spoken"] = spoken(words, config.theme["language"])
        self._frames = Frames(env)
        if self._search:
            self._search.start()

    def on_post_build(self, **_: Any) -> None:
        """Wait until the index is written."""
        try:
            if self._search:
                self._search.close()
        except (OSError, RuntimeError) as error:
            raise PluginError(f"The search index cannot be written: {error}") from error

    def on_build_error(self, **_: Any) -> None:
        """Leave nothing behind that still writes."""
        if self._search:
            self._search.abort()

    def on_shutdown(self) -> None:
        """Do the same where a build was interrupted."""
        if self._search:
            self._search.abort()

    def on_page_context(
        self, context: TemplateContext, *, page: HostPage, **_: Any
    ) -> TemplateContext:
        """Hand the page to the template, which shows its side notes; put a leaf in its frame."""
        given = cast(dict[str, Any], context)
        ours = given["onrecord"] = self.pages.get(page.file.src_uri)
        if self._frames and ours and page.file.src_uri in self._leaves:
            given["framed"] = self._frames.put_around(page, ours, given)
        self._framed += 1
        if self._framed % 100 == 0 or self._framed == self.count:
            self.say(f"Writing page {self._framed:,} of {self.count:,}")
        return context

    def _note(self, notes: tuple[str, ...]) -> None:
        """Keep what somebody should know, and tell it unless it was told before."""
        for note in notes if notes != self.notes else ():
            log.info(note)
        self.notes = notes

    def _load(self) -> Outcome:
        """Return the project as it is; in a preview, as it was while nothing was wrong."""
        outcome = load(self.project)
        told = console.plain(outcome.diagnostics).strip()
        if outcome.ok:
            if outcome.diagnostics:
                log.info("\n%s", told)
            return outcome
        if self._previewing and self.outcome:
            log.error("\n%s\nThe preview stays as it was.", told)
            return self.outcome
        raise ProjectError(outcome.diagnostics)

    def _watched(self, config: MkDocsConfig) -> Iterator[Path]:
        """Yield what a preview is rebuilt for, besides the user's own pages."""
        project = self.project
        for path in (project.summaries, project.register, project.norms, project.instruments):
            if path:
                yield project.root / path
        yield from (THEME, *(Path(folder) / "templates" for folder in onrecord.site.__path__))
        if config.theme.custom_dir:
            yield Path(config.theme.custom_dir)


class Leaf(HostPage):
    """A page of ours that is in no navigation, which needs nothing made of it but its frame.

    MkDocs would set up Markdown anew for each page, which takes longer than the page.
    """

    def __init__(self, ours: Page, file: File, config: MkDocsConfig, *, framed: bool) -> None:
        super().__init__(None, file, config)
        self._ours = ours
        self._framed = framed

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's signature
        """Take the metadata as they are; there is no Markdown."""
        self.markdown = ""
        self.meta = framing.front_matter(self._ours)
        if self._framed:
            self.meta["template"] = frames.TEMPLATE

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Take our fragment and its table of contents as they are."""
        self.content = self._ours.html
        self.toc = _toc(self._ours)

    @property
    def present_anchor_ids(self) -> set[str]:
        """The anchors of the page, looked for when a page of the user's leads to one."""
        return framing.anchors(self._ours)

    @present_anchor_ids.setter
    def present_anchor_ids(self, _: set[str] | None) -> None:
        """Keep what is: they do not change."""


def _toc(page: Page) -> Any:
    """Return the table of contents of a page of ours as the host has it."""
    return get_toc(cast(Any, framing.outline(page.headings)))


def _project(config: MkDocsConfig, chosen: OnrecordConfig) -> Project:
    """Return the project around a configuration file."""
    root = Path(config.config_file_path).absolute().parent
    return Project(root, chosen.summaries, chosen.speakers, chosen.norms, chosen.instruments)


def _nobody_else_sees_pages(config: MkDocsConfig) -> bool:
    """Say whether pages are made by us and Material alone, so that they can share their frames.

    Templates of the user's own, and other plugins, may look at anything in a page.
    """
    known = ("onrecord", "search", "material/search")
    return not config.theme.custom_dir and all(name in known for name in config.plugins)


def _settings(config: MkDocsConfig, chosen: OnrecordConfig, files: Files) -> Settings:
    """Return what the pages may know of the site around them."""
    repository = config.repo_url or ""
    docs = urljoin(f"{repository.rstrip('/')}/", config.edit_uri or "")
    up = framing.from_docs(config.config_file_path, config.docs_dir, ".")
    contribute = files.get_file_from_path(chosen.contribute) if chosen.contribute else None
    if chosen.contribute and not contribute:
        raise PluginError(
            f"There is no page {chosen.contribute} in docs: see `contribute` in mkdocs.yml."
        )
    return Settings(
        name=config.site_name,
        address=config.site_url or "",
        repository=repository,
        edit=urljoin(docs, up) if repository and config.edit_uri else "",
        language=config.theme["language"],
        contribute=contribute.url if contribute else "",
    )


def _file(page: Page, config: MkDocsConfig) -> File:
    """Return a page as a file of the host; its words follow when the page is made."""
    file = File.generated(
        config, framing.path(page), content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    if page.source:
        file.edit_uri = framing.from_docs(config.config_file_path, config.docs_dir, page.source)
    return file


def configure(config_file: Path, empty: str, **chosen: Any) -> MkDocsConfig:
    """Read and check a configuration file; `chosen` options weigh more than the file's.

    In strict mode a warning weighs as much as an error. MkDocs insists on a folder of
    hand-written pages; where there is no `docs`, the `empty` one stands in. Raises `HostError`.
    """
    # Material announces its successor when MkDocs loads it; this is its own switch for that.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = MkDocsConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as file:
            config.load_file(file)
    except FileNotFoundError:
        raise HostError(
            f"There is no {config_file.name} in {config_file.parent}. Go to the folder of the site; "
            "in an empty one, `onrecord new` begins a site."
        ) from None
    except (MkDocsException, OSError, TypeError) as error:
        raise HostError(f"{config_file.name} cannot be read: {in_one_line(error)}") from error
    if config["docs_dir"] == "docs" and not (config_file.parent / "docs").is_dir():
        chosen["docs_dir"] = empty
    config.load_dict({key: value for key, value in chosen.items() if value is not None})
    errors, warnings = config.validate()
    if found := [*errors, *(warnings if config.get("strict") else ())]:
        raise HostError("\n".join(f"{config_file.name}: {key}: {what}" for key, what in found))
    return config


def project_of(config: MkDocsConfig) -> Project:
    """Return the project that a configuration describes. Raises `HostError` without our plugin."""
    return _project(config, plugin_of(config).config)


def own_pages(config: MkDocsConfig) -> frozenset[str]:
    """Return the addresses of the hand-written pages of a site."""
    return framing.addresses(get_files(config).documentation_pages(), config.docs_dir)


def plugin_of(config: MkDocsConfig) -> OnrecordPlugin:
    """Return the plugin of a configuration. Raises `HostError` where there is none."""
    for plugin in config.plugins.values():
        if isinstance(plugin, OnrecordPlugin):
            return plugin
    name = Path(config.config_file_path).name
    raise HostError(f"{name} does not name the plugin: add `- onrecord` under `plugins`.")


def run_build(config: MkDocsConfig, listener: Listener) -> None:
    """Build a site into the folder of its configuration. Raises `HostError`."""
    with _explained(listener):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


def run_server(config_file: Path, listener: Listener, *, open_browser: bool, **chosen: Any) -> None:
    """Preview a site until interrupted. Raises `HostError` where the first build fails."""
    with _explained(listener):
        mkdocs_serve(str(config_file), open_in_browser=open_browser, **chosen)


@contextmanager
def _explained(listener: Listener) -> Iterator[None]:
    """Turn what MkDocs raises for a user's mistake into a `HostError`."""
    try:
        yield
    except MkDocsException as error:
        cause = error.__context__ or error
        if isinstance(cause, ProjectError):
            raise HostError(cause.message, cause.diagnostics) from None
        raise HostError("\n".join(listener.heard) or error.format_message()) from error
    except OSError as error:
        raise HostError(str(error)) from error
