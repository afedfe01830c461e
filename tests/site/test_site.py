"""What the renderers are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.site.site import Settings, Site
from tests.site import projects


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        pytest.param(Settings(), "", id="no repository"),
        pytest.param(
            Settings(repository="https://example.org/r/"),
            "https://example.org/r/edit/main/summaries/x.md",
            id="repository",
        ),
        pytest.param(
            Settings(repository="https://example.org/r", edit="https://example.org/e/"),
            "https://example.org/e/summaries/x.md",
            id="its own address",
        ),
    ],
)
def test_edit_link(settings: Settings, address: str) -> None:
    """There is one only where the repository is known."""
    assert settings.editing("summaries/x.md") == address


def test_counts_are_of_passages(small: Site) -> None:
    """Two references to a norm in one passage count once."""
    assert dict(small.counts["ada-example"]) == {"13e": 2}
    assert dict(small.counts[None]) == {"13e": 1}


def test_series_without_parts_is_by_date(tmp_path: Path) -> None:
    """Where a part is missing, the day decides."""
    text = "---\ntitle: T\ndate: 20{0}-01-02\nspeakers: []\nnorms: []\nseries: {{name: S{1}}}\n---\n\nX.\n"
    files = {
        "speakers.yaml": "{}\n",
        "summaries/a.md": text.format(20, ", part: 1"),
        "summaries/b.md": text.format(19, ""),
        "summaries/c.md": text.format(18, ", part: 2"),
    }
    site = projects.site(tmp_path, files)
    assert [summary.id for summary in site.series["S"]] == ["c", "b", "a"]
    before, after = site.neighbours["b"]
    assert (before and before.id, after and after.id) == ("c", "a")


def test_day_is_of_the_newest_text(small: Site) -> None:
    """The newest day of a webinar or of a change is the day of the site."""
    assert small.day is not None
    assert small.day.isoformat() == "2021-01-02"
