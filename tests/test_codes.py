"""The codes of diagnostics, and what the manual says of each."""

from __future__ import annotations

import pytest

from onrecord.codes import Block, Code, Explanation
from onrecord.rules import catalogue

DOCUMENT = """\
# Not a norm

The cause has `code` and is
one paragraph, with [a link](reference.md) and `[no link](norm:13e)`.

```yaml title="In the front matter"
norms: [13e]

speakers: []
```

**Cure.** Write `13e`.
"""


def test_codes_stand_in_order() -> None:
    """The list reads like the manual, from the first number to the last; none stands twice."""
    assert [str(code) for code in Code] == sorted(code.value for code in Code.__members__.values())


@pytest.mark.parametrize("code", list(Code), ids=str)
def test_a_code_is_text(code: Code) -> None:
    """It is written as it is searched for."""
    assert f"{code}" == code.value == str(code)


def test_a_document_is_a_title_and_a_section() -> None:
    """The first line has the title, with or without Markdown's sign and a full stop."""
    entry = Explanation.parse("OR306", "NORM_ID", DOCUMENT)
    assert (entry.title, entry.section) == ("Not a norm", DOCUMENT.partition("\n\n")[2])
    assert Explanation.parse("OR306", "", "Not a norm.\n\n    Text.\n    ").section == "Text.\n"


def test_a_section_is_paragraphs_and_examples() -> None:
    """Links are left out: pages of the manual are not at hand."""
    assert list(Explanation.parse("OR306", "NORM_ID", DOCUMENT).blocks()) == [
        Block("The cause has `code` and is one paragraph, with a link and `[no link](norm:13e)`."),
        Block("norms: [13e]\n\nspeakers: []", example=True, title="In the front matter"),
        Block("**Cure.** Write `13e`."),
    ]


def test_links_are_left_out_and_marks_stay() -> None:
    """What an author may write between brackets is shown."""
    assert "](reference.md" not in catalogue()["OR206"].markdown
    assert "`[the norm on response teams](norm:13k)`" in catalogue()["OR602"].markdown
    assert "[her notes](file:///home/ann/notes.txt)" in catalogue()["OR502"].markdown
