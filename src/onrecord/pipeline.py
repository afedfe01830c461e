"""The pipeline: from a folder to a corpus, its index, and everything there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from onrecord import cache, files, index, linking, rules, workers
from onrecord.bodies import Body, Index
from onrecord.body import rendering
from onrecord.body.rendering import Surroundings
from onrecord.cache import Cache
from onrecord.diagnostics import Code, Diagnostic, Severity, Source, bounded
from onrecord.model import Corpus, Frameworks, Norm, Speaker, Summary
from onrecord.project import reading, records
from onrecord.project.reading import Folder, Project
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
        return _told(rules.suggest(self.corpus, self.index))


def load(
    project: Project,
    progress: Progress | None = None,
    kept: Cache | None = None,
    folder: Folder | None = None,
) -> Outcome:
    """Read, parse, link, render, index and check a project; raise nothing for users' mistakes.

    What was rendered before is taken from the cache. `folder` is what was read already.
    """
    kept = kept or Cache()
    parsed = records.parse(folder or reading.read(project, kept), kept)
    corpus, dangling = linking.link(parsed, kept)
    bodies = render_bodies(corpus, parsed.summary_names, progress, kept)
    citations = index.build(corpus, bodies)
    found = [*parsed.diagnostics, *dangling, *rules.check(corpus, citations, kept)]
    found.extend(diagnostic for body in bodies.values() for diagnostic in body.diagnostics)
    found.extend(_wrong_in_broken(corpus, parsed.summary_names))
    catalogue = parsed.norms.places.source
    found = [item for item in found if not _names_unread(item, corpus, catalogue)]
    kept.tidy()
    return Outcome(project, corpus, citations, _told(rules.without_consequences(found)))


def _told(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics by path and place, no more than anybody reads."""
    first = bounded(sorted(found, key=lambda d: d.order))
    return tuple(sorted(first, key=lambda d: d.order))


def render_bodies(
    corpus: Corpus, names: frozenset[str], progress: Progress | None, kept: Cache
) -> dict[str, Body]:
    """Render the body of every summary; `names` are the ids that links may lead to."""
    around = _around(corpus, names)
    entries = texts(corpus, kept)
    bodies = {name: _kept(kept, entries[name], corpus.summaries[name], names) for name in entries}
    missing = [name for name, body in bodies.items() if body is None]

    def render(place: int) -> Body:
        asked = _Asked(names)
        body = rendering.render(corpus.summaries[missing[place]], replace(around, summaries=asked))
        if asked.of_each:
            kept.put(entries[missing[place]], (sorted(asked.found), body))
        return body

    rendered = workers.run(
        render, len(missing), batch=_BATCH, parallel=len(missing) >= workers.MANY
    )
    for done, (name, body) in enumerate(zip(missing, rendered, strict=True), 1):
        bodies[name] = body
        if progress is not None:
            progress(len(bodies) - len(missing) + done, len(bodies))
    return cast("dict[str, Body]", bodies)


class _Asked(Collection[str]):
    """The ids of all summaries, and which of them the links of one text have asked for."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self.found: set[str] = set()
        self.of_each = True
        """Whether nothing but these was asked for: what is missing has a hint made of all."""

    def __contains__(self, name: object) -> bool:
        found = name in self._names
        self.found |= {str(name)} if found else set()
        self.of_each &= found
        return found

    def __iter__(self) -> Iterator[str]:
        self.of_each = False
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def texts(corpus: Corpus, kept: Cache | None = None) -> dict[str, str]:
    """Return by summary id the hash of all that its body depends on, but for other summaries.

    It is the name of the body in the cache.
    """
    return dict(zip(corpus.summaries, _entries(corpus, kept or Cache()), strict=True))


def _entries(corpus: Corpus, kept: Cache) -> Iterator[str]:
    norms = kept.recall(_named, corpus.frameworks, corpus.norms, corpus.address)
    people = kept.recall(_written, corpus.speakers)
    for summary in corpus.summaries.values():
        declared = (people[person.id] for person in summary.front.people)
        yield kept.recall(_entry, summary, norms, *declared)


def _written(speakers: Mapping[str, Speaker]) -> Mapping[str, str]:
    return {id_: speaker.model_dump_json() for id_, speaker in speakers.items()}


def _named(frameworks: Frameworks, norms: Mapping[str, Norm], address: str) -> str:
    """Return one name for all that a catalogue says of norms, and for the address of the site."""
    records = (*frameworks.all, *norms.values())
    return cache.name("norms", address, *(record.model_dump_json() for record in records))


def _entry(summary: Summary, norms: str, *people: str) -> str:
    front, source = summary.front.model_dump_json(), summary.source
    gone = ",".join(sorted(summary.unlinked))
    return cache.name("body", source.path, source.text, front, gone, norms, *people)


def _kept(kept: Cache, entry: str, summary: Summary, names: frozenset[str]) -> Body | None:
    """Return a body from the cache, where the summaries that its text links to are still there."""
    sources = {summary.source.path: summary.source}.get
    asked, body = kept.get(entry, tuple[tuple[str, ...], Body], sources) or ((), None)
    return body if names.issuperset(asked) else None


def _around(corpus: Corpus, names: frozenset[str]) -> Surroundings:
    subjects = Subjects(corpus.norms.values())
    return Surroundings(
        corpus.speakers, names, subjects, corpus.frameworks, corpus.moved, corpus.address
    )


def _wrong_in_broken(corpus: Corpus, names: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the text of summaries whose front matter does not hold."""
    around = _around(corpus, names)
    for broken in corpus.broken.values():
        if broken.body is not None and not broken.is_withdrawn:
            yield from rendering.render(broken, around).diagnostics


def _names_unread(item: Diagnostic, corpus: Corpus, catalogue: Source) -> bool:
    """Say whether a text is told to name no norm, and the catalogue was told why it has none."""
    if item.code != Code.NORM_ID or item.span.source == catalogue:
        return False
    return corpus.may_have(item.span.text.removeprefix("norm:"))


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
    source = reading.read_file(project.root, path, found, files.LARGEST_SUMMARY)
    frameworks = records.frameworks_of(project)
    parsed = records.parse_summary(source, frameworks) if source else None
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
    around = Surroundings(
        speakers, frozenset((summary.id,)), frameworks=frameworks, address=project.address
    )
    body = rendering.render(summary, around)
    unlinked = (d for d in body.diagnostics if d.code != Code.UNKNOWN_SUMMARY)
    return Inspection(summary, body, _told((*found, *unlinked)))
