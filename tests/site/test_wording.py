"""Days, periods and topics in words."""

from __future__ import annotations

import pytest

from onrecord.model import FrontMatter
from onrecord.site import wording
from onrecord.site.words import words_in

ENGLISH, FRENCH = words_in("en"), words_in("fr")


@pytest.mark.parametrize(
    ("is_", "words", "french"),
    [
        pytest.param("held", "1 May 2020", "1er mai 2020", id="held"),
        pytest.param(
            "published", "published 1 May 2020", "source publiée le 1er mai 2020", id="published"
        ),
        pytest.param(
            "inferred", "1 May 2020 (date inferred)", "1er mai 2020 (date déduite)", id="inferred"
        ),
    ],
)
def test_dated_says_what_the_day_is(is_: str, words: str, french: str) -> None:
    """A day that is not the day of the webinar says so."""
    front = FrontMatter.model_validate(
        {"title": "T", "date": "2020-05-01", "date_is": is_, "speakers": [], "norms": []}
    )
    assert wording.dated(ENGLISH, front) == words
    assert wording.dated(FRENCH, front) == french


@pytest.mark.parametrize(
    ("start", "end", "words", "french"),
    [
        pytest.param(
            "2018", "2020-08", "from 2018 to August 2020", "2018\u00a0– août 2020", id="both"
        ),
        pytest.param("2018-05-01", "2018-05-01", "1 May 2018", "1er mai 2018", id="one day"),
        pytest.param("2018", None, "from 2018", "dès 2018", id="beginning"),
        pytest.param(None, "2018-08", "until August 2018", "jusqu’en août 2018", id="end"),
        pytest.param(
            None, "2018-08-02", "until 2 August 2018", "jusqu’au 2 août 2018", id="last day"
        ),
        pytest.param(None, None, "", "", id="neither"),
        pytest.param("2018-13", None, "from 2018-13", "dès 2018-13", id="no such month"),
    ],
)
def test_period(start: str | None, end: str | None, words: str, french: str) -> None:
    """A period says what is known of it and no more."""
    assert wording.period(ENGLISH, start, end) == words
    assert wording.period(FRENCH, start, end) == french


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        pytest.param("supply-chain", "supply chain", id="words"),
        pytest.param("csirts", "CSIRTs", id="capitals"),
        pytest.param("de-escalation", "de-escalation", id="prefix"),
        pytest.param("geneva-dialogue", "Geneva Dialogue", id="name"),
    ],
)
def test_topic(id_: str, words: str) -> None:
    """A topic is written as people write it."""
    assert wording.topic(ENGLISH, id_) == words


def test_heading_begins_with_a_capital() -> None:
    """Only the first letter changes."""
    assert wording.heading("supply chain of ICT") == "Supply chain of ICT"


def test_direction_of_a_language() -> None:
    """A language is written from the left unless it is known to be written from the right."""
    assert wording.direction("ar") == "rtl"
    assert wording.direction("fr") == "ltr"


def test_text_written_from_the_right_leaves_its_neighbours_in_order() -> None:
    """Signs that nobody sees stand around it; around any other text there are none."""
    assert wording.isolated("Ada Éxample") == "Ada Éxample"
    assert wording.isolated("مثال") == "\u2068مثال\u2069"
    assert wording.isolated("דוגמה (2031)") == "\u2068דוגמה (2031)\u2069"
