"""The file of a new summary."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authoring.draft import Draft, count_todos, file_stem, new_draft, problems
from onrecord.authoring.register import Participant
from onrecord.diagnostics import Code, Source
from onrecord.model import Appearance, FrontMatter, Speaker
from onrecord.project.records import Ok, parse_summary, standard
from onrecord.text.characters import is_blank, one_line

MAY = date(2030, 5, 14)
ANN, MAX = Appearance(id="ann-example"), Appearance(id="max-muster")


def front(draft: Draft) -> FrontMatter:
    """Return the front matter that is read from a draft, in which nothing is wrong."""
    parsed = parse_summary(Source("summaries/a.md", draft.text), standard())
    assert isinstance(parsed, Ok)
    assert parsed.diagnostics == ()
    return parsed.summary.front


def test_the_fewest_keys() -> None:
    """What goes without saying is not said."""
    draft = Draft("A", MAY, (ANN, MAX), ("13e",), "Text.")
    assert draft.text == (
        "---\ntitle: A\ndate: 2030-05-14\nspeakers: [ann-example, max-muster]\nnorms: [13e]\n---\n\n"
        "Text.\n"
    )


def test_everything() -> None:
    """Every key is read back as it was meant."""
    draft = Draft(
        title="A: b",
        date=MAY,
        date_is="published",
        speakers=(ANN, MAX.model_copy(update={"affiliation": "Muster, Works: {x}"})),
        moderators=(ANN.model_copy(update={"id": "eve", "billed_as": "it's #1"}),),
        norms=("13e", "13k"),
        series={"name": "No", "part": 2},
        language="fr",
        source={"url": "https://example.org/?a=b", "kind": "notes", "read": "whole"},
        body="Text.",
    )
    found = front(draft)
    assert found.title == "A: b"
    assert found.date_is == "published"
    assert found.speakers == draft.speakers
    assert found.moderators == draft.moderators
    assert found.norms == ("13e", "13k")
    assert found.series is not None
    assert (found.series.name, found.series.part) == ("No", 2)
    assert found.source is not None
    assert found.source.url == "https://example.org/?a=b"
    assert found.language == "fr"


@given(st.text(min_size=1, max_size=300))
def test_any_title_is_read_back(text: str) -> None:
    """Colons, quotes, signs, any script: the title stays the title."""
    title = one_line(text)
    if not is_blank(title) and not title.startswith("TODO"):
        assert front(Draft(title, MAY, (), (), "Text.")).title == title


def test_a_long_list_of_people_gets_a_line_for_each() -> None:
    """One line of more than a hundred characters reads badly."""
    many = tuple(Appearance(id=f"somebody-called-{letter * 9}") for letter in "abcde")
    draft = Draft("A", MAY, many, (), "Text.")
    assert "speakers:\n- somebody-called-aaaaaaaaa\n- " in draft.text
    assert front(draft).speakers == many


def test_what_is_still_to_be_done_is_counted() -> None:
    """In the front matter and in the text."""
    draft = Draft("TODO: a", "TODO: b", ("TODO: c", ANN), (), "Text.\n\nTODO: d\n\nA TODO.")
    assert count_todos(draft) == 4
    codes = [item.code for item in problems(draft, "summaries/a.md")]
    assert codes == [Code.TODO] * 3


@pytest.mark.parametrize(
    ("title", "day", "name"),
    [
        ("What is the role of a norm?", MAY, "2030-05-14-what-role-norm"),
        ("It's Zürich, Đorđe", MAY, "2030-05-14-its-zurich-dorde"),
        ("The of and", MAY, "2030-05-14-the-of-and"),
        ("?!", MAY, "2030-05-14"),
        ("?!", "", ""),
        ("Norms", "", "norms"),
        ("word " * 40, MAY, "2030-05-14" + "-word" * 14),
        ("w" * 100, MAY, "2030-05-14"),
    ],
)
def test_the_name_of_the_file(title: str, day: date | str, name: str) -> None:
    """The day and the words that count, not too many of them."""
    assert file_stem(title, day) == name


def test_a_new_summary_says_that_it_is_to_be_written() -> None:
    """It names everybody, and each norm once."""
    ann, max_, eve = (
        Participant(Speaker(id=key, name=name))
        for key, name in (("ann-example", "Ann *E*"), ("max-muster", "Max"), ("eve", "Eve"))
    )
    draft = new_draft("A", MAY, (ann, max_, eve), (ann,), ("13k", "13e", "13e"))
    assert draft.body == (
        "TODO: write what was said. Ann \\*E\\*, Max and Eve took part. "
        "Ann \\*E\\* led the discussion.\n\n"
        "- TODO: what was said about `norm 13(e)`?\n"
        "- TODO: what was said about `norm 13(k)`?"
    )
    assert draft.norms == ("13e", "13k")
    assert new_draft("A", MAY, ()).body == "TODO: write what was said."
    assert count_todos(draft) == 3


def test_a_new_summary_says_for_whom_somebody_was_there() -> None:
    """An organisation, or how somebody was billed; nothing where nothing was said."""
    ann = Speaker(id="ann-example", name="Ann Example")
    eve = Speaker(id="eve-sample", name="Eve Sample")
    draft = new_draft(
        "A", MAY, (Participant(ann, "Some Institute"),), (Participant(eve, "a lawyer"),)
    )
    assert draft.speakers == (Appearance(id="ann-example", affiliation="Some Institute"),)
    assert draft.moderators == (Appearance(id="eve-sample", billed_as="a lawyer"),)
