"""Diagnostics for programs: as JSON in the form that the manual documents, and as SARIF 2.1.0."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onrecord import __version__
from onrecord.diagnostics import Diagnostic, Explanation, Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_EMBEDDED_LINK = re.compile(r"\[[^\[\]]*\]\(")


def diagnostic(item: Diagnostic) -> dict[str, Any]:
    """Return one diagnostic as plain data; lines and columns count from 1."""
    return {
        "code": str(item.code),
        "severity": str(item.severity),
        "path": item.span.source.path,
        "line": item.span.line,
        "column": item.span.column,
        "end_line": item.span.end_line,
        "end_column": item.span.end_column,
        "message": item.message,
        "hint": item.hint,
    }


def dump(diagnostics: Sequence[Diagnostic]) -> str:
    """Return diagnostics as one JSON document."""
    whole = {"diagnostics": [diagnostic(item) for item in diagnostics]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def dump_sarif(diagnostics: Sequence[Diagnostic], catalogue: Mapping[str, Explanation]) -> str:
    """Return diagnostics as one SARIF document with one run.

    Its rules are the codes that occur, each with what the manual says of it. There is no
    `helpUri`: no address of the manual is known that holds for every site.
    """
    codes = sorted({str(item.code) for item in diagnostics})
    indexes = {code: index for index, code in enumerate(codes)}
    whole = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "onrecord",
                        "semanticVersion": __version__,
                        "rules": [_rule(catalogue[code]) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(item, indexes[item.code]) for item in diagnostics],
            }
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _rule(explanation: Explanation) -> dict[str, Any]:
    return {
        "id": explanation.code,
        "name": "".join(word.capitalize() for word in explanation.name.split("_")),
        "shortDescription": {"text": explanation.title},
        "help": {
            "text": "\n\n".join(part.text for part in explanation.parts()),
            "markdown": explanation.markdown,
        },
    }


def _result(item: Diagnostic, rule: int) -> dict[str, Any]:
    """Return one diagnostic; lines and columns count from 1, the end is just behind the last."""
    return {
        "ruleId": str(item.code),
        "ruleIndex": rule,
        "level": str(item.severity),
        "message": {"text": _message("\n".join(filter(None, (item.message, item.hint))))},
        "locations": [{"physicalLocation": _location(item.span)}],
    }


def _location(span: Span) -> dict[str, Any]:
    return {
        # Relative to wherever the files are; a colon in its first part would make a scheme of it.
        "artifactLocation": {"uri": quote(span.source.path, safe="/")},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _message(text: str) -> str:
    """Escape what SARIF takes for a placeholder or a link in a message."""
    text = text.replace("{", "{{").replace("}", "}}")
    return _EMBEDDED_LINK.sub(lambda link: re.sub(r"([\[\]])", r"\\\1", link[0]), text)
