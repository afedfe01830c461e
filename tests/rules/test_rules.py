"""Rules are found by being there, and each says what it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord import rules
from onrecord.diagnostics import Code
from onrecord.rules import Rule


def test_every_module_named_after_a_code_is_a_rule(repository: Path) -> None:
    """Nothing else lists the rules."""
    modules = (repository / "src" / "onrecord" / "rules").glob("or[0-9]*.py")
    assert [rule.explanation.code for rule in rules.rules()] == sorted(
        module.name[:5].upper() for module in modules
    )


def test_no_two_have_the_same_code_or_title() -> None:
    """A code means one thing, whichever step of the pipeline gives it."""
    entries = rules.catalogue().values()
    assert len(entries) == len(Code) + len(rules.rules())
    assert len({entry.title for entry in entries}) == len(entries)
    assert [entry.code for entry in entries] == sorted(entry.code for entry in entries)


@pytest.mark.parametrize("code", list(rules.catalogue()))
def test_a_code_has_the_form_that_people_search_for(code: str) -> None:
    """A code is `OR` and three digits, and its title is plain words without a full stop."""
    assert re.fullmatch(r"OR[1-9]\d\d", code)
    assert re.fullmatch(r"[A-Z`].*[^.]", rules.catalogue()[code].title)


@pytest.mark.parametrize("rule", rules.rules(), ids=lambda rule: rule.explanation.code)
def test_the_docstring_of_a_check_says_what_it_finds(rule: Rule) -> None:
    """Who reads the file reads the rule in one sentence."""
    (find,) = filter(None, (rule.of_all, rule.of_register, rule.of_summary))
    assert (find.__doc__ or "").startswith("Find ")
