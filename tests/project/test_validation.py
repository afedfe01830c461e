"""Plain data against the records, and the words for what does not fit."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from onrecord import model
from onrecord.diagnostics import Code, Source
from onrecord.model import (
    Appearance,
    FrontMatter,
    Instrument,
    Norm,
    Record,
    Speaker,
    front_matter_of,
)
from onrecord.project import document
from onrecord.project.records import standard
from onrecord.project.validation import Invalid, takes, validate
from tests.samples import LAW, inside

FRONT = {"title": "Rules", "date": "2020-03-04", "speakers": "[a]", "norms": "[]"}


def front(**changes: str | None) -> FrontMatter | Invalid:
    """Validate front matter; a key set to `None` is left out."""
    keys = {**FRONT, **changes}
    text = "".join(f"{key}: {value}\n" for key, value in keys.items() if value is not None)
    parsed = document.parse(Source("x.md", text), text)
    assert not parsed.diagnostics
    return validate(front_matter_of(standard()), parsed.data, parsed.places, (), "the front matter")


def told(**changes: str | None) -> list[tuple[str, str]]:
    """Return the codes and underlined words for what is wrong with front matter."""
    found = front(**changes)
    assert isinstance(found, Invalid)
    return [(str(item.code), item.span.text) for item in found.diagnostics]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("13(e)", "13e"),
        ("e", "13e"),
        ("(k)", "13k"),
        ("norm 13K", "13k"),
        ("13 a", "13a"),
        ("13l", "`13a` to `13k`"),
        ("13", "`13a` to `13k`"),
        ("11", "`13a` to `13k`"),
        ("", "`13a` to `13k`"),
        ("words", "`13a` to `13k`"),
    ],
)
def test_what_is_no_norm_gets_the_norm_or_the_range(written: str, hint: str) -> None:
    """Where a letter is given the hint has the id, else the range."""
    assert hint in standard().hint(written)


@pytest.mark.parametrize(
    ("speakers", "hint"),
    [
        ("[Ann Example]", "for example `ann-example`"),
        ("[ann; bo]", "an entry for each: `[ann, bo]`"),
        ("[Ann Example and Bo Sample]", "an entry for each: `[ann-example, bo-sample]`"),
        ("[Ann Example (A firm)]", "or `{id: ann-example, affiliation: A firm}`"),
        ("['Ann Example (A firm, of two)']", "{id: ann-example, affiliation: 'A firm, of two'}"),
    ],
)
def test_what_is_more_than_an_id_is_told_apart(speakers: str, hint: str) -> None:
    """An id made of two names, or of a name and an organisation, would be nobody's."""
    found = front(speakers=speakers)
    assert isinstance(found, Invalid)
    assert hint in found.diagnostics[0].hint


@pytest.mark.parametrize("day", ["２０３０-０５-１４", "٢٠٣٠-٠٥-١٤"])
def test_digits_of_other_scripts_are_no_date(day: str) -> None:
    """Such a day is in the calendar, but other programs would not read it."""
    found = front(date=day)
    assert isinstance(found, Invalid)
    assert found.diagnostics[0].message == f"`{day}` is not a date that `date` takes."


def test_a_whole_front_matter_is_a_record() -> None:
    """Every key that the model has can be written."""
    record = front(
        speakers="[a, {id: b, affiliation: A firm}]", moderators=None, series="{name: S, part: 2}"
    )
    assert isinstance(record, FrontMatter)
    assert [(person.id, person.affiliation) for person in record.people] == [
        ("a", None),
        ("b", "A firm"),
    ]
    assert record.series is not None
    assert record.series.part == 2
    assert record.date.isoformat() == "2020-03-04"


@pytest.mark.parametrize(
    "key", ["moderators", "norms", "speakers", "organisers", "topics", "redirect_from"]
)
def test_a_list_without_a_value_is_empty(key: str) -> None:
    """`norms:` with nothing behind it is a list without norms."""
    record = front(**{key: ""})
    assert isinstance(record, FrontMatter)
    assert getattr(record, key) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": None}, [("OR301", "date: 2020-03-04")]),
        ({"title": None, "titel": "x"}, [("OR302", "titel")]),
        ({"title": None, "shade": "x"}, [("OR301", "date: 2020-03-04"), ("OR302", "shade")]),
        ({"title": ""}, [("OR303", "title")]),
        ({"title": "[a]"}, [("OR303", "[a]")]),
        ({"title": "{a: b}"}, [("OR303", "{a: b}")]),
        ({"title": "'" + "x" * 301 + "'"}, [("OR304", "'" + "x" * 301 + "'")]),
        ({"date": "soon"}, [("OR305", "soon")]),
        ({"date": "[2020-03-04]"}, [("OR303", "[2020-03-04]")]),
        ({"date": "0000-00-00"}, [("OR305", "0000-00-00")]),
        ({"date": "２０２０-03-04"}, [("OR305", "２０２０-03-04")]),
        ({"norms": "[13e, 13z, e]"}, [("OR306", "13z"), ("OR306", "e")]),
        ({"norms": "13e"}, [("OR303", "13e")]),
        ({"norms": "[[13e]]"}, [("OR303", "[13e]")]),
        ({"speakers": "[A B]"}, [("OR304", "A B")]),
        ({"speakers": "[{affiliation: x}]"}, [("OR301", "{affiliation: x}")]),
        ({"speakers": "[{id: a, x: y}]"}, [("OR302", "x")]),
        ({"speakers": "[[a]]"}, [("OR303", "[a]")]),
        ({"series": "{name: S, part: 0}"}, [("OR304", "0")]),
        ({"series": "{name: S, part: two}"}, [("OR304", "two")]),
        ({"series": "{name: S, part: []}"}, [("OR303", "[]")]),
        ({"series": "[]"}, [("OR303", "[]")]),
        ({"source": "{kind: notes}"}, [("OR301", "source")]),
        ({"source": "{kind: blog, read: all}"}, [("OR304", "blog"), ("OR304", "all")]),
        ({"language": "English"}, [("OR304", "English")]),
        ({"recording": "www.example.org"}, [("OR304", "www.example.org")]),
        ({"recording": "javascript:alert(1)"}, [("OR304", "javascript:alert(1)")]),
        ({"recording": "http://example.org/ x"}, [("OR304", "http://example.org/ x")]),
        ({"topics": "[A topic]"}, [("OR304", "A topic")]),
        ({"redirect_from": "[//example.org/]"}, [("OR304", "//example.org/")]),
        ({"redirect_from": "[/a/../../b/]"}, [("OR304", "/a/../../b/")]),
        ({"published": "no"}, [("OR305", "no")]),
        ({"abstract": "''"}, [("OR303", "abstract")]),
    ],
)
def test_a_mistake_is_told_once_at_its_place(
    changes: dict[str, str | None], expected: list[tuple[str, str]]
) -> None:
    """Each mistake has one message, and the words that are wrong are underlined."""
    assert sorted(told(**changes)) == sorted(expected)


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"speakers": "ada-example"}, "`speakers: [ada-example]`"),
        ({"norms": "13e, 13k"}, "`norms: [13e, 13k]`"),
        ({"speakers": "-ada-example"}, "`- ada-example`"),
        ({"organisers": "[Ministry: Cyber]"}, "`'Ministry: Cyber'`"),
        ({"date": "[2020-03-04]"}, "`date: 2020-03-04`"),
        ({"title": "[Draft]"}, "`title: '[Draft]'`"),
        ({"source": "https://example.org/"}, "`url`"),
        ({"series": "Quiet networks"}, "`name`, `part`"),
    ],
)
def test_a_value_of_another_shape_is_set_right(changes: dict[str, str | None], hint: str) -> None:
    """The next step has the words that were written."""
    record = front(**changes)
    assert isinstance(record, Invalid)
    assert hint in record.diagnostics[0].hint


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ("name:Ada Example", "`name: Ada Example`"),
        ("Ada Example", "`ada: {name: Ada Example}`"),
        (None, "further in"),
        ([], "each line"),
    ],
)
def test_a_person_without_keys_is_told_how_to_write_them(data: Any, hint: str) -> None:
    """With the words that stand in their place."""
    text = "ada: x\n"
    places = document.parse(Source("speakers.yaml", text), text).places
    record = validate(Speaker, data, places, ("ada",), "this person")
    assert isinstance(record, Invalid)
    assert hint in record.diagnostics[0].hint


def everything(record: type[BaseModel]) -> Any:
    """Return a strategy for data that may or may not be a record."""
    names = [field.alias or name for name, field in record.model_fields.items()]
    word = st.sampled_from(
        ["13e", "a", "A b", "", "2020-03-04", "2020-02-30", "https://example.org/", "0"]
    )
    value = st.recursive(
        word | st.none() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "name", "kind", "x", *names]), inner, max_size=3
            )
        ),
        max_leaves=5,
    )
    return value | st.dictionaries(st.sampled_from([*names, "x", "tilte"]), value, max_size=8)


RECORDS = (FrontMatter, Speaker, Norm, Instrument)


@pytest.mark.slow
@LAW
@given(st.data(), st.sampled_from(RECORDS))
def test_validation_never_raises(data: st.DataObject, record: type[Record]) -> None:
    """Any data is a record or a reason, and no reason speaks of classes."""
    value = data.draw(everything(record))
    source = Source("x.yaml", "a: b\n")
    found = validate(record, value, model.Places(source), (), "the front matter")
    if isinstance(found, Invalid):
        assert found.diagnostics
        for item in found.diagnostics:
            assert inside(item.span)
            assert item.hint
            ours = re.sub(r"`[^`]*`", "", item.message)
            assert not re.search(r"invalid|[a-z][A-Z]|pydantic|literal|bool|None|input", ours)


@pytest.mark.parametrize("record", RECORDS)
def test_missing_keys_come_with_a_line_to_paste(record: type[Record]) -> None:
    """Of an empty record every required key is told, with an example."""
    found = validate(record, {}, model.Places(Source("x.yaml", "a: b\n")), (), "this record")
    assert isinstance(found, Invalid)
    required = {key for key, field in record.model_fields.items() if field.is_required()}
    assert {item.message for item in found.diagnostics} == {
        f"This record has no `{key}`." for key in required
    }


@pytest.mark.parametrize("data", [None, [], "text", [{"a": "b"}]])
def test_what_holds_no_keys_is_told(data: Any) -> None:
    """A list or a text where keys were expected is one mistake."""
    found = validate(Speaker, data, model.Places(Source("x.yaml", "a")), (), "this person")
    assert isinstance(found, Invalid)
    assert [item.code for item in found.diagnostics] == [Code.NOT_A_MAPPING]
    assert found.diagnostics[0].message == "This person has no keys."


def test_a_long_value_is_cut_in_the_message() -> None:
    """A message stays one line, whatever stands in the file."""
    found = front(language="x" * 500)
    assert isinstance(found, Invalid)
    assert len(found.diagnostics[0].message) < 100


def test_a_value_of_two_lines_stays_one_line_in_the_message() -> None:
    """A line break in a value does not break the message."""
    found = front(title='"one\\ntwo"')
    assert isinstance(found, Invalid)
    assert "\n" not in found.diagnostics[0].message


def test_what_holds_beside_a_mistake_is_kept() -> None:
    """Each value that holds is there; `None` stands for what does not, in lists in its place."""
    found = front(title="[a]", date="2020-03-04", speakers="[Bad Id, jo, {id: mo}]", norms="[13z]")
    assert isinstance(found, Invalid)
    assert found.values == {
        "title": None,
        "date": date(2020, 3, 4),
        "speakers": (None, Appearance(id="jo"), Appearance(id="mo")),
        "norms": (None,),
    }


@pytest.mark.parametrize("record", RECORDS)
def test_every_text_says_what_it_takes(record: type[Record]) -> None:
    """For messages, the manual and editors alike, in one place."""
    whole = record.model_json_schema()
    for part in (whole, *whole.get("$defs", {}).values()):
        for key, field in part["properties"].items():
            choices = [field.get("items", field), *field.get("anyOf", ())]
            texts = [
                one
                for one in choices
                if one.get("type") == "string" and not one.keys() & {"enum", "const"}
            ]
            assert all(takes(one) in one.get("patternErrorMessage", "") for one in texts), key
