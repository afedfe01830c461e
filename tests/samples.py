"""Small summaries and projects for the tests; the people in them are invented."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

from hypothesis import HealthCheck, settings

from onrecord import index, linking, pipeline, rules
from onrecord.bodies import Body, Index, Passage
from onrecord.body import rendering
from onrecord.cache import Cache
from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.model import Corpus, FrontMatter, Places, Speaker, Summary
from onrecord.pipeline import Outcome
from onrecord.project import records
from onrecord.project.reading import Folder, Project
from onrecord.site import templating
from onrecord.site.templating import inline
from onrecord.site.words import words_in

LONG = settings.get_current_profile_name() == "long"
"""Whether somebody looks for what no test has found: each run then tries other examples."""

LAW = settings(
    deadline=None,
    derandomize=not LONG,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
"""For properties: always the same examples, so that a change is judged by what it changes."""


def fewer(examples: int) -> settings:
    """Return the same for laws whose examples take longer: a project, a draft, a whole site each.

    The profile `long` tries twenty-five times as many.
    """
    return settings(LAW, max_examples=examples * 25 if LONG else min(examples, LAW.max_examples))


PEOPLE: Mapping[str, Speaker] = {
    speaker.id: speaker
    for speaker in (
        Speaker(id="jo-beispiel", name="Jo Beispiel"),
        Speaker(id="mira-muster", name="Mira Muster"),
        Speaker(id="tom-exempel", name="Tom Exempel"),
        Speaker(id="zoe-van-der-probe", name="Zoë van der Probe"),
    )
}
"""A register of people who do not exist."""

REGISTER = "".join(f"{person.id}: {{name: {person.name}}}\n" for person in PEOPLE.values())
"""The same as the text of `speakers.yaml`."""

NAME = "2020-03-04-quiet"
"""The id of the one summary, where there is one."""

HEAD = (
    "---\ntitle: Rules for a quiet network\ndate: 2020-03-04\nspeakers: [{}]\nnorms: [{}]\n---\n\n"
)


def written(body: str, *, norms: str = "", speakers: str = "mira-muster") -> str:
    """Return the text of a summary's file."""
    return HEAD.format(speakers, norms) + body


def summary(
    body: str,
    *,
    norms: tuple[str, ...] = (),
    speakers: tuple[str, ...] = ("mira-muster", "jo-beispiel", "tom-exempel"),
    title: str = "Rules for a quiet network",
) -> Summary:
    """Return a summary; its body stands below six lines of front matter."""
    source = Source(f"summaries/{NAME}.md", HEAD.format("", "") + body)
    front = FrontMatter.model_validate(
        {"title": title, "date": "2020-03-04", "speakers": speakers, "norms": norms}
    )
    return Summary(NAME, front, body, len(source.text) - len(body), Places(source))


def rendered(
    body: str,
    *,
    norms: tuple[str, ...] = (),
    speakers: tuple[str, ...] = ("mira-muster", "jo-beispiel", "tom-exempel"),
    title: str = "Rules for a quiet network",
    summaries: tuple[str, ...] = (),
    register: Mapping[str, Speaker] = PEOPLE,
) -> Body:
    """Return a rendered body."""
    around = rendering.Surroundings(
        register, frozenset((NAME, *summaries)), frameworks=records.standard()
    )
    text = summary(body, norms=norms, speakers=speakers, title=title)
    return rendering.render(text, around)


def shown(body: Body) -> str:
    """Return the HTML of a body as the page of its summary has it, with addresses from `/` on."""
    view = SimpleNamespace(body=body, citing=(), reports={}, watching={}, speaking={})
    template = templating._environment(words_in("en")).get_template("body.html.j2")
    summary, page = SimpleNamespace(language="en"), templating._Filling(words_in("en"), "/")
    return template.render(view=view, summary=summary, root="/", page=page).strip()


def quoted(passage: Passage) -> str:
    """Return the HTML of a passage as other pages have it, with addresses from `/` on."""
    return inline(passage.html, "/")


def write(folder: Path, files: Mapping[str, str | bytes]) -> Project:
    """Write the files of a project and return it."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        file.write_bytes(data)
    return Project(folder)


def loaded(folder: Path, files: Mapping[str, str | bytes]) -> Outcome:
    """Write a project with a register and return what becomes of it."""
    return pipeline.load(write(folder, {"speakers.yaml": REGISTER, **files}))


SMALL_NORMS = Source(
    "norms.yaml",
    "norms:\n"
    + "".join(
        f"- {{id: 13{letter}, letter: {letter}, title: Norm {letter}, text: Text {letter}}}\n"
        for letter in "abcdefghijk"
    ),
)
SMALL_INSTRUMENTS = Source("instruments.yaml", "instruments:\n- {id: one, name: One}\n")
"""A catalogue that is read in no time, for tests that read it a thousand times."""


def folder(
    texts: Mapping[str, str],
    register: str | None = REGISTER,
    norms: Source = SMALL_NORMS,
    instruments: Source = SMALL_INSTRUMENTS,
) -> Folder:
    """Return a project as it is read, without a disk; `texts` are by summary id."""
    summaries = tuple(Source(f"summaries/{name}.md", text) for name, text in texts.items())
    people = None if register is None else Source("speakers.yaml", register)
    return Folder(summaries, frozenset(texts), people, norms, instruments)


def outcome(read: Folder) -> tuple[Corpus, Index, tuple[Diagnostic, ...]]:
    """Take a project that stands in no folder through the steps of the pipeline."""
    entries = records.parse(read)
    corpus, dangling = linking.link(entries)
    bodies = pipeline.render_bodies(corpus, entries.summary_names, None, Cache())
    citations = index.build(corpus, bodies)
    told = [*entries.diagnostics, *dangling, *rules.check(corpus, citations)]
    told += [item for body in bodies.values() for item in body.diagnostics]
    told = sorted(rules.without_consequences(told), key=lambda item: item.order)
    return corpus, citations, tuple(told)


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Return the codes of diagnostics."""
    return [str(item.code) for item in diagnostics]


def inside(span: Span) -> bool:
    """Say whether a place lies in its source and reads forwards."""
    lines = span.source.text.split("\n")
    first = 1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1
    last = 1 <= span.end_line <= len(lines)
    last = last and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    return first and last and (span.line, span.column) <= (span.end_line, span.end_column)
