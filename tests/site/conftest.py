"""A small site and its pages, made once for the tests that only look at them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from onrecord.site.page import Page
from onrecord.site.pages import Site
from tests.site import projects


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site of three summaries, with a repository and an address."""
    return projects.site(
        tmp_path_factory.mktemp("small"),
        name="A Site",
        address="https://example.org/site/",
        repository="https://example.org/repo",
    )


@pytest.fixture(scope="session")
def pages(small: Site) -> Mapping[str, Page]:
    """Return the pages of the small site by address."""
    return projects.pages(small)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Page]:
    """Return the pages of a site with more citations than one page shows."""
    return projects.pages(projects.site(tmp_path_factory.mktemp("large"), projects.many(60)))
