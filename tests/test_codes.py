"""The codes of diagnostics: unique, ordered, and each in the manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.codes import Code


def test_codes_are_unique() -> None:
    """No two codes share a number or a heading: an alias would vanish from the members."""
    assert len(set(Code)) == len(Code.__members__)
    assert len({code.heading for code in Code}) == len(Code)


def test_codes_stand_in_order() -> None:
    """The list reads like the manual, from the first number to the last."""
    assert [str(code) for code in Code] == sorted(str(code) for code in Code)


@pytest.mark.parametrize("code", list(Code), ids=str)
def test_a_code_has_the_form_that_people_search_for(code: Code) -> None:
    """A code is `OR` and three digits, and its heading is plain words without a full stop."""
    assert re.fullmatch(r"OR[1-9]\d\d", code)
    assert re.fullmatch(r"[A-Z`].*[^.]", code.heading)
    assert f"{code}" == code.value == str(code)


def test_the_manual_has_a_heading_for_each_code(repository: Path) -> None:
    """`docs/manual/diagnostics.md` explains every code once, in order, and no other."""
    page = (repository / "docs" / "manual" / "diagnostics.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (OR\d+) (.+)$", page, re.MULTILINE)
    assert headings == [(str(code), code.heading) for code in Code]
