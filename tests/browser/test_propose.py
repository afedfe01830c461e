"""The form that proposes a summary writes a file that passes the check as it is."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from onrecord.hosts.commands import build
from onrecord.pipeline import load
from onrecord.project.reading import Project
from tests.browser.conftest import Serve
from tests.browser.looking import SMALL, complaints, too_wide
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, SPEAKERS, write

REPOSITORY = "https://example.org/repository"


def build_form(folder: Path) -> Path:
    """Build a small site with a repository."""
    config = write(
        folder,
        {
            "mkdocs.yml": f"{SETTINGS}repo_url: {REPOSITORY}\nedit_uri: edit/main/docs/\n",
            "speakers.yaml": f"{SPEAKERS}ben-sample: {{name: Bén Sample}}\n",
        },
    )
    return build(config).site


@pytest.fixture(scope="module")
def form(once: Once, serve: Serve) -> str:
    """Serve that site; return the address of its form."""
    return f"{serve(once('propose', build_form))}propose/"


def fill_in(page: Page, title: str = "A webinar that never took place") -> None:
    """Fill in what has to be there."""
    page.get_by_label("Title (required)").fill(title)
    page.get_by_label("Date (required)").fill("2030-05-14")
    page.get_by_label("Text (required)").fill(
        "Sample said that norm 13(e) matters.\n\nNobody asked."
    )
    page.get_by_label("13(e)").check()
    add(page, "Speakers", "Ben Sample")


def add(page: Page, group: str, name: str) -> None:
    """Type a name and press Enter, as nobody with a keyboard alone would do otherwise."""
    field = page.get_by_role("group", name=group).get_by_label("Name", exact=True)
    field.fill(name)
    field.press("Enter")


def written(page: Page) -> str:
    """Return the file as the page shows it."""
    return page.get_by_label("Preview").input_value()


def checked(folder: Path, text: str, register: str) -> Project:
    """Put a file into a project, and fail where the check finds anything."""
    (folder / "summaries").mkdir(parents=True, exist_ok=True)
    (folder / "summaries/2030-05-14-proposed.md").write_text(text, encoding="utf-8")
    (folder / "speakers.yaml").write_text(register, encoding="utf-8")
    project = Project(folder)
    outcome = load(project)
    assert outcome.diagnostics == (), text
    return project


def test_file_passes_the_check_unchanged(page: Page, form: str, tmp_path: Path) -> None:
    """Every field ends up in the file; the file and the lines for the register are accepted."""
    page.goto(form)
    fill_in(page)
    add(page, "Moderators", "Cy Newcomer")
    page.get_by_label("For whom Bén Sample spoke").fill("Example: Institute")
    page.get_by_label("Kind of source").select_option("published report")
    page.get_by_label("How much of it you read").select_option("whole")
    page.get_by_label("Address of the source").fill("https://example.org/webinars/1")
    page.get_by_label("Abstract").fill("Two sentences.\nOn two lines.")
    page.get_by_label("Organisers").fill("One: Institute\nAnother")
    page.get_by_label("Series", exact=True).fill("Examples")
    page.get_by_label("Part of the series").fill("2")
    page.get_by_label("Topics").fill("Human rights\nsupply-chain")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the file").click()
    assert saved.value.suggested_filename == "2030-05-14-a-webinar-that-never-took-place.md"
    text = saved.value.path().read_text(encoding="utf-8")
    assert text == written(page)
    people = f"ben-sample: {{name: Bén Sample}}\n{page.get_by_label('Lines for').input_value()}"
    checked(tmp_path, text, people)
    (summary,) = load(Project(tmp_path)).corpus.summaries.values()
    front = summary.front
    assert front.speakers[0].affiliation == "Example: Institute"
    assert [person.id for person in front.moderators] == ["cy-newcomer"]
    assert front.series
    assert front.series.part == 2
    assert front.organisers == ("One: Institute", "Another")
    assert front.topics == ("human-rights", "supply-chain")
    assert front.source
    assert front.source.kind == "published report"
    assert front.abstract == "Two sentences.\nOn two lines."


def test_markup_in_a_title_stays_text(page: Page, form: str) -> None:
    """What somebody types never becomes part of the page."""
    page.goto(form)
    fill_in(page, "</textarea><script>window.hit=1</script>")
    assert "window.hit=1" in written(page)
    assert page.evaluate("window.hit") is None


def test_mistakes_stand_next_to_their_fields(page: Page, form: str) -> None:
    """What is missing is said at its field, and the first of them has the focus."""
    page.goto(form)
    page.get_by_label("Address of the source").fill("example.org")
    page.get_by_role("button", name="Copy the file").click()
    title = page.get_by_label("Title (required)")
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#or-title-error")).to_have_text("Title: this is needed.")
    expect(page.locator("#or-source-url-error")).to_contain_text("http://")
    expect(page.locator("#or-source-kind-error")).to_contain_text("this is needed")
    title.fill("A")
    expect(page.locator("#or-title-error")).to_be_hidden()


def test_repository_is_opened_with_name_and_text(page: Page, form: str) -> None:
    """The new tab has the file filled in; a long text is to be pasted."""
    page.add_init_script(
        "window.open = (url) => { document.documentElement.dataset.opened = url; }"
    )
    page.goto(form)
    fill_in(page)
    page.get_by_role("button", name="Open it in the repository").click()
    html = page.locator("html")
    expect(html).to_have_attribute("data-opened", re.compile(r"&value="))
    place = urlsplit(str(html.get_attribute("data-opened")))
    assert place.path == "/repository/new/main/summaries"
    assert parse_qs(place.query) == {
        "filename": ["2030-05-14-a-webinar-that-never-took-place.md"],
        "value": [written(page)],
    }
    page.get_by_label("Text (required)").fill("Sample said that norm 13(e) matters. " * 300)
    page.get_by_role("button", name="Open it in the repository").click()
    expect(html).not_to_have_attribute("data-opened", re.compile(r"value="))
    expect(page.locator(".or-said")).to_contain_text("too long")


def test_what_was_typed_stays_until_it_is_cleared(page: Page, form: str) -> None:
    """Closing the page loses nothing; clearing removes all of it."""
    page.goto(form)
    fill_in(page)
    before = written(page)
    page.reload()
    expect(page.get_by_label("Preview")).to_have_value(before)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_label("Title (required)")).to_have_value("")
    page.reload()
    expect(page.get_by_label("Title (required)")).to_have_value("")
    assert "ben-sample" not in written(page)


def test_people_are_found_by_part_of_their_name(page: Page, form: str) -> None:
    """A part of a name asks who is meant; nobody is there twice."""
    page.goto(form)
    add(page, "Speakers", "ben")
    page.get_by_role("button", name="Bén Sample (ben-sample)").click()
    add(page, "Speakers", "Ben Sample")
    expect(page.locator("#or-speakers-error")).to_have_text("Bén Sample is there already.")
    assert 'speakers: ["ben-sample"]' in written(page)
    page.get_by_role("button", name="Remove Bén Sample").click()
    assert "speakers: []" in written(page)


def test_norms_and_text_are_compared(page: Page, form: str) -> None:
    """A norm that is chosen and not cited offers a line; one that is cited asks to be chosen."""
    page.goto(form)
    fill_in(page)
    page.get_by_label("13(k)").check()
    note = page.locator(".or-citing")
    expect(note).to_contain_text("You chose 13(k).")
    note.get_by_role("button").click()
    expect(page.get_by_label("Text (required)")).to_have_value(
        "Sample said that norm 13(e) matters.\n\nNobody asked.\n\nBén Sample said that norm 13(k) …"
    )
    expect(note).to_be_empty()
    page.get_by_label("13(e)").uncheck()
    expect(note).to_contain_text("seems to cite 13(e)")


def test_form_is_accessible(page: Page, form: str) -> None:
    """No rule of axe is broken, with mistakes shown and people chosen; nothing overflows."""
    page.goto(form)
    add(page, "Speakers", "Ben Sample")
    add(page, "Moderators", "Cy Newcomer")
    page.get_by_label("13(k)").check()
    page.get_by_role("button", name="Copy the file").click()
    assert complaints(page) == []
    assert too_wide(page, SMALL) <= 0


def test_without_javascript_there_is_a_sample(page: Page, form: str, tmp_path: Path) -> None:
    """Who has no JavaScript finds a file to copy, and the file passes the check."""
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(form)
    sample = plain.locator("[data-or-sample] pre code").inner_text()
    expect(plain.locator("form.or-propose, .or-propose form")).to_be_hidden()
    context.close()
    checked(tmp_path, sample, "ann-example: {name: Ann Example}\n")
