"""The rows say what the records and the texts say."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.dataset import TABLES, Dataset, columns, dataset
from tests.site.projects import FILES, FIRST, site

AWAY = FIRST.replace("topics:", "withdrawn: {on: 2021-06-07, reason: Asked for.}\ntopics:")


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    """Give the rows of three webinars, and of one that was withdrawn."""
    files = {**FILES, "summaries/away.md": AWAY}
    return dataset(site(tmp_path, files, address="https://example.org/record"))


def test_a_statement_can_be_used_by_itself(data: Dataset) -> None:
    """It has who spoke for whom, when, about which norms, in which words, and where they stand."""
    one = data.statements[1]
    assert one.text == "Éxample said that norm 13(e) matters."
    assert (one.speaker, one.speaker_name, one.affiliation) == (
        "ada-example",
        "Ada Éxample",
        "Old Institute",
    )
    assert (one.summary, one.title, one.date) == ("first", "The first webinar", "2018-12-11")
    assert (one.passage, one.norms, one.basis, one.language) == (1, ("13e",), "inferred", "en")
    assert one.url == f"https://example.org/record/summaries/first/#{data.passages[2].anchor}"


def test_an_affiliation_is_that_of_the_day(data: Dataset) -> None:
    """What the summary says comes before the register; nobody knows it for everybody."""
    found = {(one.summary, one.speaker): one.affiliation for one in data.appearances}
    assert found["first", "ada-example"] == "Old Institute"
    assert found["second", "ada-example"] == "Example Institute"
    assert found["first", "cy-quiet"] is None


def test_the_newest_webinar_comes_first_everywhere(data: Dataset) -> None:
    """Rows of one summary stand side by side, in the order of the text."""
    assert [one.id for one in data.summaries] == ["third", "second", "first"]
    for name in ("appearances", "passages", "statements", "citations"):
        order = list(dict.fromkeys(row.summary for row in getattr(data, name)))
        assert order == [id_ for id_ in ("third", "second", "first") if id_ in order]
    assert [one.number for one in data.passages if one.summary == "first"] == [1, 2, 3]


def test_a_citation_by_nobody_has_no_speaker(data: Dataset) -> None:
    """Nothing stands where nothing is known, not an empty text."""
    *_, last = data.citations
    assert (last.speaker, last.basis, last.why) == (None, None, None)


def test_a_withdrawn_summary_is_told_and_nothing_of_it(data: Dataset) -> None:
    """Its rows are gone; when and why it went stays."""
    (away,) = data.withdrawals
    assert (away.summary, away.withdrawn, away.reason) == ("away", "2021-06-07", "Asked for.")
    rows = [row for name in TABLES if name != "withdrawals" for row in data.table(name)]
    assert "away" not in {getattr(row, "summary", "") for row in rows}


def test_addresses_are_paths_where_the_site_has_none(tmp_path: Path) -> None:
    """A record without a site can be exported as well."""
    assert dataset(site(tmp_path)).summaries[0].url == "/summaries/third/"


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described(data: Dataset, table: str) -> None:
    """The words below a field are what readers of any format see."""
    rows = data.table(table)
    assert rows
    assert [column.name for column in columns(table)] == list(vars(rows[0]))
    assert all(column.description.endswith((".", "`")) for column in columns(table))


def test_a_time_in_the_recording_is_in_the_rows(tmp_path: Path) -> None:
    """Passages and statements have the second and the address; others have neither."""
    second = FILES["summaries/second.md"].replace("/recording\n", "/recording.mp4\n")
    files = {
        **FILES,
        "summaries/second.md": second.replace("Éxample said", "{t=12:34} Éxample said"),
    }
    found = dataset(site(tmp_path, files))
    for rows in (found.passages, found.statements):
        times = {(one.summary, one.seconds, one.recording) for one in rows}
        assert ("second", 754, "https://example.org/recording.mp4#t=754") in times
        assert {(one[1], one[2]) for one in times if one[0] == "first"} == {(None, None)}
        assert all("{t=" not in one.text for one in rows)
