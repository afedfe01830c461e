"""The table of forms: its examples are its tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Speaker
from onrecord.project.records import standard
from onrecord.prose import forms, people, reading
from onrecord.prose.forms import Grammar, Units
from onrecord.prose.lexicon import lexicon, shared
from onrecord.prose.locators import find
from onrecord.prose.tagging import Tagged, tag
from onrecord.prose.tokens import tokenise

PEOPLE = (Speaker(id="lea-kaspar", name="Lea Kaspar"), Speaker(id="serge-droz", name="Serge Droz"))

OWN = ("fr", "es")
"""Languages with forms of their own."""
TABLES = [("en", shared("forms")), *((code, shared(code)) for code in OWN)]
FORMS, CHUNKS = (
    [
        pytest.param(code, one, id=f"{code}: {one['name']}")
        for code, table in TABLES
        for one in table[kind]
    ]
    for kind in ("form", "chunk")
)
LINES = [
    pytest.param(line, id=line["name"]) for line in shared("forms")["line"] if "example" in line
]


def tagged(text: str, code: str = "en") -> tuple[Tagged, Units]:
    """Return a text with the classes of its words, people and norms."""
    words = lexicon(code)
    made = tag(tokenise([text], words.elided), words)
    named = people.find(made, people.index(PEOPLE, people.words_of(made.tokens)))
    return made, reading._units(made, named, find(made, code, standard(), ("13e",)), [])


def marked(example: str) -> tuple[str, str]:
    """Return an example without its brackets, and the word in them."""
    who = re.search("<(.+?)>", example)
    assert who, example
    return re.sub("[<>]", "", example), who[1]


@pytest.mark.parametrize(("code", "form"), FORMS)
def test_a_form_is_found_in_its_example(code: str, form: dict[str, Any]) -> None:
    """Each form of the table has an example in which it finds who is in brackets."""
    text, who = marked(form["example"])
    made, units = tagged(text, code)
    matches = forms.grammar(code).parse(units)
    found = [(m.form.name, made.tokens.words[units.at[m.who]].strip()) for m in matches]
    assert (form["name"], who) in found


@pytest.mark.parametrize(("code", "chunk"), CHUNKS)
def test_a_chunk_is_put_together_in_its_example(code: str, chunk: dict[str, Any]) -> None:
    """Each chunk of the table has an example in which it puts something together."""
    _, units = tagged(chunk["example"], code)
    for one in forms.grammar(code).chunks:
        before = units.classes
        units.gather(one)
        if one.name == chunk["name"]:
            assert units.classes != before
            return
    pytest.fail("no such chunk")


@pytest.mark.parametrize("line", LINES)
def test_a_line_holds_nothing_but_a_name(line: dict[str, Any]) -> None:
    """A heading or signature with a name and an office is one, and a sentence is none."""
    text, who = marked(line["example"])
    for words, alone in ((text, True), (f"{text} spoke about it.", False)):
        made, units = tagged(words)
        forms.grammar("en").parse(units)
        match = forms.grammar("en").lines[line["name"]].fullmatch(units.classes)
        assert bool(match) is alone or match is None
        if match and alone:
            assert made.tokens.words[units.at[match.start("who")]].strip(" ,") == who


def length(form: forms.Form) -> int:
    """Return how long a pattern is, as it is written: groups get their `?:` when it is compiled."""
    return len(form.pattern.pattern.replace("(?:", "(")) if form.pattern else 0


def test_the_table_is_short() -> None:
    """A table that somebody can read: about sixty forms, each of one line."""
    grammar: Grammar = forms.grammar("en")
    assert len(grammar.forms) <= 62
    assert max(map(length, grammar.forms)) <= 250


@pytest.mark.parametrize("code", OWN)
def test_the_forms_of_a_language_are_few(code: str) -> None:
    """A language adds at most as many forms as half of what all share."""
    assert len(shared(code)["form"]) <= 35
    assert max(map(length, forms.grammar(code).forms)) <= 250


def test_the_walk_in_the_architecture_is_what_happens() -> None:
    """The sentence of the page has the classes that the page shows, step by step."""
    page = (Path(__file__).parents[2] / "docs" / "architecture.md").read_text(encoding="utf-8")
    sentence = re.search(r"What comes out for \*(.+?)\* \|", page)
    assert sentence
    made, units = tagged(sentence[1])
    assert f"<!-- tags -->`{made.classes.strip()}`" in page
    first, _ = forms.grammar("en").parse(units)
    assert f"<!-- units -->`{units.classes.strip()}`" in page
    assert (
        f"`{first.form.name}` fits <!-- first -->`{units.classes[first.first : first.last + 1]}`"
        in page
    )
