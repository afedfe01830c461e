"""The settings of a site."""

from __future__ import annotations

from onrecord.hosts import settings


def test_problem_of_a_parser_is_one_line_with_its_place() -> None:
    """Line and column are counted from 1, as editors count them."""

    class Mark:
        line, column = 2, 4

    class ParserError(Exception):
        problem, problem_mark = "expected a key", Mark

    assert settings._in_one_line(ParserError()) == "line 3, column 5: expected a key"
    assert settings._in_one_line(ValueError("one\n  two")) == "one two"
