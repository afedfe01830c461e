"""The pipeline, from a folder to everything there is to say about it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from benchmarks.growth import UNITS
from onrecord import pipeline
from onrecord.bodies import Basis, How
from onrecord.cache import Cache
from onrecord.diagnostics import MOST, Code, Severity
from onrecord.project.reading import Project
from onrecord.report import console
from tests.effort import steps
from tests.samples import REGISTER, codes, loaded, rendered, write, written

GOOD = {"summaries/a.md": written("According to Muster, norm 13(e) comes first.\n", norms="13e")}


def test_a_good_project_has_nothing_to_say(tmp_path: Path) -> None:
    """A corpus, an index, no diagnostics."""
    outcome = loaded(tmp_path, GOOD)
    assert outcome.ok
    assert outcome.diagnostics == ()
    assert [(c.norm, c.speaker) for c in outcome.index.citations] == [("13e", "mira-muster")]
    assert outcome.project.root == tmp_path


def test_a_warning_does_not_stop_the_site(tmp_path: Path) -> None:
    """`ok` is about errors only."""
    outcome = loaded(tmp_path, {**GOOD, "summaries/notes.txt": ""})
    assert [item.severity for item in outcome.diagnostics] == [Severity.WARNING]
    assert outcome.ok


def test_a_wrong_file_hides_no_other(tmp_path: Path) -> None:
    """Every file is told of, and the good ones are in the corpus."""
    wrong: dict[str, str | bytes] = {
        "summaries/b.md": "",
        "summaries/c.md": "Text.",
        "summaries/d.md": b"\xff",
        "summaries/e.md": "---\ntitle: [\n---\n<b>",
        "summaries/f.md": written("<b>x</b>\n"),
        "summaries/g.md": written("Text.\n", speakers="nobody-known"),
        "summaries/H.md": written("Text.\n"),
    }
    outcome = loaded(tmp_path, {**GOOD, **wrong})
    assert not outcome.ok
    assert {item.span.source.path for item in outcome.diagnostics} == set(wrong)
    assert set(outcome.corpus.summaries) == {"a", "f", "g"}


def test_diagnostics_are_sorted(tmp_path: Path) -> None:
    """By path, then by place, whatever step found them."""
    body = "A [link](x.md), norm 13(e) and <b>x</b>. [J](speaker:jo)\n"
    outcome = loaded(tmp_path, {"summaries/b.md": written(body, norms="13k"), "summaries/a.md": ""})
    assert list(outcome.diagnostics) == sorted(outcome.diagnostics, key=lambda item: item.order)
    assert len(outcome.diagnostics) == 6


def test_mistakes_of_front_matter_and_text_are_told_together(tmp_path: Path) -> None:
    """A file can be mended in one sitting."""
    body = "A <b>word</b>, [x](norm:13z), [y](javascript:z), norm 13(m) of the GGE. {#A}\n"
    text = written(body).replace("2020-03-04", "soon")
    found = codes(loaded(tmp_path, {"summaries/a.md": text}).diagnostics)
    assert sorted(found) == sorted(
        [Code.DATE, Code.RAW_HTML, Code.NORM_ID, Code.ADDRESS, Code.NO_SUCH_LETTER, Code.ANCHOR]
    )


@pytest.mark.parametrize(
    ("register", "expected"),
    [(None, [Code.NO_REGISTER]), ("a: [", [Code.YAML]), (b"\xff", [Code.NOT_UTF8])],
)
def test_a_missing_register_is_one_mistake(
    tmp_path: Path, register: str | bytes | None, expected: list[Code]
) -> None:
    """Without it nobody is known, and nothing else is told, not even of marks."""
    body = "[She](speaker:mira-muster) named norm 13(e), says Muster.\n"
    files: dict[str, str | bytes] = {"summaries/a.md": written(body, norms="13e")}
    if register is not None:
        files["speakers.yaml"] = register
    outcome = pipeline.load(write(tmp_path, files))
    assert codes(outcome.diagnostics) == expected


def test_an_unknown_speaker_with_a_mark_is_one_mistake(tmp_path: Path) -> None:
    """Who is not in the register is told in the front matter alone."""
    text = written("[She](speaker:mira-mustre) spoke.\n", speakers="mira-mustre")
    assert codes(loaded(tmp_path, {"summaries/a.md": text}).diagnostics) == [Code.UNKNOWN_SPEAKER]


def test_a_norm_that_the_catalogue_lacks_is_one_mistake(tmp_path: Path) -> None:
    """It is told in the front matter alone, not where the text cites it."""
    norms = "norms:\n- {id: 13e, letter: e, title: T, text: T}\n"
    files = {
        "summaries/a.md": written("Muster named norms 13(e) and 13(k).\n", norms="13e, 13k"),
        "speakers.yaml": REGISTER,
        "norms.yaml": norms,
    }
    write(tmp_path, files)
    found = pipeline.load(Project(tmp_path, norms="norms.yaml"))
    assert codes(found.diagnostics) == [Code.UNKNOWN_NORM]
    assert [citation.norm for citation in found.index.citations] == ["13e"]


def test_progress_is_told(tmp_path: Path) -> None:
    """Whoever waits hears of each summary."""
    heard: list[tuple[int, int]] = []
    write(
        tmp_path,
        {"speakers.yaml": REGISTER, **{f"summaries/{n}.md": written("x\n") for n in "abc"}},
    )
    pipeline.load(Project(tmp_path), lambda done, of: heard.append((done, of)))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_one_file_can_be_inspected(tmp_path: Path) -> None:
    """A summary is read alone, with the names of the register."""
    project = write(tmp_path, {"speakers.yaml": REGISTER, **GOOD})
    seen = pipeline.inspect(project, "summaries/a.md")
    assert seen.summary is not None
    assert seen.body is not None
    assert seen.diagnostics == ()
    (reference,) = seen.body.passages[0].citations
    assert (reference.norm, reference.how, reference.speaker, reference.basis) == (
        "13e",
        How.NAMED,
        "mira-muster",
        Basis.INFERRED,
    )


@pytest.mark.parametrize("register", [None, "a: [", "other: {name: Other}\n"])
def test_inspecting_works_without_a_register(tmp_path: Path, register: str | None) -> None:
    """People whom nobody knows go by the words of their id; other files are not missed."""
    body = "Muster named norm 13(e); see [x](other.md).\n"
    files = {"summaries/a.md": written(body, norms="13e")}
    if register:
        files["speakers.yaml"] = register
    seen = pipeline.inspect(write(tmp_path, files), "summaries/a.md")
    assert seen.diagnostics == ()
    assert seen.body is not None
    assert seen.body.passages[0].citations[0].speaker == "mira-muster"


@pytest.mark.parametrize("text", ["", "Text.", "---\ntitle: x\n---\nText.\n"])
def test_inspecting_says_why_it_cannot(tmp_path: Path, text: str) -> None:
    """A file that holds no summary gives its diagnostics."""
    seen = pipeline.inspect(write(tmp_path, {"summaries/a.md": text}), "summaries/a.md")
    assert seen.summary is None
    assert seen.body is None
    assert seen.diagnostics


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_rendering_takes_steps_in_proportion_to_the_text(unit: str) -> None:
    """A long text takes more steps, but not out of all proportion: nobody can hang a build."""
    small, large = (steps(partial(rendered, unit * n, norms=("13e",))) for n in (250, 1000))
    assert large < 5 * small


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("".join(f"key-number-{n}: x\n" for n in range(4000)), Code.UNKNOWN_KEY),
        ("title: x\n" * 20_000, Code.DUPLICATE_KEY),
        ("topics:\n" + '- "\\u202e"\n' * 20_000, Code.HIDDEN_CHARACTER),
        ("title: " + "\u202e" * 60_000 + "\n", Code.HIDDEN_CHARACTER),
        ("norms: [" + "13z, " * 20_000 + "]\n", Code.NORM_ID),
        ("speakers:\n" + "- nobody\n" * 150, Code.TWICE),
    ],
    ids=("keys", "repeated", "escapes", "hidden", "norms", "people"),
)
def test_a_file_of_mistakes_is_told_in_a_few_messages(
    tmp_path: Path, front: str, code: Code
) -> None:
    """Of each kind the first, and how many more there are; all of them can be read in one sitting."""
    text = f"---\n{front}---\n\nText.\n"
    outcome = loaded(tmp_path, {"summaries/a.md": text})
    kind = [item for item in outcome.diagnostics if item.code == code]
    assert len(kind) == MOST + 1
    assert "more of this kind" in max(kind, key=lambda item: item.stands_for).message
    assert len(outcome.diagnostics) < 6 * MOST
    assert len(console.plain(outcome.diagnostics)) < 100_000


def test_what_did_not_change_stays_the_object_that_it_is(tmp_path: Path) -> None:
    """So that nothing has to compare it: a record that is linked, its body, the register."""
    texts = {f"summaries/{name}.md": written("Muster said so.\n") for name in "abc"}
    kept, project = Cache(), write(tmp_path, {"speakers.yaml": REGISTER, **texts})
    first = pipeline.load(project, kept=kept)
    write(tmp_path, {"summaries/b.md": written("Muster said no.\n")})
    again = pipeline.load(project, kept=kept)
    assert again.corpus.speakers is first.corpus.speakers
    assert again.corpus.norms is first.corpus.norms
    for found, before in (
        (again.corpus.summaries, first.corpus.summaries),
        (again.index.bodies, first.index.bodies),
    ):
        assert [id_ for id_ in found if found[id_] is not before[id_]] == ["b"]


def test_a_person_who_changes_is_seen_in_every_text(tmp_path: Path) -> None:
    """Though none of them was saved: what is kept of a summary depends on the register, too."""
    text = written("Muster asked. Then Sample said so.\n")
    kept, project = Cache(), write(tmp_path, {"speakers.yaml": REGISTER, "summaries/a.md": text})
    assert pipeline.load(project, kept=kept).ok
    write(tmp_path, {"speakers.yaml": f"{REGISTER}sam-sample: {{name: Sam Sample}}\n"})
    found = pipeline.load(project, kept=kept).diagnostics
    assert codes(found) == ["OR605"]
    assert found == pipeline.load(project).diagnostics
