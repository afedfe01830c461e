"""How an explanation looks in a terminal."""

from __future__ import annotations

from onrecord.diagnostics import Explanation
from onrecord.report.console import explain

MARKDOWN = """\
The cause has `code` and is
one paragraph.

```yaml title="In the front matter"
norms: [13(e)]   # a long line that is not to be wrapped, however narrow the terminal may be
```

**Cure.** Write `13e`.
"""


def test_paragraphs_are_wrapped_and_examples_are_not() -> None:
    """Heading, cause, example with its title, cure."""
    text = explain(Explanation("OR306", "NORM_ID", "Not a norm", MARKDOWN), 30)
    assert text.plain == (
        "OR306 Not a norm\n"
        "\n"
        "The cause has `code` and is\n"
        "one paragraph.\n"
        "\n"
        "  In the front matter:\n"
        "    norms: [13(e)]   # a long line that is not to be wrapped, however narrow the terminal "
        "may be\n"
        "\n"
        "Cure. Write `13e`.\n"
    )


def test_words_between_stars_are_bold() -> None:
    """The stars themselves are not shown."""
    text = explain(Explanation("OR306", "NORM_ID", "Not a norm", MARKDOWN))
    bold = [text.plain[span.start : span.end] for span in text.spans if span.style == "bold"]
    assert "Cure." in bold
    assert "**" not in text.plain
