"""Who took part, as what, and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.diagnostics import Source
from onrecord.model import Affiliation, FrontMatter, Places, Speaker, Summary
from onrecord.site.appearances import affiliation, parts


def summary(**front: object) -> Summary:
    """Return a summary of 11 December 2018."""
    standard = {"title": "T", "date": date(2018, 12, 11), "speakers": (), "norms": ()}
    record = FrontMatter.model_validate(standard | front)
    return Summary("x", record, "", 0, Places(Source("summaries/x.md", "")))


def test_who_speaks_and_moderates_has_one_part() -> None:
    """Both roles are named, and the first word on the affiliation holds."""
    found = parts(
        summary(
            speakers=[{"id": "ada", "affiliation": "A"}, "ben", "ben"],
            moderators=["ada"],
        )
    )
    assert {id_: part.role for id_, part in found.items()} == {
        "ada": "both",
        "ben": "speaker",
    }
    assert found["ada"].appearance.affiliation == "A"


@pytest.mark.parametrize(
    ("appearance", "expected"),
    [
        pytest.param({"affiliation": "A"}, "A", id="the summary's word"),
        pytest.param({"affiliation": "A", "billed_as": "Chair"}, "A, Chair", id="both"),
        pytest.param({"billed_as": "Chair"}, "Chair", id="the programme's word"),
        pytest.param({}, "Known then", id="the register's word"),
    ],
)
def test_affiliation_of_the_day(appearance: dict[str, str], expected: str) -> None:
    """The register is asked last, and only what it knows for that day counts."""
    who = Speaker(
        id="ada",
        name="Ada",
        affiliations=(
            Affiliation.model_validate({"name": "Known then", "from": "2018", "until": "2018-12"}),
            Affiliation.model_validate({"name": "Too late", "from": "2019", "until": "2020"}),
            Affiliation.model_validate({"name": "Not said until when", "from": "2018"}),
        ),
    )
    (part,) = parts(summary(speakers=[{"id": "ada"} | appearance])).values()
    assert affiliation(part, who) == expected
