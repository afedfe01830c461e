"""Front matter of other programs: what is taken of it, and that the rest is told."""

from __future__ import annotations

import pytest

from onrecord.authoring.draft import Imported, draft_of
from onrecord.authoring.front_matter import read_markdown
from onrecord.model import Appearance
from tests.samples import PEOPLE

TEXT = "Muster said that the norm matters to all of us, and that it is on the table.\n"


def imported(front: str, sign: str = "---") -> Imported:
    """Return the draft of a text with front matter."""
    return draft_of(read_markdown(f"{sign}\n{front}\n{sign}\n\n{TEXT}".encode()), PEOPLE)


def test_what_a_draft_does_not_say_is_told() -> None:
    """A second title, several days, and what stands beside names."""
    found = imported("""\
title: A quiet network
titre: Un réseau calme
event_date: [2030-05-15, 2030-05-16]
speakers:
- {name: Mira Muster, org: Example, bio: Writes books., photo: a.jpg}
- Jo Beispiel (Probe Foundation)
- Zoë van der Probe: Somewhere
seo: {title: x, description: [A sentence., Another.], more: !!python/name:os.system [a]}
empty:""")
    assert found.draft.title == "A quiet network"
    assert found.draft.speakers == (
        Appearance(id="mira-muster", affiliation="Example"),
        Appearance(id="jo-beispiel", affiliation="Probe Foundation"),
        Appearance(id="zoe-van-der-probe"),
    )
    assert found.removed == (
        "titre: Un réseau calme",
        "event_date: 2030-05-15, 2030-05-16",
        "seo: title: x, description: A sentence., description: Another., more: tag:yaml.org,2002:python/name:os.system",
        "empty:",
        "speakers: bio: Writes books.",
        "speakers: photo: a.jpg",
        "speakers: Zoë van der Probe: Somewhere",
    )


@pytest.mark.parametrize("title", ["x", "VI", "I"])
def test_a_title_that_is_no_title_is_told(title: str) -> None:
    """A number alone; its letters may stand within a word of the draft."""
    assert imported(f"title: {title}").removed == (f"title: {title}",)


def test_what_the_text_contradicts_is_told() -> None:
    """A day of the front matter where the text says when it was held; a language that it is not in."""
    found = imported("date: 14 May 2030\nlang: fr_FR\ntags: [a, b]")
    assert found.removed == ("tags: a, b", "language: fr")
    held = draft_of(
        read_markdown(
            f"---\ndate: 14 May 2030\n---\n\nThe webinar was held on 12 May 2030. {TEXT}".encode()
        ),
        PEOPLE,
    )
    assert str(held.draft.date) == "2030-05-12"
    assert held.removed == ("date: 14 May 2030",)


@pytest.mark.parametrize(
    ("front", "question"),
    [
        ("date: 3/4/2030", "TODO: when was it held? The text says “3/4/2030”."),
        ("date: 03.04.2030", "TODO: when was it held? The text says “03.04.2030”."),
        ("date: 22.10.2030", "TODO: was it held on 2030-10-22?"),
        ("date: [3/4/2030, 22.10.2030]", "TODO: when was it held? The text says “3/4/2030”."),
    ],
)
def test_a_day_in_numbers_is_asked_for(front: str, question: str) -> None:
    """With its words, where it can be read in two ways."""
    assert str(imported(front).draft.date).startswith(question)


DOUBLED = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 25))])  # fmt: skip


@pytest.mark.parametrize(
    ("front", "sign"),
    [
        ("speakers: &a [*a]", "---"),
        ("speakers: &a {name: *a}", "---"),
        (DOUBLED, "---"),
        (f"title: 0x{'f' * 9000}", "---"),
        (f"title = 0x{'f' * 9000}", "+++"),
        (f"a = {'[' * 3000}{']' * 3000}", "+++"),
        (f"a{'.a' * 3000} = 1", "+++"),
        (f"a = [{'1,' * 20_000}]", "+++"),
        ("title = [", "+++"),
        ("title: [", "---"),
        ("- a", "---"),
    ],
)
def test_front_matter_that_cannot_be_gone_through_is_told_as_it_stands(
    front: str, sign: str
) -> None:
    """Values that lead back, double, nest without end or have no end: each of its lines is left out."""
    assert imported(front, sign).removed == tuple(front.split("\n"))
