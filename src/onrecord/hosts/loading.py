"""Load a project for a build; in a preview, keep its last good state while something is wrong."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from onrecord.cache import Cache
from onrecord.diagnostics import Diagnostic
from onrecord.model import NO_FRAMEWORKS, Frameworks
from onrecord.pipeline import Outcome, load
from onrecord.project.layout import Project
from onrecord.project.published import is_refused
from onrecord.report import console

log = get_plugin_logger(__name__)


class ProjectError(PluginError):
    """What is wrong with the summaries, all of it at once."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(console.plain(diagnostics).strip())
        self.diagnostics = diagnostics


class ProjectLoader:
    """Loads a project as often as it is asked to."""

    def __init__(self, *, previewing: bool = False) -> None:
        """Prepare for a build, or for a preview, which loads again after each change."""
        self.previewing = previewing
        self.project = Project(Path())
        self.outcome: Outcome | None = None
        """The project as it was loaded last; in a preview, while nothing was wrong."""
        self.trouble = ""
        """What is wrong, in words, while a preview shows the last good state."""
        self.kept = Cache()
        """What was made for the last state, which the next may need again."""

    def open(self, project: Project) -> None:
        """Load this project from now on; at once where a file in `docs` keeps it from being built.

        Links there may lead MkDocs round in circles, which looks for pages next. Raises `ProjectError`.
        """
        if project != self.project:
            self.project, self.kept = project, project.open_cache()
        if is_refused(project):
            self.load()

    def load(self) -> Outcome:
        """Return the project as it is; in a preview, as it was while nothing was wrong.

        Raises `ProjectError` where there is no good state to show.
        """
        outcome = load(self.project, kept=self.kept)
        message = console.plain(outcome.diagnostics).strip()
        self.trouble = ""
        if outcome.ok:
            if outcome.diagnostics:
                log.info("\n%s", message)
            self.outcome = outcome
        elif self.previewing and self.outcome:
            self.trouble = f"{message}\n\nThe preview stays as it was."
            log.error("\n%s", self.trouble)
        else:
            raise ProjectError(outcome.diagnostics)
        return self.outcome

    @property
    def frameworks(self) -> Frameworks:
        """The frameworks of the record; none before it is loaded."""
        return self.outcome.corpus.frameworks if self.outcome else NO_FRAMEWORKS
