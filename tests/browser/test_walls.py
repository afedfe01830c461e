"""The second wall: whatever got past the loader is harmless in a browser, with the policy and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import ready
from tests.conftest import Once
from tests.walls.corpora import chosen
from tests.walls.past_the_loader import past_the_loader, published, some_places
from tests.walls.watching import Watch, kinds, watching


@pytest.fixture(scope="module")
def walled_folder(once: Once) -> Path:
    """Build a site of records that no loader would let through."""
    return once("walls", lambda folder: published(folder, past_the_loader(chosen(), some_places)))


@pytest.fixture(scope="module", params=[True, False], ids=["policy", "no policy"])
def watch(request: pytest.FixtureRequest, browser: Browser, walled_folder: Path) -> Iterator[Watch]:
    """Open a browser that keeps to the policy of pages, and one that does not."""
    with watching(browser, walled_folder, policy=request.param) as found:
        yield found


@pytest.fixture
def page(watch: Watch) -> Iterator[Page]:
    """Open a page that is watched, and look at it once more in the end."""
    page = watch.open()
    yield page
    watch.look(page)
    page.close()


def test_nothing_runs_on_any_kind_of_page(
    watch: Watch, page: Page, walled_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is asked of others, no dialog opens, nothing in a page is anything but ours."""
    watch.open_all(page, kinds(walled_folder))
    with capsys.disabled():
        print(f"\nsecond wall: {len(chosen())} texts past the loader, {watch.visited} pages opened")  # noqa: T201


NAMES = [text for text in chosen() if "\n" not in text][:: len(chosen()) // 12]
"""What somebody types who looks for such a name."""


def test_nothing_runs_in_the_search(watch: Watch, page: Page) -> None:
    """Names, direct answers and hits are shown while somebody types."""
    watch.search(page, (*NAMES, "hit", "img", "norm 13e", "what did script say about 13e?"))
    expect(page.locator(".or-search__hit").first).to_be_visible()


def test_nothing_runs_where_results_are_shown(watch: Watch, page: Page) -> None:
    """With the choices beside them, and two people side by side."""
    ends = (*(f"?q={quote(words)}" for words in NAMES[::3]), "?q=hit", "?norm=13e", "?kind=said")
    compared = "?norm=13e&speaker=s-0&with=s-1"
    watch.find(page, (*ends, compared, "?topic=%22%3E%3Cscript%3Ehit()%3C/script%3E"))


def test_nothing_runs_in_filters(watch: Watch, page: Page) -> None:
    """Whichever choice is made of all that contributors have named."""
    page.goto(f"{watch.site}norms/13e/")
    fields = page.locator(".or-filters__field:visible select")
    for number in range(fields.count()):
        fields.nth(number).select_option(index=1)
        watch.look(page)


def test_nothing_runs_in_previews(watch: Watch, page: Page) -> None:
    """Of norms and of people, whatever they are called."""
    for number in (0, 3, 7):
        page.goto(f"{watch.site}summaries/t-{number}/", wait_until="networkidle")
        for name in (".or-who__name", ".or-body a.or-norm"):
            page.locator(name).first.hover()
            expect(page.locator(".or-preview")).to_be_visible()
            watch.look(page)


def test_nothing_runs_where_something_is_cited(watch: Watch, page: Page) -> None:
    """The dialog has the words of a reference, in three styles."""
    page.goto(f"{watch.site}summaries/t-1/")
    for name in ("Cite this summary", "Cite paragraph 1"):
        link = page.get_by_role("link", name=name, exact=True)
        link.click()
        expect(page.locator("dialog[open]")).to_be_visible()
        watch.look(page)
        page.keyboard.press("Escape")


def test_nothing_runs_in_the_form(watch: Watch, page: Page) -> None:
    """Neither what somebody types, nor what it is completed with."""
    page.goto(f"{watch.site}propose/")
    ready(page)
    for words in NAMES[:6]:
        for box in page.locator(
            ".or-propose form :is(input[type=text], input:not([type]), textarea):not([readonly]):visible"
        ).all():
            box.fill(words)
        watch.look(page)
