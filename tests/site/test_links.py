"""Links relative to the page they stand on."""

from __future__ import annotations

import pytest

from onrecord.site.links import root


@pytest.mark.parametrize(
    ("url", "way"),
    [
        pytest.param("", "./", id="home"),
        pytest.param("norms/", "../", id="list"),
        pytest.param("norms/13e/", "../../", id="leaf"),
    ],
)
def test_root_leads_to_the_home_page(url: str, way: str) -> None:
    """Each part of an address is one step up."""
    assert root(url) == way
