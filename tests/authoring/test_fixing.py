"""What can be fixed in only one way is fixed, and nothing else is touched."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.authoring import fixing
from onrecord.authoring.files import RefusedError
from onrecord.diagnostics import Source
from onrecord.pipeline import Outcome
from tests.samples import REGISTER, fewer, loaded, write, written

PATH = "summaries/a.md"


def fixed(folder: Path, files: dict[str, str | bytes]) -> dict[str, str]:
    """Return the texts that fixing would write, by path."""
    outcome = loaded(folder, files)
    return {change.path: change.after for change in fixing.changes(outcome)}


def body(folder: Path, text: str) -> str:
    """Return a body after fixing."""
    whole = written("") + text
    return fixed(folder, {PATH: whole}).get(PATH, whole).removeprefix(written(""))


def test_a_good_project_has_nothing_to_fix(tmp_path: Path, repository: Path) -> None:
    """Nor has this repository."""
    assert fixed(tmp_path, {PATH: written("Muster spoke.\n")}) == {}
    assert list(fixing.changes(pipeline.load(outcome_of(repository).project))) == []


def outcome_of(folder: Path) -> Outcome:
    """Load the project in a folder."""
    return pipeline.load(write(folder, {}))


def test_spelling_order_and_what_is_missing_go_together(tmp_path: Path) -> None:
    """One run fixes the front matter that a reader would have understood."""
    text = written("Muster named norms 13(a), 13(e) and 13(k).\n", norms="13(k), E")
    assert "norms: [13a, 13e, 13k]\n" in fixed(tmp_path, {PATH: text})[PATH]


def test_a_norm_that_is_not_cited_stays(tmp_path: Path) -> None:
    """It has two cures: link the words, or take the norm away."""
    assert fixed(tmp_path, {PATH: written("Muster spoke.\n", norms="13e")}) == {}


def test_a_norm_that_the_catalogue_lacks_is_not_added(tmp_path: Path) -> None:
    """One mistake is not made into another."""
    files = {
        "speakers.yaml": REGISTER,
        PATH: written("Muster named norms 13(a) and 13(e).\n"),
        "norms.yaml": "norms:\n- {id: 13e, letter: e, title: T, text: T}\n",
    }
    project = write(tmp_path, files)
    own = type(project)(tmp_path, norms="norms.yaml")
    (change,) = fixing.changes(pipeline.load(own))
    assert "norms: [13e]" in change.after


def test_front_matter_with_other_mistakes_is_spelt_and_not_more(tmp_path: Path) -> None:
    """What the text cites is known only where the front matter holds."""
    text = written("Muster named norm 13(a).\n", norms="13(e)").replace("2020-03-04", "soon")
    assert "norms: [13e]\n" in fixed(tmp_path, {PATH: text})[PATH]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One. \nTwo.\t\n", "One.\nTwo.\n"),
        ("One.  \n\nTwo.   \n", "One.\n\nTwo.\n"),
        ("One.  \nTwo.\n", "One.  \nTwo.\n"),
        ("One.\n   \nTwo.", "One.\n\nTwo.\n"),
        ("One.\n\n    code  \n", "One.\n\n    code  \n"),
        ("- One. \n- Two.  \n\n> Three. \n", "- One.\n- Two.\n\n> Three.\n"),
        ("| a | b | \n|---|---| \n| c | d | \n", "| a | b |\n|---|---|\n| c | d |\n"),
    ],
)
def test_white_space_ends_no_line_but_where_it_means_something(
    tmp_path: Path, before: str, after: str
) -> None:
    """Two spaces before another line are a line break, and code is code."""
    assert body(tmp_path, before) == after


def test_white_space_goes_from_the_front_matter_too(tmp_path: Path) -> None:
    """A comment loses its last spaces, a quoted value keeps its own."""
    text = written("Muster spoke.\n").replace("quiet network", "quiet  network # c  ")
    text = text.replace("norms: []", "norms: []\nabstract: 'one '  ")
    after = fixed(tmp_path, {PATH: text})[PATH]
    assert "quiet  network # c\n" in after
    assert "abstract: 'one '\n" in after


def test_a_value_that_keeps_its_spaces_keeps_them(tmp_path: Path) -> None:
    """In a block of text the white space belongs to the text."""
    text = written("Muster spoke.\n").replace(
        "norms: []", "norms: [] \nabstract: |\n  one  \n  two"
    )
    assert fixed(tmp_path, {PATH: text}) == {}


def test_letters_with_accents_are_one_character(tmp_path: Path) -> None:
    """In names, in the front matter and in the text; anchors stay the same."""
    accents = unicodedata.normalize("NFD", "Zoë said é.\n")
    text = written(accents, speakers="zoe-van-der-probe").replace("quiet", accents[:-2])
    people = unicodedata.normalize("NFD", REGISTER)
    outcome = loaded(tmp_path, {PATH: text, "speakers.yaml": people})
    after = {change.path: change.after for change in fixing.changes(outcome)}
    assert after == {
        PATH: unicodedata.normalize("NFC", text),
        "speakers.yaml": unicodedata.normalize("NFC", people),
    }
    fixing.write(outcome, list(fixing.changes(outcome)))
    again = pipeline.load(outcome.project)
    assert [p.anchor for p in again.index.bodies["a"].passages] == [
        p.anchor for p in outcome.index.bodies["a"].passages
    ]


def test_an_address_keeps_its_letters(tmp_path: Path) -> None:
    """Another form of a letter may be another address."""
    text = (
        "Muster showed [{0}](https://example.org/{0}), <https://example.org/{0}>, [{0}]({0}.md).\n"
    )
    two = unicodedata.normalize("NFD", "é")
    after = body(tmp_path, text.format(two))
    assert after.count(two) == 3
    assert after == text.format(two).replace(f"[{two}]", "[é]")


def test_line_ends_are_lf_and_the_mark_stays(tmp_path: Path) -> None:
    """A byte order mark does no harm and is not ours to take."""
    text = written("Muster spoke.\n\nShe went on.")
    stored = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert fixed(tmp_path, {PATH: stored}) == {PATH: f"\ufeff{text}\n"}


def test_a_file_that_cannot_be_understood_gets_line_ends_alone(tmp_path: Path) -> None:
    """What it says is not known, so what would change it is not known either."""
    wrong = "---\ntitle: [ \n---\n\nText. \n"
    files: dict[str, str | bytes] = {
        PATH: wrong.replace("\n", "\r\n"),
        "summaries/b.md": "No front matter. ",
    }
    after = fixed(tmp_path, files)
    assert "summaries/b.md" not in after
    assert after[PATH].count("\r") == 0
    assert after[PATH].startswith("---\ntitle: [ \n")


def test_files_that_are_not_read_are_not_touched(tmp_path: Path) -> None:
    """Not UTF-8, empty, a link elsewhere, no summary."""
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text("Text. ")
    write(tmp_path, {"summaries/x.md": ""}).root.joinpath("summaries/l.md").symlink_to(elsewhere)
    files: dict[str, str | bytes] = {
        "summaries/b.md": b"\xff \r\n",
        "summaries/c.md": "",
        "summaries/notes.txt": "x \r\n",
        "summaries/Not An Id.md": "x \r\n",
    }
    assert fixed(tmp_path, files) == {}


def test_the_files_that_are_wanted_are_fixed(tmp_path: Path) -> None:
    """Others stay as they are."""
    outcome = loaded(tmp_path, {PATH: "x \r\n", "summaries/b.md": "x \r\n"})
    assert [c.path for c in fixing.changes(outcome, lambda path: path != PATH)] == [
        "summaries/b.md"
    ]


def test_what_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """Of all files none is written."""
    outcome = loaded(tmp_path, {PATH: "x\r\n", "summaries/b.md": "x\r\n"})
    changes = list(fixing.changes(outcome))
    (tmp_path / "summaries/b.md").write_bytes(b"newer\r\n")
    with pytest.raises(RefusedError, match=r"somebody changed `summaries/b\.md` meanwhile"):
        fixing.write(outcome, changes)
    assert (tmp_path / PATH).read_bytes() == b"x\r\n"


def test_writing_keeps_the_rights_of_a_file(tmp_path: Path) -> None:
    """And leaves nothing beside it."""
    outcome = loaded(tmp_path, {PATH: "x\r\n"})
    (tmp_path / PATH).chmod(0o640)
    fixing.write(outcome, list(fixing.changes(outcome)))
    assert (tmp_path / PATH).read_bytes() == b"x\n"
    assert (tmp_path / PATH).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (tmp_path / "summaries").iterdir()] == ["a.md"]


@fewer(40)
@given(st.text(alphabet="a \n\t#*->|`[](){}:\u0301é13(e)norm&;\\", max_size=80))
def test_whatever_the_text_it_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Fixing never raises, keeps every letter, and has nothing to do the second time."""
    folder = tmp_path_factory.mktemp("x")
    outcome = loaded(folder, {PATH: written("") + text})
    changes = list(fixing.changes(outcome))
    for change in changes:
        assert letters(change.before) == letters(change.after)
    fixing.write(outcome, changes)
    assert list(fixing.changes(pipeline.load(outcome.project))) == []


def letters(text: str) -> str:
    """Return what is left of a text when white space and `norms` do not count."""
    composed = unicodedata.normalize("NFC", text)
    lines = [line for line in composed.split("\n") if not line.startswith("norms:")]
    return "".join("".join(lines).split())


def test_an_edit_that_does_not_hold_is_left_out() -> None:
    """Those before and after it count all the same."""
    edits = (
        (lambda source: source.text.upper(), lambda before, after: True),
        (lambda source: "", lambda before, after: len(after.text) >= len(before.text)),
        (lambda source: f"{source.text}!", lambda before, after: before.text == "A"),
    )
    assert fixing.edited(Source("a.md", "a"), edits) == Source("a.md", "A!")
