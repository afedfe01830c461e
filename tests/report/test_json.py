"""How diagnostics look as JSON."""

from __future__ import annotations

import json

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Severity, Source
from onrecord.report import json as report


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
