"""Diagnostics as JSON: in our own form, and in the structure that SARIF 2.1.0 asks for."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord import __version__
from onrecord.diagnostics import Code, Diagnostic, Severity, Source
from onrecord.report import json as report
from onrecord.rules import catalogue

SOURCE = Source("summaries/ä b:c.md", "title: 😀 Zoë\nx\n")
FOUND = [
    Diagnostic("OR601", "One.", SOURCE.span(9, 12), "Do this."),
    Diagnostic(Code.VALUE, "Two.", SOURCE.span(0, 14), severity=Severity.WARNING),
    Diagnostic("OR601", "Three.", SOURCE.span(3, 3)),
    Diagnostic("OR609", "Four.", SOURCE.span(0, 1), severity=Severity.NOTE),
]


def test_the_shape_is_the_one_in_the_manual() -> None:
    """One object with one list; each entry has exactly these keys, in this order."""
    source = Source("summaries/a.md", "title: Zoë\n")
    found = [
        Diagnostic(Code.VALUE, "`title` is “wrong”.", source.span(7, 10), "Do this."),
        Diagnostic(Code.NOT_READ, "x", source.span(0, 0), severity=Severity.WARNING),
    ]
    assert report.dump(found) == (
        '{\n  "diagnostics": [\n    {\n      "code": "OR304",\n      "severity": "error",\n'
        '      "path": "summaries/a.md",\n      "line": 1,\n      "column": 8,\n      "end_line": 1,\n'
        '      "end_column": 11,\n      "message": "`title` is “wrong”.",\n      "hint": "Do this."\n'
        '    },\n    {\n      "code": "OR106",\n      "severity": "warning",\n'
        '      "path": "summaries/a.md",\n      "line": 1,\n      "column": 1,\n      "end_line": 1,\n'
        '      "end_column": 1,\n      "message": "x",\n      "hint": ""\n    }\n  ]\n}\n'
    )


def test_nothing_to_say_is_an_empty_list() -> None:
    """A program always gets a document."""
    assert json.loads(report.dump(())) == {"diagnostics": []}


def run(found: list[Diagnostic]) -> dict[str, Any]:
    """Return the one run of a document."""
    document = json.loads(report.dump_sarif(found, catalogue()))
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    assert set(document) == {"$schema", "version", "runs"}
    (only,) = document["runs"]
    assert isinstance(only, dict)
    return only


def test_a_run_says_who_made_it() -> None:
    """Tool, version, and how columns are counted."""
    found = run(FOUND)
    assert found["columnKind"] == "unicodeCodePoints"
    driver = found["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("onrecord", __version__)


def test_every_result_has_its_rule() -> None:
    """The rules are the codes that occur, each once, and results lead to them."""
    found = run(FOUND)
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["OR304", "OR601", "OR609"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in found["results"]] == ["error", "warning", "error", "note"]


def test_a_rule_has_the_words_of_the_manual() -> None:
    """Name, heading, and the section as text and as Markdown."""
    rule = run(FOUND)["tool"]["driver"]["rules"][1]
    assert rule["name"] == "NormNotDeclared"
    assert rule["shortDescription"] == {"text": catalogue()["OR601"].title}
    assert "The two lists must" in rule["help"]["text"]
    assert "**Cure.** Paste the line" in rule["help"]["markdown"]
    assert set(rule) == {"id", "name", "shortDescription", "help"}


def test_a_place_counts_characters_from_1_and_ends_behind_the_last() -> None:
    """A letter outside the first plane is one column."""
    (place,) = run(FOUND)["results"][0]["locations"]
    region = place["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 13}
    many = run(FOUND)["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert (many["startLine"], many["endLine"]) == (1, 2)


def test_an_address_is_relative_and_escaped() -> None:
    """No letter of a path makes a scheme, a query or a space of it."""
    place = run(FOUND)["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "summaries/%C3%A4%20b%3Ac.md"}
    odd = Diagnostic(Code.VALUE, "x", Source("https://x?y#z%41", "").span(0, 0))
    uri = run([odd])["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "https%3A//x%3Fy%23z%2541"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Write `a: {name: A}`.", "Write `a: {{name: A}}`."),
        ("Link [words](norm:13j).", r"Link \[words\](norm:13j)."),
        ("Write `norms: [13e]`.", "Write `norms: [13e]`."),
        ("{0}", "{{0}}"),
    ],
)
def test_a_message_is_text(message: str, expected: str) -> None:
    """What SARIF reads as a placeholder or a link is escaped as it asks."""
    item = Diagnostic(Code.VALUE, message, SOURCE.span(0, 1))
    assert run([item])["results"][0]["message"] == {"text": expected}


def test_the_hint_follows_the_message() -> None:
    """Where there is one, it has a line of its own."""
    assert run(FOUND)["results"][0]["message"]["text"] == "One.\nDo this."


def test_same_input_same_bytes() -> None:
    """Nothing in the document depends on anything but the diagnostics."""
    assert report.dump_sarif(FOUND, catalogue()) == report.dump_sarif(list(FOUND), catalogue())
    assert run([])["results"] == run([])["tool"]["driver"]["rules"] == []


@pytest.mark.parametrize("code", list(catalogue()))
def test_every_code_can_be_a_rule(code: str) -> None:
    """The manual has words for each."""
    rule = run([Diagnostic(code, "x", SOURCE.span(0, 1))])["tool"]["driver"]["rules"][0]
    assert rule["help"]["text"]
