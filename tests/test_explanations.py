"""The manual's words on each code, as the package carries them."""

from __future__ import annotations

import pytest

from onrecord.codes import Code
from onrecord.explanations import explanations


@pytest.mark.parametrize("code", list(Code), ids=str)
def test_every_code_is_explained(code: Code) -> None:
    """Heading, cause, an example of what is printed, and the cure."""
    explanation = explanations()[code]
    assert explanation.heading == code.heading
    blocks = list(explanation.blocks())
    assert not blocks[0].example
    assert any(block.example and block.text.startswith("$ onrecord ") for block in blocks)
    assert any("**Cure.**" in block.text for block in blocks)


def test_the_line_above_the_next_group_belongs_to_no_section() -> None:
    """The last section of a group ends with its cure."""
    assert "YAML: OR" not in explanations()["OR110"].markdown


def test_links_are_left_out_and_marks_stay() -> None:
    """Pages of the manual are not at hand; what an author may write between brackets is shown."""
    assert "](reference.md" not in explanations()["OR206"].markdown
    assert "`[the norm on response teams](norm:13k)`" in explanations()["OR602"].markdown
    assert "[her notes](file:///home/ann/notes.txt)" in explanations()["OR502"].markdown
