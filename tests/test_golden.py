"""The pages of a tiny project, kept as files: what a change does to them is seen in the diff.

`golden/project` is the project; `golden/pages` is what becomes of it, rewritten by
`pytest tests/test_golden.py --rewrite`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from onrecord.bodies import How
from onrecord.pipeline import Outcome, load
from onrecord.project.reading import Project
from onrecord.site.page import Page, PageKind
from onrecord.site.pages import Settings, Site, render

GOLDEN = Path(__file__).parent / "golden"
PAGES = GOLDEN / "pages"
SETTINGS = Settings(
    "A tiny site", "https://example.org/site/", "https://example.org/repository", contribute="join/"
)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """Load the project, with its own four norms."""
    outcome = load(Project(GOLDEN / "project", norms="norms.yaml", instruments="instruments.yaml"))
    assert outcome.diagnostics == ()
    return outcome


@pytest.fixture(scope="module")
def pages(outcome: Outcome) -> tuple[Page, ...]:
    """Render the project's pages."""
    return tuple(render(Site(outcome.corpus, outcome.index, SETTINGS)))


def written(page: Page) -> str:
    """Return a page as text: its facts, its fragment, its side notes."""
    return "\n".join((*_facts(page), "", "=== html", page.html, "=== aside", page.aside))


def _facts(page: Page) -> Iterator[str]:
    """Yield a line for each fact about a page, then one for each of its headings."""
    yield f"url: {page.url}"
    yield f"title: {page.title}"
    yield f"description: {page.description}"
    yield f"kind: {page.kind}"
    yield f"language: {page.language}"
    yield f"source: {page.source}"
    yield f"listed: {page.listed}"
    yield f"searchable: {page.searchable}"
    for heading in page.headings:
        yield f"{'#' * heading.level} {heading.text} {{#{heading.anchor}}}"


def test_pages_are_as_kept(pages: tuple[Page, ...], *, rewrite: bool) -> None:
    """Every page is as its file says, and no file is left over."""
    made = {f"{page.url}index.txt": written(page) for page in pages}
    if rewrite:
        _keep(made)
    kept = {
        path.relative_to(PAGES).as_posix(): path.read_text(encoding="utf-8")
        for path in PAGES.rglob("*.*")
    }
    assert kept.keys() == made.keys()
    for name, text in kept.items():
        assert made[name] == text, name


def _keep(made: dict[str, str]) -> None:
    """Write every page into its file, and remove files that are no page's."""
    for path in PAGES.rglob("*.*"):
        path.unlink()
    for name, text in made.items():
        path = PAGES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def test_project_shows_every_kind_of_page(outcome: Outcome, pages: tuple[Page, ...]) -> None:
    """Nothing that a page can show is missing from the project by mistake."""
    corpus, index = outcome.corpus, outcome.index
    assert {page.kind for page in pages} == set(get_args(PageKind))
    assert len(corpus.summaries) == 3
    assert any(not citations for citations in index.by_norm.values())
    assert corpus.speakers.keys() - {citation.speaker for citation in index.citations}
    assert {citation.how for citation in index.citations} == set(How)
    assert {str(citation.basis) for citation in index.citations} == {"stated", "inferred", "None"}
    assert [s.front.series.part for s in corpus.summaries.values() if s.front.series] == [1, 2]
