"""Build and preview a site: what the command line offers, whatever host does the work."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.hosts.building import BuildReport, HostError, replacing
from onrecord.hosts.listening import Listener, Say
from onrecord.hosts.mkdocs import (
    configure,
    own_pages,
    plugin_of,
    project_of,
    run_build,
    run_server,
)
from onrecord.sources.reading import Project

__all__ = [
    "BuildReport",
    "HostError",
    "Say",
    "build",
    "pages_around",
    "project_around",
    "serve",
]


def project_around(path: Path) -> Project:
    """Return the project that a file or folder belongs to, as its `mkdocs.yml` describes it.

    Where there is no such file, or it cannot be read, the usual names hold.
    """
    project = Project.around(path)
    config_file = project.root.absolute() / "mkdocs.yml"
    if not config_file.exists():
        return project
    with TemporaryDirectory() as empty, Listener():
        try:
            return project_of(configure(config_file, empty))
        except HostError:
            return project


def pages_around(project: Project) -> frozenset[str]:
    """Return the addresses of a site's hand-written pages; none where no `mkdocs.yml` is sound."""
    config_file = project.root.absolute() / "mkdocs.yml"
    if not config_file.exists():
        return frozenset()
    with TemporaryDirectory() as empty, Listener():
        try:
            return own_pages(configure(config_file, empty))
        except HostError:
            return frozenset()


def build(
    config_file: Path,
    site_dir: Path | None = None,
    *,
    strict: bool = True,
    progress: Say | None = None,
) -> BuildReport:
    """Build the site afresh and put it in the place of the old one when all went well.

    `site_dir` is relative to the working directory; without it, `mkdocs.yml` decides. With
    `strict`, a warning of the host keeps the site from being built. Raises `HostError`.
    """
    config_file = config_file.absolute()
    with TemporaryDirectory() as empty, Listener() as listener:
        config = configure(config_file, empty, strict=strict)
        plugin = plugin_of(config)
        plugin.say = progress or (lambda _: None)
        site = site_dir.absolute() if site_dir else Path(config.site_dir)
        named = (config_file, config.docs_dir, plugin.config.summaries)
        sources = [config_file.parent / source for source in named]
        with replacing(site, sources) as fresh, _keeping():
            config.site_dir = str(fresh)
            run_build(config, listener)
        found = plugin.outcome.diagnostics if plugin.outcome else ()
        return BuildReport(site, plugin.count, found, plugin.notes)


@contextmanager
def _keeping() -> Iterator[None]:
    """Let Python not look for garbage: what a build makes it keeps, hundreds of thousands of things."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Nor when the process ends, which would take longer than to write a hundred pages.
        gc.freeze()
        if looking:
            gc.enable()


def serve(
    config_file: Path,
    address: str | None = None,
    *,
    open_browser: bool = False,
    progress: Say | None = None,
) -> None:
    """Preview the site and rebuild it when a file changes, until interrupted.

    `address` is `host:port`; without it, `mkdocs.yml` decides. Raises `HostError` where the first
    build fails; what is wrong later is told to `progress`.
    """
    config_file = config_file.absolute()
    with TemporaryDirectory() as empty, Listener(progress) as listener:
        config = configure(config_file, empty, dev_addr=address)
        plugin_of(config)
        run_server(
            config_file,
            listener,
            open_browser=open_browser,
            docs_dir=config.docs_dir,
            dev_addr=address,
        )
