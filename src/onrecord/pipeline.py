"""The pipeline: from a folder to a corpus, its index, and everything there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord import index, linking, rules, workers
from onrecord.bodies import Body, Index
from onrecord.body import rendering
from onrecord.diagnostics import Code, Diagnostic, Severity
from onrecord.model import Corpus, Speaker, Summary
from onrecord.project import reading, records
from onrecord.project.reading import Project
from onrecord.prose import Subjects

_BATCH = 20
"""How many summaries a process renders before it hands them over."""

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

    @cached_property
    def notes(self) -> tuple[Diagnostic, ...]:
        """Suggestions, sorted like diagnostics; looked for only when somebody asks."""
        return tuple(sorted(rules.suggest(self.corpus, self.index), key=lambda d: d.order))


def load(project: Project, progress: Progress | None = None) -> Outcome:
    """Read, parse, link, render, index and check a project; raise nothing for users' mistakes."""
    parsed = records.parse(reading.read(project))
    corpus, dangling = linking.link(parsed)
    bodies = render_bodies(corpus, parsed.summary_names, progress)
    citations = index.build(corpus, bodies)
    found = [*parsed.diagnostics, *dangling, *rules.check(corpus, citations)]
    found.extend(diagnostic for body in bodies.values() for diagnostic in body.diagnostics)
    found.extend(_wrong_in_broken(corpus, parsed.summary_names))
    told = sorted(rules.without_consequences(found), key=lambda d: d.order)
    return Outcome(project, corpus, citations, tuple(told))


def render_bodies(
    corpus: Corpus, names: frozenset[str], progress: Progress | None
) -> dict[str, Body]:
    """Render the body of every summary; `names` are the ids that links may lead to."""
    around = _around(corpus, names)
    summaries = tuple(corpus.summaries.values())
    rendered = workers.run(
        lambda place: rendering.render(summaries[place], around),
        len(summaries),
        batch=_BATCH,
        parallel=len(summaries) >= workers.MANY,
    )
    bodies = {}
    for name, body in zip(corpus.summaries, rendered, strict=True):
        bodies[name] = body
        if progress is not None:
            progress(len(bodies), len(corpus.summaries))
    return bodies


def _around(corpus: Corpus, names: frozenset[str]) -> rendering.Surroundings:
    return rendering.Surroundings(corpus.speakers, names, Subjects(corpus.norms.values()))


def _wrong_in_broken(corpus: Corpus, names: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the text of summaries whose front matter does not hold."""
    around = _around(corpus, names)
    for broken in corpus.broken.values():
        if broken.body is not None and not broken.is_withdrawn:
            yield from rendering.render(broken, around).diagnostics


@dataclass(frozen=True)
class Inspection:
    """What the site takes from one file."""

    summary: Summary | None
    """`None` where the file holds no summary that can be read."""
    body: Body | None
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the file itself; whether its ids lead anywhere is for `load` to say."""


def inspect(project: Project, path: str) -> Inspection:
    """Read and render one summary; `path` is relative to the project's folder.

    People whom the register lacks go by the words of their id.
    """
    found: list[Diagnostic] = []
    source = reading.read_file(project.root, path, found)
    parsed = records.parse_summary(source) if source else None
    found.extend(parsed.diagnostics if parsed else ())
    if not isinstance(parsed, records.Ok):
        return Inspection(None, None, tuple(found))
    summary = parsed.summary
    unheard: list[Diagnostic] = []
    exists = (project.root / project.register).exists()
    register = reading.read_file(project.root, project.register, unheard) if exists else None
    entries = records.parse_register(register).records
    names = {person.id: person.id.replace("-", " ").title() for person in summary.front.people}
    speakers = {id_: Speaker(id=id_, name=name) for id_, name in names.items()}
    speakers |= {record.id: record for record in entries}
    around = rendering.Surroundings(speakers, frozenset((summary.id,)))
    body = rendering.render(summary, around)
    unlinked = (d for d in body.diagnostics if d.code != Code.UNKNOWN_SUMMARY)
    return Inspection(summary, body, tuple(sorted((*found, *unlinked), key=lambda d: d.order)))
