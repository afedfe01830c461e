"""Everything that a change would break is told, and what is told to paste keeps it alive."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.diagnostics import Code
from onrecord.publishing.breaking_changes import breaking_changes
from onrecord.publishing.manifest import Manifest, parse
from tests.publishing.projects import FIRST, SECOND, change, edit, lost, manifest, paste, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a project."""
    return write(tmp_path)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    """Return what is published."""
    return manifest(write(tmp_path_factory.mktemp("before")))


def mended(before: Manifest, folder: Path, *codes: Code) -> None:
    """Expect these errors, paste what they advise, and expect no more."""
    found = lost(before, folder)
    assert [item.code for item in found] == list(codes)
    by_hint = {(item.span.source.path, item.span.line, item.hint): item for item in found}
    # From below, so that a line pasted in front of another does not move it.
    for item in reversed(by_hint.values()):
        paste(folder, item)
    assert lost(before, folder) == ()


def test_nothing_is_lost_where_nothing_changes(before: Manifest, folder: Path) -> None:
    """A project is at peace with what it has published."""
    assert lost(before, folder) == ()


def test_what_is_new_breaks_nothing(before: Manifest, folder: Path) -> None:
    """New summaries, people, paragraphs and topics are welcome."""
    edit(folder / "speakers.yaml", ("ada-example:", "abe-new: {name: Abe New}\nada-example:"))
    third = FIRST.replace("first", "third").replace("quiet", "loud")
    (folder / "summaries" / "third.md").write_text(third, encoding="utf-8")
    edit(folder / "summaries" / "first.md", ("## Closing", "A paragraph is new.\n\n## Closing"))
    assert lost(before, folder) == ()


def renamed_summary(folder: Path) -> None:
    """Give a summary another file name."""
    (folder / "summaries/first.md").rename(folder / "summaries/opening.md")


def renamed_redirected_summary(folder: Path) -> None:
    """Give another file name to a summary that had one before."""
    (folder / "summaries/second.md").rename(folder / "summaries/sequel.md")


def renamed_and_edited(folder: Path) -> None:
    """Give a summary another file name, and change most of its text."""
    renamed_summary(folder)
    edit(
        folder / "summaries/opening.md",
        ("daily work with people", "daily work with everybody"),
        ("Closing words", "The end"),
        ("summer holidays", "long holidays"),
    )


def merged_summaries(folder: Path) -> None:
    """Put the text of one summary into another."""
    text = (folder / "summaries/second.md").read_text(encoding="utf-8").split("---\n")[2]
    with (folder / "summaries/first.md").open("a", encoding="utf-8") as file:
        file.write(text)
    edit(folder / "summaries/first.md", ("[ada-example,", "[cy-placeholder, ada-example,"))
    (folder / "summaries/second.md").unlink()


@pytest.mark.parametrize(
    ("act", "codes"),
    [
        (renamed_summary, [Code.GONE_SUMMARY]),
        (renamed_redirected_summary, [Code.GONE_SUMMARY]),
        (renamed_and_edited, [Code.GONE_SUMMARY]),
        (merged_summaries, [Code.GONE_SUMMARY, Code.GONE_ADDRESS]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_renamed_summary_takes_its_address_with_it(
    act: Callable[[Path], None], codes: list[Code], before: Manifest, folder: Path
) -> None:
    """The file with most of the passages takes the address over; then the passages are looked at."""
    act(folder)
    found = lost(before, folder)
    assert [item.code for item in found] == codes
    paste(folder, found[0])
    assert {item.code for item in lost(before, folder)} <= {Code.GONE_ANCHOR}


def test_a_renamed_and_edited_summary_keeps_its_anchors(before: Manifest, folder: Path) -> None:
    """Once the address leads there, so do the anchors, when they are pinned."""
    renamed_and_edited(folder)
    paste(folder, lost(before, folder)[0])
    mended(before, folder, Code.GONE_ANCHOR, Code.GONE_ANCHOR, Code.GONE_ANCHOR)


def test_a_renamed_summary_is_told_with_the_line(before: Manifest, folder: Path) -> None:
    """The message names the id and the address; the hint has the line and its file."""
    renamed_summary(folder)
    (item,) = lost(before, folder)
    assert item.span.source.path == "summaries/opening.md"
    assert item.span.text == "title"
    assert item.message == (
        "The summary `first` was published, and `/summaries/first/` leads nowhere now."
    )
    assert item.hint == (
        "Write in the front matter of `summaries/opening.md`: `redirect_from: [/summaries/first/]`."
    )


def test_old_addresses_stay_in_the_line(before: Manifest, folder: Path) -> None:
    """Where a summary had moved before, the line has both addresses."""
    renamed_redirected_summary(folder)
    (item,) = lost(before, folder)
    assert item.span.text == "redirect_from"
    assert "[/summaries/the-second/, /summaries/second/]` in the place of" in item.hint
    mended(before, folder, Code.GONE_SUMMARY)


def renamed_person(folder: Path, old: str, new: str) -> None:
    """Give a person another id everywhere."""
    for file in folder.rglob("*.*"):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ada-example", "ada-of-example"),
        ("ada-example", "zoe-other"),
        ("ben-sample", "benjamin-sample"),
        ("cy-placeholder", "cyrus-holder"),
    ],
)
def test_a_renamed_person_keeps_the_old_id(
    old: str, new: str, before: Manifest, folder: Path
) -> None:
    """Who appears in their stead has the id now, whatever the names; in braces or not."""
    renamed_person(folder, old, new)
    mended(before, folder, Code.GONE_PERSON)


def test_two_people_renamed_at_once_are_told_apart(before: Manifest, folder: Path) -> None:
    """Each takes the id of the one in whose webinars they appear now."""
    renamed_person(folder, "ada-example", "zoe-other")
    renamed_person(folder, "ben-sample", "abe-other")
    found = lost(before, folder)
    hints = {item.message.split("`")[1]: item.hint for item in found}
    assert "below `zoe-other:`" in hints["ada-example"]
    assert "`abe-other: {name: Ben Sample, former_ids: [ben-sample]}`" in hints["ben-sample"]
    mended(before, folder, Code.GONE_PERSON, Code.GONE_PERSON)


def test_merged_people_keep_both_ids(before: Manifest, folder: Path) -> None:
    """Who takes over another's webinars takes over the id."""
    edit(folder / "speakers.yaml", ("ben-sample: {name: Ben Sample}\n", ""))
    edit(folder / "speakers.yaml", ("name: Ada Example", "name: Ada Example\n  aliases: [Sample]"))
    edit(folder / "summaries/first.md", ("[ada-example, ben-sample]", "[ada-example]"))
    (item,) = lost(before, folder)
    assert item.code == Code.GONE_PERSON
    assert "Bring the entry back, or write `former_ids: [ben-sample]`" in item.hint
    edit(folder / "speakers.yaml", ("aliases:", "former_ids: [ben-sample]\n  aliases:"))
    assert lost(before, folder) == ()


def test_a_person_without_webinars_is_known_by_the_name(tmp_path: Path) -> None:
    """Where nobody appears in their stead, the nearest name decides."""
    folder = write(tmp_path)
    edit(folder / "speakers.yaml", ("ada-example:", "dee-silent: {name: Dee Silent}\nada-example:"))
    before = manifest(folder)
    edit(folder / "speakers.yaml", ("dee-silent: {", "d-silent: {"))
    mended(before, folder, Code.GONE_PERSON)


def test_a_former_id_that_is_dropped_is_told(before: Manifest, folder: Path) -> None:
    """An address that led on goes on leading."""
    edit(folder / "speakers.yaml", ("\n  former_ids: [c-placeholder]", ""))
    mended(before, folder, Code.GONE_ADDRESS)


def test_a_redirect_that_is_dropped_is_told(before: Manifest, folder: Path) -> None:
    """The same holds for a summary's."""
    edit(folder / "summaries/second.md", ("redirect_from: [/summaries/the-second/]\n", ""))
    mended(before, folder, Code.GONE_ADDRESS)


EDITS = {
    "a-word": [("daily work", "work of every day")],
    "two-paragraphs": [("daily work", "work of every day"), ("he asked who", "he wondered who")],
    "a-whole-paragraph": [
        (
            "Example said that norm 13(e) helps her institute in its daily work with people.",
            "Norm 13(e) came first, according to Example.",
        )
    ],
    "a-heading": [("Opening words", "How it began")],
    "both-headings": [("Opening words", "How it began"), ("Closing words", "How it ended")],
    "an-item": [("Nobody objected", "Nobody at all objected")],
    "joined-paragraphs": [("with people.\n\nSample", "with people. Sample")],
    "parted-paragraph": [("teams: he asked", "teams.\n\nSample asked")],
    "a-paragraph-is-gone": [("- Nobody objected to the minutes.\n", "")],
    "two-items-are-gone": [
        ("- Nobody objected to the minutes.\n", ""),
        ("- They agreed to meet again after the summer holidays.\n", "A new text stands here.\n"),
    ],
    "the-first-is-gone": [("## Opening words\n\n", ""), ("Example said that ", "She knew that ")],
    "headings-are-gone": [("## Opening words\n\n", ""), ("## Closing words\n\n", "")],
    "moved-and-edited": [
        ("- Nobody objected to the minutes.\n", ""),
        ("## Opening words\n", "Nobody objected to the minutes then.\n\n## Opening words\n"),
    ],
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_text_keeps_its_anchors(name: str, before: Manifest, folder: Path) -> None:
    """Whatever becomes of a text, pasting what is advised keeps every anchor alive."""
    file = folder / "summaries/first.md"
    edit(file, *EDITS[name])
    found = lost(before, folder)
    assert {item.code for item in found} == {Code.GONE_ANCHOR}
    assert len(found) == len({item.span.line for item in found})
    mended(before, folder, *[Code.GONE_ANCHOR] * len(found))


def test_an_edited_paragraph_is_told_at_its_end(before: Manifest, folder: Path) -> None:
    """The place is the line at whose end the pin goes; the message has the old anchor."""
    edit(folder / "summaries/first.md", ("with people.", "with\npeople of all sorts."))
    (item,) = lost(before, folder)
    anchor = before.summaries["first"].passages[0][0]
    assert item.span.text == "people of all sorts."
    assert item.message == f"This paragraph was published as `#{anchor}`, and its text has changed."
    assert f"Write at the end of this line: `{{#{anchor}}}`." in item.hint


def test_a_removed_paragraph_is_told_with_its_number_and_section(
    before: Manifest, folder: Path
) -> None:
    """So the author can look it up, and choose who takes over."""
    edit(folder / "summaries/first.md", ("- Nobody objected to the minutes.\n", ""))
    (item,) = lost(before, folder)
    anchor = before.summaries["first"].passages[3][0]
    assert item.message == (
        f"What was published as `#{anchor}` (paragraph 4, under `#closing-words`) stood beside this "
        "paragraph and is gone."
    )


def test_where_more_is_new_than_gone_the_author_chooses(before: Manifest, folder: Path) -> None:
    """The first new paragraph between the same neighbours is only proposed."""
    edit(
        folder / "summaries/first.md",
        ("Example said that norm 13(e) helps", "This is new.\n\nExample thought: norm 13(e) helps"),
    )
    (item,) = lost(before, folder)
    anchor = before.summaries["first"].passages[0][0]
    assert item.span.text == "This is new."
    assert item.message == (
        f"What was published as `#{anchor}` (paragraph 1, under `#opening-words`) is gone; it may be "
        "this paragraph now."
    )
    assert item.hint == (
        f"Write at the end of this line, or of what readers should find instead: `{{#{anchor}}}`."
    )
    mended(before, folder, Code.GONE_ANCHOR)


def test_a_manifest_of_version_1_names_no_section(before: Manifest, folder: Path) -> None:
    """It does not know them; all else is told as ever."""
    text = {
        "passages": [["0ea871b7", list(anchors)] for anchors in before.summaries["first"].passages]
    }
    old = parse(json.dumps({"version": 1, "summaries": {"first": text}}))
    edit(folder / "summaries/first.md", ("- Nobody objected to the minutes.\n", ""))
    (item,) = lost(old, folder)
    assert " (paragraph 4) stood beside" in item.message
    mended(old, folder, Code.GONE_ANCHOR)


def test_a_pinned_paragraph_may_be_edited(tmp_path: Path) -> None:
    """A pin stays through every edit."""
    folder = write(tmp_path)
    edit(folder / "summaries/first.md", ("with people.", "with people. {#daily-work}"))
    before = manifest(folder)
    edit(folder / "summaries/first.md", ("helps her institute in its daily work", "helps"))
    assert lost(before, folder) == ()


def test_a_neighbour_that_takes_over_keeps_its_own_anchor(before: Manifest, folder: Path) -> None:
    """A pin would displace the anchor of the text, so that one is pinned as well."""
    edit(folder / "summaries/first.md", ("- Nobody objected to the minutes.\n", ""))
    (item,) = lost(before, folder)
    own, gone = (before.summaries["first"].passages[place][0] for place in (2, 3))
    assert f"`{{#{own}}} {{#{gone}}}`" in item.hint
    mended(before, folder, Code.GONE_ANCHOR)


def test_a_deleted_summary_is_brought_back_as_withdrawn(before: Manifest, folder: Path) -> None:
    """With the line that is advised, the address and everything that led there stay."""
    (folder / "summaries/first.md").unlink()
    (item,) = lost(before, folder)
    assert (item.code, item.span.source.path) == (Code.GONE_SUMMARY, "summaries/first.md")
    assert "`withdrawn: {on: 2030-06-10, reason: No reason is given.}`" in item.hint
    write(folder, {"summaries/first.md": FIRST})
    paste(folder, item)
    assert lost(before, folder) == ()


def test_a_withdrawn_summary_may_lose_its_text(before: Manifest, folder: Path) -> None:
    """Nothing of the text and none of its norms is needed for the notice."""
    front = FIRST.split("---\n")[1].replace("[13e, 13k]", "[]")
    text = f"---\n{front}withdrawn: {{on: 2030-06-01, reason: Withdrawn.}}\n---\n"
    write(folder, {"summaries/first.md": text})
    assert lost(before, folder) == ()


def test_a_list_that_is_gone_lives_on_in_a_summary(before: Manifest, folder: Path) -> None:
    """Who changes the name of an organiser or topic has the line to paste in that file."""
    edit(
        folder / "summaries/first.md",
        ("[Example Institute]", "[The Example Institute]"),
        ("[quiet]", "[silence]"),
    )
    found = lost(before, folder)
    assert {item.span.source.path for item in found} == {"summaries/first.md"}
    mended(before, folder, Code.GONE_ADDRESS, Code.GONE_ADDRESS)


def test_another_page_that_is_gone_is_told_by_its_address(folder: Path) -> None:
    """Where nobody can know who should take over an address, the hint says what can be done."""
    before = manifest(folder).model_copy(update={"pages": ("", "about/us/")})
    (item,) = lost(before, folder)
    assert (item.code, item.span.source.path) == (Code.GONE_ADDRESS, "about/us/")
    edit(folder / "summaries/first.md", ("title:", "redirect_from: [/about/us/]\ntitle:"))
    assert lost(before, folder) == ()


def test_a_withdrawn_id_is_not_given_again(folder: Path, before: Manifest) -> None:
    """Neither to a new summary nor to the old one without a word."""
    withdrawn = FIRST.replace("topics:", "withdrawn: {on: 2030-06-01, reason: W.}\ntopics:")
    write(folder, {"summaries/first.md": withdrawn})
    later = manifest(folder)
    write(folder, {"summaries/first.md": SECOND.replace("redirect_from", "#")})
    found = lost(later, folder)
    assert [item.span.text for item in found if item.code is Code.ID_AGAIN] == ["title"]


def test_a_former_id_is_not_given_again(before: Manifest, folder: Path) -> None:
    """An address that has led to one never belongs to another."""
    edit(
        folder / "speakers.yaml", ("\n  former_ids: [c-placeholder]", "\nc-placeholder: {name: C}")
    )
    edit(folder / "summaries/second.md", ("redirect_from: [/summaries/the-second/]\n", ""))
    third = FIRST.replace("first", "third").replace("quiet", "loud")
    (folder / "summaries/the-second.md").write_text(third, encoding="utf-8")
    found = lost(before, folder)
    assert [(item.code, item.span.text) for item in found] == [
        (Code.ID_AGAIN, "c-placeholder"),
        (Code.ID_AGAIN, "title"),
    ]


def test_mistakes_in_the_register_are_mended_first(before: Manifest, folder: Path) -> None:
    """Who cannot be read is not gone."""
    edit(folder / "speakers.yaml", ("name: Ada Example", "nam: Ada Example"))
    assert breaking_changes(change(before, folder)) == ()


def test_a_file_that_cannot_be_read_is_mended_first(before: Manifest, folder: Path) -> None:
    """A renamed file with a mistake may say, once it is mended, that it is the old one."""
    renamed_summary(folder)
    edit(folder / "summaries/opening.md", ("date: 2029-03-04", "date: soon"))
    assert breaking_changes(change(before, folder)) == ()


def test_a_heading_that_is_underlined_keeps_its_anchor(tmp_path: Path) -> None:
    """The other way of writing a heading takes an anchor at the end of its words, too."""
    folder = write(tmp_path)
    before = manifest(folder)
    edit(folder / "summaries/first.md", ("## Opening words", "How it began\n------------"))
    (item,) = lost(before, folder)
    assert item.span.text == "How it began"
    mended(before, folder, Code.GONE_ANCHOR)


def test_of_two_headings_with_the_same_words_the_new_one_is_pointed_at(
    before: Manifest, folder: Path
) -> None:
    """A heading is known by where it stands, not by its words."""
    edit(folder / "summaries/first.md", ("## Closing words", "## Opening words"))
    (item,) = lost(before, folder)
    assert item.span.line == FIRST[: FIRST.index("## Closing")].count("\n") + 1
    mended(before, folder, Code.GONE_ANCHOR)


def test_an_old_id_can_be_taken_back(before: Manifest, folder: Path) -> None:
    """Who goes back to the old file name leaves a redirect at the one between."""
    (folder / "summaries/second.md").rename(folder / "summaries/the-second.md")
    edit(folder / "summaries/the-second.md", ("[/summaries/the-second/]", "[/summaries/second/]"))
    assert lost(before, folder) == ()
