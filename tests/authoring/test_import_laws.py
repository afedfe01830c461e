"""The laws of import, for any text in any form that is read."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest
import yaml
from hypothesis import event, given, note
from hypothesis import strategies as st

from onrecord.authoring.draft import Imported, count_todos, draft_of
from onrecord.authoring.files import RefusedError
from onrecord.authoring.opening import open_text
from onrecord.authoring.plain_text import read_plain_text
from onrecord.diagnostics import Code, Severity
from onrecord.text.characters import without_hidden
from onrecord.text.folding import letters
from tests.authoring.documents import FORMS, Written
from tests.effort import steps
from tests.samples import PEOPLE, fewer, loaded
from tests.test_properties import fine

EXPECTED = {Code.TODO, Code.EMPTY_BODY, Code.NO_SUCH_LETTER, Code.OTHER_MARKUP}
"""Errors of a draft: a question, a text that is a title alone, a norm that the text itself has wrong, signs
of other programs that it has."""


def imported(written: Written) -> Imported | None:
    """Return the draft of a document; nothing where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a{written.suffix}"
        file.write_bytes(written.data)
        try:
            return draft_of(open_text(str(file)), PEOPLE, "a")
        except RefusedError as error:
            refused = error
    note(f"refused: {refused.message}")
    assert refused.hint
    return None


def lost(written: Written, found: Imported) -> list[str]:
    """Return the sentences that are neither in the draft nor among what was left out."""
    told = without_hidden(" ".join([found.draft.text, *found.removed])).lower()
    # What is listed stands as it was written, with entities and tags.
    shown = [letters(one) for one in (told, html.unescape(told), re.sub("<[^<>]*>", "", told))]
    wanted = {letters(without_hidden(one).lower()): one for one in written.sentences}
    return [one for key, one in wanted.items() if not any(key in text for text in shown)]


def readable(written: Written, found: Imported) -> None:
    """Fail where the loader reads anything else than the draft says, or a question passes the check.

    Markdown stays as it is, so what it has of its own may be wrong, too.
    """
    draft = found.draft
    with tempfile.TemporaryDirectory() as folder:
        told = loaded(Path(folder), {"summaries/a.md": draft.text}).diagnostics
    errors = {item.code for item in told if item.severity is Severity.ERROR}
    assert fine(told)
    assert count_todos(draft) == sum(item.code == Code.TODO for item in told) > 0
    assert errors <= EXPECTED or written.suffix == ".md", errors
    front = yaml.safe_load(draft.text.split("---\n")[1])
    assert front["title"] == draft.title
    assert str(front["date"]) == str(draft.date)
    assert front.get("language", "en") == draft.language
    for key, people in (("speakers", draft.speakers), ("moderators", draft.moderators)):
        meant = [
            one if isinstance(one, str) else one.model_dump(exclude_none=True) for one in people
        ]
        read = [
            {"id": one} if isinstance(one, str) and one in PEOPLE else one
            for one in front.get(key, [])
        ]
        assert read == meant


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@fewer(20)
@given(data=st.data())
def test_any_text_becomes_a_draft_that_says_the_same(form: str, data: st.DataObject) -> None:
    """No sentence is lost in silence; the draft is read, and never finished; and it is always the same.

    Or the text is refused, with a next step.
    """
    written = data.draw(FORMS[form]())
    found = imported(written)
    event("a draft" if found else "refused")
    if found is not None:
        note(f"{found.draft.text}\nleft out: {found.removed}")
        assert lost(written, found) == []
        readable(written, found)
        assert imported(written) == found


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        ("Nobody said much that day.\n", 120),
        ("Nobody said much that day.\n\n", 500),
        ("Ms. Mira Muster, Example Institute, said that norm 13(e) is young.\n\n", 1100),
    ],
)
def test_a_line_is_little_work(unit: str, most: int) -> None:
    """Twice as many are twice the work, and a text is not read again and again."""

    def drafted(number: int) -> None:
        draft_of(read_plain_text((unit * number).encode()), {})

    drafted(3)
    few, many = (steps(partial(drafted, number)) for number in (300, 600))
    assert many < 2.1 * few
    assert many < most * 600


DRAFTS = """
import sys
from pathlib import Path
from onrecord.authoring.draft import draft_of
from onrecord.authoring.opening import open_text
from onrecord.authoring.plain_text import read_plain_text
from tests.samples import PEOPLE
for path in sorted(Path("tests/authoring/corpus").glob("*.[hmt]*")):
    sys.stdout.write(repr(draft_of(open_text(str(path)), PEOPLE, "a")) + "\\\\n")
"""


@pytest.mark.slow
def test_another_process_makes_the_same_drafts(repository: Path) -> None:
    """Sets have another order there."""
    drafts = {
        subprocess.run(
            [sys.executable, "-c", DRAFTS],
            cwd=repository,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(drafts) == 1
    assert drafts.pop().count(b"\\n") > 50
