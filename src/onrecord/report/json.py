"""Diagnostics as JSON, in the form that the manual documents."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from onrecord.diagnostics import Diagnostic


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
