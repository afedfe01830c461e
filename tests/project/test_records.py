"""From the text of one file to the records it holds."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.diagnostics import MOST, Code, Diagnostic, Severity, Source
from onrecord.model import Instrument, Norm, Speaker
from onrecord.project import records
from onrecord.project.reading import shipped
from onrecord.project.records import Entries
from tests.samples import REGISTER, codes, folder, written


def register(text: str) -> Entries[Speaker]:
    """Return what a register holds."""
    return records.parse(folder({}, text)).speakers


def norms(text: str) -> Entries[Norm]:
    """Return what a catalogue of norms holds."""
    return records.parse_norms(Source("norms.yaml", text), records.standard())


def test_a_register_is_a_mapping_from_id_to_person() -> None:
    """Each entry is a person, and the key is the id."""
    found = register(REGISTER)
    assert found.complete
    assert found.diagnostics == ()
    assert [person.id for person in found.records] == sorted(found.names)
    assert found.records[1].name == "Mira Muster"


@pytest.mark.parametrize("text", ["{}\n", "# Nobody yet\n", "---\n"])
def test_a_register_may_be_empty(text: str) -> None:
    """A register without people is one, and can be trusted to know nobody."""
    found = register(text)
    assert found.diagnostics == ()
    assert found.complete
    assert found.names == frozenset()


@pytest.mark.parametrize("text", ["- a\n", "a\n", "a: [\n", "a: &b {name: A}\n"])
def test_a_register_that_cannot_be_read_is_not_trusted(text: str) -> None:
    """One message, and nobody is said to be missing from it."""
    found = register(text)
    assert len(found.diagnostics) == 1
    assert not found.complete


def test_people_below_a_key_are_told_where_they_belong() -> None:
    """Other programs have a list of all people below one word."""
    found = register("speakers:\n  a: {name: A}\n  b: {name: B}\n")
    hints = [item.hint for item in found.diagnostics if item.code == Code.UNKNOWN_KEY]
    assert hints == [
        f"If `{one}` is a person, begin its line at the left margin, and remove `speakers:`."
        for one in "ab"
    ]


def test_a_wrong_person_hides_no_other() -> None:
    """Mistakes of each person are told, and the others are read."""
    found = register("a: {nam: A}\nb: {name: B}\nc: C\nd: {id: d, alias: D}\n")
    assert [person.id for person in found.records] == ["b"]
    assert found.names == {"a", "b", "c", "d"}
    assert sorted((item.span.line, item.code) for item in found.diagnostics) == [
        (1, Code.UNKNOWN_KEY),
        (3, Code.NOT_A_MAPPING),
        (4, Code.MISSING_KEY),
        (4, Code.UNKNOWN_KEY),
        (4, Code.UNKNOWN_KEY),
    ]


def test_of_many_wrong_people_only_some_are_told() -> None:
    """The last of each kind says how many more there are."""
    both = "".join(f"a-{n}: {{nam: x}}\nb-{n}: {{name: A B, kind: x}}\n" for n in range(MOST * 3))
    found = register(both).diagnostics
    kinds = Counter(item.code for item in found)
    assert kinds == {Code.UNKNOWN_KEY: MOST + 1, Code.VALUE: MOST + 1}
    assert sum(item.stands_for for item in found) == MOST * 6
    assert [item.span.line for item in found if item.stands_for > 1] == [2 * MOST + 1, 2 * MOST + 2]


def test_the_key_of_a_person_is_underlined() -> None:
    """An id that does not do is underlined where it stands: before the colon."""
    found = register("Mira: {name: Mira Muster}\n")
    assert [item.span.text for item in found.diagnostics] == ["Mira"]


def test_the_underscored_name_of_a_field_is_no_key() -> None:
    """Only the names in the manual are keys: `from`, not `from_`."""
    found = register("a: {name: A, affiliations: [{name: F, from_: 2018}]}\n")
    assert codes(found.diagnostics) == [Code.UNKNOWN_KEY]
    assert "`from`" in found.diagnostics[0].hint


@pytest.mark.parametrize(
    "text", ["", "norms:\n", "norms: {}\n", "others: []\n", "- a\n", "norms: [\n"]
)
def test_a_catalogue_is_a_list_under_its_key(text: str) -> None:
    """Anything else is one mistake."""
    found = norms(text)
    assert len(found.diagnostics) == 1
    assert not found.complete


def test_the_norms_of_a_catalogue_have_ids() -> None:
    """An entry without an id, or that is no mapping, is told at its place."""
    found = norms(
        "norms:\n- {id: 13e, letter: e, title: T, text: T}\n- {letter: k, title: T, text: T}\n- x\n"
    )
    assert [record.id for record in found.records] == ["13e"]
    assert [(item.code, item.span.line) for item in found.diagnostics] == [
        (Code.MISSING_KEY, 3),
        (Code.NOT_A_MAPPING, 4),
    ]


def test_an_id_stands_once_in_a_catalogue() -> None:
    """Two norms cannot share an id: one of them would vanish."""
    entry = "- {id: 13e, letter: e, title: T, text: T}\n"
    assert len(norms(f"norms:\n{entry}{entry}").diagnostics) == 1


def test_the_value_of_a_choice_is_told_in_plain_words() -> None:
    """`verified` takes `true`, `false` or `content`; something else is one plain message."""
    related = "related: [{instrument: x, verified: maybe}]"
    found = norms(f"norms:\n- {{id: 13e, letter: e, title: T, text: T, {related}}}\n")
    assert codes(found.diagnostics) == [Code.VALUE]
    assert "`verified` cannot be `maybe`" in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("false", False), ("content", "content")]
)
def test_a_norm_says_what_was_verified(word: str, value: object) -> None:
    """`true`, `false`, or that only the content was."""
    related = f"related: [{{instrument: x, verified: {word}}}]"
    found = norms(f"norms:\n- {{id: 13e, letter: e, title: T, text: T, {related}}}\n")
    assert found.records[0].related[0].verified == value


def test_a_summary_is_read_from_its_file() -> None:
    """The stem is the id, and the body stands where its offset says."""
    text = written("Mira Muster spoke of norm 13(e).\n", norms="13e")
    found = records.parse(folder({"2020-03-04-quiet": text}))
    assert found.diagnostics == ()
    (summary,) = found.summaries
    assert summary.id == "2020-03-04-quiet"
    assert summary.front.norms == ("13e",)
    assert text[summary.body_offset :] == summary.body
    assert summary.source.text == text
    assert found.broken == ()


def test_a_wrong_front_matter_leaves_the_text_to_be_read() -> None:
    """A summary whose front matter is wrong is broken: its text can still be checked."""
    found = records.parse(folder({"a": "---\ntitle: A\n---\nText.\n", "b": written("Text.\n")}))
    assert [summary.id for summary in found.summaries] == ["b"]
    assert [(one.id, one.body, one.values) for one in found.broken] == [
        ("a", "\nText.\n", {"title": "A"})
    ]
    assert set(codes(found.diagnostics)) == {Code.MISSING_KEY}


@pytest.mark.parametrize(
    ("speakers", "norm_list", "words"),
    [
        ("mira-muster, jo-beispiel, mira-muster", "", "mira-muster"),
        ("mira-muster", "13e, 13k, 13e", "13e"),
        ("mira-muster, {id: mira-muster}", "", "mira-muster"),
    ],
)
def test_nobody_and_nothing_is_listed_twice(speakers: str, norm_list: str, words: str) -> None:
    """The second of two is told."""
    found = records.parse(folder({"a": written("Text.\n", speakers=speakers, norms=norm_list)}))
    assert codes(found.diagnostics) == [Code.TWICE]
    assert words in found.diagnostics[0].span.text
    if norm_list:
        assert "moderators" not in found.diagnostics[0].hint


def test_the_shipped_catalogue_is_without_mistakes() -> None:
    """Both files that onrecord ships are read without a word."""
    parse = records.parse_list
    norms = records.parse_norms(shipped("norms.yaml"), records.standard())
    others = parse(shipped("instruments.yaml"), "instruments", Instrument, "this document")
    assert norms.diagnostics + others.diagnostics == ()
    assert len(norms.records) == len(norms.names) == 11
    assert len(others.records) == len(others.names)


def test_a_warning_leaves_a_summary_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only an error breaks it."""
    place = Source("a.md", "---").span(0, 3)
    warning = Diagnostic(Code.VALUE, "A doubt.", place, severity=Severity.WARNING)
    monkeypatch.setattr(records, "_repeated", lambda *_: [warning])
    # What is said of a text is kept: no other test may have this one.
    found = records.parse(folder({"a": written("A text that is doubted.\n")}))
    assert [summary.id for summary in found.summaries] == ["a"]
    assert found.diagnostics == (warning,)


def test_an_id_may_be_anything_but_an_id() -> None:
    """A list in the place of an id is a mistake like others."""
    assert codes(norms("norms:\n- {id: [a], letter: a, title: T, text: T}\n").diagnostics)


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2020", "2018", True),
        ("2020-05", "2020-04", True),
        ("2020-05-02", "2019", True),
        ("2020", "2019-12", True),
        ("2020-05", "2020", False),
        ("2020", "2020-01", False),
        ("2020-05-02", "2020-05", False),
        ("2018", "2020", False),
    ],
)
def test_an_affiliation_ends_after_it_began(start: str, end: str, *, wrong: bool) -> None:
    """As far as both say it: a year is all of that year."""
    found = register(
        f'a: {{name: A, affiliations: [{{name: F, from: "{start}", until: "{end}"}}]}}\n'
    )
    assert [(item.code, item.span.text) for item in found.diagnostics] == (
        [(Code.VALUE, f'"{end}"')] if wrong else []
    )
