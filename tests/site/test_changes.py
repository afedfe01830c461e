"""When pages changed last: the newest day of what stands on them, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.site.changes import EPOCH, Changes
from tests.site.projects import FILES, FIRST, SECOND, pages
from tests.site.projects import site as made

WITHDRAWN = FIRST.replace(
    "---\n\n## What", "withdrawn: {on: 2021-06-07, reason: A speaker asked.}\n---\n\n## What"
)
COMING = """\
---
title: A webinar to come
date: 2031-02-03
status: announced
speakers: [ben-sample]
norms: []
topics: [human-rights]
---
"""


def days(folder: Path, **files: str) -> Mapping[str, str]:
    """Return the day of each page, by its address; `files` are summaries beside the usual three."""
    more = {f"summaries/{name}.md": text for name, text in files.items()}
    site = made(folder, {**FILES, **more})
    changes = Changes(site)
    return {url: changes.day(page) for url, page in pages(site).items()}


def test_a_page_has_the_day_of_its_newest_text(tmp_path: Path) -> None:
    """`updated` weighs more than `published`, and that more than the day of the webinar."""
    found = days(tmp_path)
    first, second = "2018-12-11", "2020-05-06"
    assert found["summaries/first/"] == found["norms/13k/"] == first
    assert found["speakers/ben-sample/"] == found["speakers/cy-quiet/"] == first
    assert found["organisations/old-institute/"] == found["organisations/an-organiser/"] == first
    assert found["topics/human-rights/"] == first
    assert found["summaries/second/"] == found["series/a-series/"] == second
    assert found["norms/13e/"] == found["speakers/ada-example/"] == second
    assert found["summaries/third/"] == "2021-01-02"
    earlier = SECOND.replace("updated: 2020-05-06\n", "")
    assert days(tmp_path / "b", second=earlier)["summaries/second/"] == "2020-03-04"


def test_lists_have_the_day_of_whatever_is_new(tmp_path: Path) -> None:
    """So has the home page, and a site without texts has one that is fixed."""
    found = days(tmp_path)
    assert {found[url] for url in ("", "norms/", "speakers/", "matrix/")} == {"2021-01-02"}
    assert (
        Changes(made(tmp_path / "empty", {"speakers.yaml": "a-b: {name: A B}\n"})).newest == EPOCH
    )


def test_what_no_text_is_about_has_no_day(tmp_path: Path) -> None:
    """Nothing is made up."""
    assert days(tmp_path)["norms/13b/"] == ""


def test_a_withdrawal_is_a_change(tmp_path: Path) -> None:
    """On its own page, and on those that it was taken from."""
    found = days(tmp_path, first=WITHDRAWN)
    for url in ("summaries/first/", "norms/13k/", "speakers/ben-sample/", "topics/human-rights/"):
        assert found[url] == "2021-06-07"
    assert found["summaries/second/"] == "2020-05-06"


@pytest.mark.parametrize(
    ("added", "day"), [("", "2018-12-11"), ("published: 2030-01-02\n", "2030-01-02")]
)
def test_no_page_has_a_day_to_come(tmp_path: Path, added: str, day: str) -> None:
    """A webinar that is announced counts from the day on which that was published."""
    found = days(tmp_path, coming=COMING.replace("norms:", f"{added}norms:"))
    assert found["speakers/ben-sample/"] == found["topics/human-rights/"] == day


def test_a_page_of_one_year_has_the_day_of_that_year(tmp_path: Path) -> None:
    """Though the page that it belongs to has a newer one."""
    many = {
        f"w{year}-{n}": SECOND.replace("2020-02-03", f"{year}-02-{n + 1:02}").replace(
            "published: 2020-03-04\nupdated: 2020-05-06\n", ""
        )
        for year in (2016, 2017)
        for n in range(27)
    }
    found = days(tmp_path, **many)
    assert found["norms/13e/"] == "2020-05-06"
    assert found["norms/13e/2016/"] == found["summaries/years/2016/"] == "2016-02-27"
    assert found["speakers/ada-example/said/2017/"] == "2017-02-27"
    assert found["speakers/ada-example/webinars/2017/"] == "2017-02-27"
