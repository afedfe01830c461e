"""Links relative to the page they stand on."""

from __future__ import annotations

import pytest

from onrecord.site.links import localise, root


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


def test_localise_makes_rooted_links_relative() -> None:
    """A link that begins at the site's root begins at the page instead."""
    html = '<p><a aria-label="a > b" href="/norms/13e/">norm</a> <img src="/x.png"></p>'
    expected = (
        '<p><a aria-label="a > b" href="../../norms/13e/">norm</a> <img src="../../x.png"></p>'
    )
    assert localise(html, "../../") == expected


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<a href="https://example.org/">x</a>', id="absolute"),
        pytest.param('<a href="//example.org/">x</a>', id="without a scheme"),
        pytest.param('<code>&lt;a href="/norms/"&gt;</code>', id="words about markup"),
        pytest.param('<a title="href=" href="#here">x</a>', id="on the same page"),
    ],
)
def test_localise_leaves_other_links_alone(html: str) -> None:
    """Only what begins at the site's root is changed."""
    assert localise(html, "../../") == html


def test_localise_leads_to_the_place_of_an_excerpt() -> None:
    """A link within a summary still leads there when a passage is shown elsewhere."""
    html = '<a class="footnote-ref" href="#fn:1">1</a>'
    expected = '<a class="footnote-ref" href="../../summaries/x/#fn:1">1</a>'
    assert localise(html, "../../", "summaries/x/") == expected
