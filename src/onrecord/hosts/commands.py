"""Build and preview a site: what the command line offers."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from onrecord import cache
from onrecord.diagnostics import Diagnostic
from onrecord.hosts.errors import HostError, fault_of_others, fault_of_settings, reason
from onrecord.hosts.inputs import Inputs, as_written
from onrecord.hosts.last_build import LastBuild
from onrecord.hosts.loading import ProjectError
from onrecord.hosts.mkdocs import Say, plugin_of
from onrecord.hosts.preview import Preview
from onrecord.hosts.replacing import replacing
from onrecord.hosts.settings import load_config, project_of
from onrecord.hosts.temporary import temporary_folder
from onrecord.workers import KilledError

__all__ = [
    "BuildReport",
    "HostError",
    "Say",
    "build",
    "serve",
]


@dataclass(frozen=True)
class BuildReport:
    """What was built."""

    site: Path
    """The folder of the site."""
    pages: int
    """How many pages it has."""
    diagnostics: tuple[Diagnostic, ...]
    """Warnings about the summaries, sorted by path and place."""
    notes: tuple[str, ...] = ()
    """What is right, and may not be what somebody expects."""
    is_new: bool = True
    """Whether it was built now; not where it was already what the sources say."""


def build(
    config_file: Path,
    site_dir: Path | None = None,
    *,
    progress: Say | None = None,
    tell: Say = lambda _: None,
    keeps: bool = True,
    strict: bool = True,
) -> BuildReport:
    """Build the site afresh and put it in the place of the old one when all went well.

    A site that is already what its sources say stays as it is.

    `site_dir` is relative to the working directory; without it, `mkdocs.yml` decides. A warning
    of MkDocs keeps the site from being built; unless `strict`, it is a note. `tell` is called with what
    somebody has to know meanwhile. Unless it `keeps` results, everything is made anew.
    Raises `HostError`.
    """
    config_file = config_file.absolute()
    with temporary_folder() as folder, LogCapture() as log:
        written = as_written(config_file)
        config = load_config(config_file, _empty(folder), strict=strict)
        warnings = tuple(log.warnings)
        plugin = plugin_of(config)
        plugin.say = progress or (lambda _: None)  # MkDocs keeps a plugin, and what it was told
        plugin.config.cache &= keeps
        site = site_dir.absolute() if site_dir else Path(config.site_dir)
        project = project_of(config, plugin.config)
        named = (config_file, config.docs_dir, config.theme.custom_dir, cache.FOLDER)
        sources = [*project.sources, *(project.root / str(one) for one in named if one)]
        last = LastBuild(Inputs(config, project, written), project, site)
        if told := last.told:
            pages, found, notes = told
            return BuildReport(site, pages, found, (*warnings, *notes), is_new=False)
        with replacing(site, sources, tell) as fresh, _garbage_collector_disabled():
            config.site_dir, plugin.last = str(fresh), last if plugin.config.cache else None
            _build(config, log)
            files = last.files(fresh)
        outcome = plugin.loader.outcome
        found = outcome.diagnostics if outcome else ()
        notes = (*log.warnings, *plugin.notes)
        last.keep(files, plugin.written.traces, (plugin.page_count, found, notes))
        return BuildReport(site, plugin.page_count, found, (*warnings, *notes))


def _build(config: MkDocsConfig, log: LogCapture) -> None:
    with _host_errors(log):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


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
    with temporary_folder() as folder, LogCapture(progress) as log:
        empty = _empty(folder)

        def load(site_dir: str) -> MkDocsConfig:
            return load_config(config_file, empty, dev_addr=address, site_dir=site_dir)

        preview = Preview(load, partial(_host_errors, log), progress or (lambda _: None), folder)
        with _host_errors(log):
            preview.run(open_browser=open_browser)


def _empty(folder: Path) -> str:
    """Make a folder without pages in another."""
    empty = folder / "empty"
    empty.mkdir()
    return str(empty)


@contextmanager
def _host_errors(log: LogCapture) -> Iterator[None]:
    """Turn what MkDocs raises for a user's mistake into a `HostError`."""
    log.warnings.clear()
    try:
        yield
    except MkDocsException as error:
        cause = error.__context__ or error
        if isinstance(cause, ProjectError):
            raise HostError(cause.message, cause.diagnostics) from None
        raise HostError("\n".join(log.warnings) or error.format_message()) from error
    except (Exception, SystemExit) as error:
        if said := _words(error, log.warnings[-1] if log.warnings else ""):
            raise HostError(said) from error
        raise


def _words(error: BaseException, last: str) -> str:
    """Say what is no fault of ours; empty for what may be one. `last` is what MkDocs said last."""
    if theirs := fault_of_others(error):
        return f"{last}\n{theirs}" if last.startswith("Error building page") else theirs
    if isinstance(error, UnicodeError):
        # A page or template elsewhere than a check looks; MkDocs has said which.
        return last or str(error)
    if isinstance(error, OSError) and isinstance(error, LookupError):
        # Only Jinja has such an error: a page of the user's names a template that is not there.
        return f"{last or error}. Neither Material nor `custom_dir` has this template."
    if isinstance(error, OSError):
        return f"{reason(error)}."
    if isinstance(error, KilledError):
        return str(error)
    return fault_of_settings(error) if isinstance(error, Exception) else ""


class LogCapture(logging.Handler):
    """Takes the place of all other handlers of MkDocs' log, so that it prints nothing."""

    def __init__(self, say: Say | None = None) -> None:
        super().__init__(logging.INFO)
        self._say = say
        self._logger = logging.getLogger("mkdocs")
        self.warnings: list[str] = []
        """Warnings and errors, in the order in which they came."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning; say warnings and the messages of the preview's server and of plugins."""
        is_warning = record.levelno >= logging.WARNING
        if is_warning:
            self.warnings.append(record.getMessage())
        spoken = is_warning or record.name.startswith(("mkdocs.livereload", "mkdocs.plugins"))
        if self._say and spoken:
            self._say(record.getMessage())

    def __enter__(self) -> Self:
        """Begin to capture."""
        self._before = (self._logger.level, self._logger.propagate, self._logger.handlers[:])
        self._logger.handlers[:] = [self]
        self._logger.setLevel(logging.INFO)
        self._logger.propagate = False
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the logger as it was."""
        level, self._logger.propagate, self._logger.handlers[:] = self._before
        self._logger.setLevel(level)


@contextmanager
def _garbage_collector_disabled() -> Iterator[None]:
    """Disable the garbage collector: a build keeps the hundreds of thousands of objects it makes."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # They count as old from now on, so that nobody looks through all of them at once; frozen they
        # would stay for good, those of each build of a process.
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
