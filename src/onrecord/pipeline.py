"""The pipeline: from a folder to a corpus, its index, and everything there is to say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord import catalogue, checks, index, linking
from onrecord.body import markdown
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model import Body, Corpus, Index
from onrecord.sources import reading, records
from onrecord.sources.reading import Project

Progress = Callable[[int, int], None]
"""Told how many of how many summaries are rendered."""


@dataclass(frozen=True)
class Outcome:
    """What became of a project."""

    project: Project
    corpus: Corpus
    index: Index
    diagnostics: tuple[Diagnostic, ...]
    """Sorted by path and place."""

    @property
    def ok(self) -> bool:
        """Whether the site can be built."""
        return not any(d.severity is Severity.ERROR for d in self.diagnostics)


def load(project: Project, progress: Progress | None = None) -> Outcome:
    """Read, parse, link, render, index and check a project; raise nothing for users' mistakes."""
    folder = reading.read(project)
    parsed = records.parse(
        folder,
        folder.norms or catalogue.shipped("norms.yaml"),
        folder.instruments or catalogue.shipped("instruments.yaml"),
    )
    corpus, dangling = linking.link(parsed)
    bodies = render_bodies(corpus, parsed.summary_names, progress)
    citations = index.build(corpus, bodies)
    found = [*parsed.diagnostics, *dangling, *checks.check(corpus, citations)]
    found.extend(diagnostic for body in bodies.values() for diagnostic in body.diagnostics)
    return Outcome(project, corpus, citations, tuple(sorted(found, key=lambda d: d.order)))


def render_bodies(
    corpus: Corpus, names: frozenset[str], progress: Progress | None
) -> dict[str, Body]:
    """Render the body of every summary; `names` are the ids that links may lead to."""
    around = markdown.Surroundings(corpus.speakers, names)
    bodies = {}
    for done, (name, summary) in enumerate(corpus.summaries.items(), start=1):
        bodies[name] = markdown.render(summary, around)
        if progress is not None:
            progress(done, len(corpus.summaries))
    return bodies
