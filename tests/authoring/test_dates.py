"""Days as people write them, and which of them a summary gets."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.authoring.dates import Dated, Dateline, choose_day, dateline, day, days
from onrecord.authoring.manuscript import Manuscript

MAY = date(2030, 5, 14)
NOTHING = Manuscript(())


@pytest.mark.parametrize(
    "text",
    [
        "2030-05-14",
        "2030-05-14T08:00:00+02:00",
        "14 May 2030",
        "14th of May 2030",
        "May 14, 2030",
        "may 14th 2030",
        " 14 MAY, 2030 ",
        "14. Mai 2030",
        "14.05.2030",
        "14. 5. 2030",
        "14/5/2030",
        "5/14/2030",
        "14-05-2030",
        "2030/05/14",
        "2030.5.14",
        "14 мая 2030 года",
        "14 أيار 2030",
        "2030年5月14日",
    ],
)
def test_a_day_written_in_full(text: str) -> None:
    """Year, month and day are there, and the month is a word, or no number but one can be it."""
    assert day(text) == MAY


def test_a_day_of_equal_numbers() -> None:
    """Whichever is the month."""
    assert day("5.5.2030") == date(2030, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "4/5/2030",
        "4.5.2030",
        "2030/4/5",
        "14.5.30",
        "14/5/30",
        "14/5-2030",
        "14/15/2030",
        "31/2/2030",
        "14.5.2030.1",
        "1.14.5.2030",
        "014-05-2030",
        "31 February 2030",
        "May 2030",
        "2030",
        "",
        "x",
    ],
)
def test_what_is_no_day_or_more_than_one(text: str) -> None:
    """What can be read in two ways is not read."""
    assert day(text) is None


def test_days_in_a_text() -> None:
    """Short forms of months count; numbers that go on do not."""
    text = "From 1 Sept. 2029 to Jan 2, 2030, not 2030-05-141 nor 31 June 2030."
    assert [found for found, _, _ in days(text)] == [date(2029, 9, 1), date(2030, 1, 2)]
    assert [found for found, _, _ in days("会议于2030年5月14日举行")] == [MAY]


@pytest.mark.parametrize(
    "text",
    [
        "The webinar was held on 14 May 2030.",
        "The Platform held its second webinar on 14 May 2030.",
        "La table ronde s’est tenue le 14 mai 2030.",
        "El seminario tuvo lugar el 14 de mayo de 2030.",
        "A panel discussion on norms took place online on Tuesday, 14 May 2030.",
        "The talk, which the Platform organised on the 14th of May 2030, was short.",
        "On 14 May 2030, the Platform held its second webinar.",
        "The webinar was held on 14.05.2030.",
        "The webinar was held on 5/14/2030.",
        "It was late. On 14 May 2030 a session on norms was hosted by the Platform.",
    ],
)
def test_the_day_it_was_held(text: str) -> None:
    """The text says so in a sentence; the day of publication does not matter then."""
    assert choose_day(NOTHING, lines("Published on 1 June 2030"), [text]) == Dated(MAY, "held", MAY)


@pytest.mark.parametrize(
    "text",
    [
        "The next webinar will be held on 14 May 2030.",
        "At the previous webinar, held on 14 May 2030, we spoke of lunch.",
        "This was agreed at the meeting held on 14 May 2030.",
        "The webinar was to be held on 14 May 2030.",
        "The webinar was held on 14 May 2030 in our minds only, for it was postponed.",
        "No webinar was held on 14 May 2030.",
        "La última sesión tuvo lugar el 14 de mayo de 2030.",
    ],
)
def test_the_day_of_another_event_is_asked_for(text: str) -> None:
    """It is the only one, and yet not certain; beside the day of this event it does not matter."""
    question = "TODO: was it held on 2030-05-14? Write the day as year-month-day."
    assert choose_day(NOTHING, [], [text]).day == question
    own = "The webinar was held on 1 June 2030."
    assert choose_day(NOTHING, [], [text, own]).day == date(2030, 6, 1)


def lines(*texts: str) -> list[Dateline]:
    """Return datelines."""
    return [line for text in texts if (line := dateline(text))]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Published on 14 May 2030", "published"),
        ("Posted: 14 May 2030 by Ann Example", "published"),
        ("Publié le 14 mai 2030", "published"),
        ("Updated on 14 May 2030", "changed"),
        ("14 May 2030 12:00h - 13:30h", "held"),
        ("Tuesday, 14 May 2030, 15:00–16:30 CEST, online", "held"),
        ("14 May 2030 | 11:30 - 13:00 | A room | live streaming", "held"),
        ("Event date: 14 May 2030", "held"),
        ("Held online on 14 May 2030", "held"),
        ("(Celebrada de manera virtual el 14 de mayo de 2030)", "held"),
        ("Date: 14 May 2030", "day"),
        ("14 May 2030 -", "day"),
        ("14 May 2030, Exampleville", "day"),
        ("May 14, 2030 at 10:00 AM", "day"),
        ("Webinar, 14 May 2030", "day"),
        ("14. Mai 2030", "day"),
        ("Sampletown, 14 May 2030", "day"),
        ("عمّان، 14 أيار 2030", "day"),
        ("时间：2030年5月14日 10:00", "held"),
        ("发布日期：2030年5月14日", "published"),
        ("14 мая 2030", "day"),
    ],
)
def test_a_line_with_a_day(text: str, says: str) -> None:
    """Its label says what the day is, or a time from when to when."""
    (line,) = lines(text)
    assert (line.says, line.day) == (says, MAY)


@pytest.mark.parametrize(
    "text",
    [
        "Published vulnerabilities fall under norm 13(j), Example said.",
        "Posted workers were not covered.",
        "Date: to be confirmed",
        "Date palms were mentioned by Muster.",
        "Last modified: yesterday",
        "14 May 2030 was a good day.",
        "On 14 May 2030 the Platform held a webinar.",
    ],
)
def test_what_only_begins_like_a_dateline(text: str) -> None:
    """It is a sentence, and stays in the text."""
    assert dateline(text) is None


def test_a_dateline_that_can_be_read_in_two_ways() -> None:
    """It has no day, and its words are told."""
    (line,) = lines("Publication date: 11.5.2030")
    assert (line.says, line.words, line.day) == ("published", "11.5.2030", None)


def test_the_day_of_publication() -> None:
    """What a line says counts before what the page says of itself."""
    page = Manuscript((), published=date(2030, 6, 1))
    assert choose_day(page, lines("Published on 14 May 2030"), []) == Dated(MAY, "published", MAY)
    assert choose_day(page, [], ["Nothing."]) == Dated(
        date(2030, 6, 1), "published", date(2030, 6, 1)
    )


def test_the_day_below_the_title_is_asked_for_before_that_of_publication() -> None:
    """It may be either; where it has a time, it is that of the webinar."""
    page = Manuscript((), published=date(2030, 6, 1))
    found = choose_day(page, lines("14 May 2030"), [])
    assert str(found.day).startswith(
        "TODO: was it held on 2030-05-14? It was published on 2030-06-01."
    )
    held = choose_day(page, lines("14 May 2030 12:00 - 13:30"), [])
    assert held == Dated(MAY, "held", MAY)


@pytest.mark.parametrize(
    ("manuscript", "published", "prose", "question", "likely"),
    [
        (NOTHING, [], [], "TODO: when was it held?", None),
        (NOTHING, ["3/4/2030"], [], "TODO: when was it held? The text says “3/4/2030”.", None),
        (NOTHING, [], ["A treaty of 14 May 2030."], "TODO: was it held on 2030-05-14?", MAY),
        (Manuscript((), date=MAY), [], [], "TODO: was it held on 2030-05-14?", MAY),
        (
            NOTHING,
            ["14 May 2030", "1/2/2030"],
            [],
            "TODO: was it held on 2030-05-14? The text says “1/2/2030”.",
            MAY,
        ),
        (
            NOTHING,
            [],
            ["A webinar was held on 3.4.2030."],
            "TODO: when was it held? The text says “3.4.2030”.",
            None,
        ),
        (
            NOTHING,
            [],
            ["A treaty of 3/4/2030."],
            "TODO: when was it held? The text says “3/4/2030”.",
            None,
        ),
        (NOTHING, [], ["A treaty of 14.5.2030."], "TODO: was it held on 2030-05-14?", MAY),
        (
            NOTHING,
            ["14 May 2030"],
            ["The webinar was held on 3/4/2030."],
            "TODO: was it held on 2030-05-14? The text says “3/4/2030”.",
            MAY,
        ),
        (
            NOTHING,
            ["1 May 2030"],
            ["The webinar was held on 14 May 2030.", "The session was held on 15 May 2030."],
            "TODO: 2030-05-01 or 2030-05-14 or 2030-05-15?",
            None,
        ),
    ],
)
def test_what_is_not_certain_is_a_question(
    manuscript: Manuscript,
    published: list[str],
    prose: list[str],
    question: str,
    likely: date | None,
) -> None:
    """The question has the days that the text gives."""
    found = choose_day(manuscript, lines(*(f"Published on {words}" for words in published)), prose)
    assert found.day == f"{question} Write the day as year-month-day."
    assert found.likely == likely


@pytest.mark.parametrize(
    "title",
    [
        "Minutes (May 14 2030)",
        "Réunion du mardi 14 mai 2030 :",
        "Cable call 2030-05-14",
        "Cable call 14.5.2030",
        "14 May 2030",
    ],
)
def test_a_day_in_the_title_is_asked_for(title: str) -> None:
    """It may be that of what the text is about, so it is not certain; a day in the text is none beside it."""
    found = choose_day(NOTHING, [], ["A treaty of 1 May 2030."], [title])
    assert found.day == "TODO: was it held on 2030-05-14? Write the day as year-month-day."
    issued = choose_day(Manuscript((), date=date(2030, 5, 20)), [], [], [title])
    assert issued.day == "TODO: 2030-05-14 or 2030-05-20? Write the day as year-month-day."


def test_a_day_that_can_be_read_in_two_ways_is_never_passed_over() -> None:
    """Neither in the title nor beside a day of publication; what a text is about is no matter there."""
    titled = choose_day(NOTHING, [], [], ["Minutes of 3/4/2030"])
    assert "The text says “3/4/2030”." in str(titled.day)
    beside = choose_day(NOTHING, lines("Published on 14 May 2030", "Date: 3/4/2030"), [])
    assert "The text says “3/4/2030”." in str(beside.day)
    about = choose_day(NOTHING, lines("Published on 14 May 2030"), ["A treaty of 3/4/2030."])
    assert about == Dated(MAY, "published", MAY)
