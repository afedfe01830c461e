"""What a change does to the site, in words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from onrecord.publishing.change_report import LONGEST, render
from onrecord.publishing.comparison import Change, Differences
from onrecord.publishing.manifest import manifest_of
from tests.publishing.projects import DAY, FIRST, REGISTER, edit, outcome, write
from tests.text.test_quoting import HOSTILE


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return the folders of a project before and after a change."""
    write(tmp_path / "before")
    shutil.copytree(tmp_path / "before", tmp_path / "after")
    return tmp_path / "before", tmp_path / "after"


def said(folders: tuple[Path, Path]) -> str:
    """Return what is said of the change."""
    before, after = map(outcome, folders)
    change = Change(manifest_of(before), manifest_of(after), after, DAY)
    return render(Differences(before, change))


def changed(folders: tuple[Path, Path], name: str, *pairs: tuple[str, str]) -> str:
    """Change words of a file, and return what is said of it."""
    edit(folders[1] / name, *pairs)
    return said(folders)


def test_no_change_is_said_to_be_none(folders: tuple[Path, Path]) -> None:
    """Nothing is made up to fill the page."""
    assert said(folders) == (
        "# What this change does to the site\n\n"
        "Nothing: no summary, citation, person or norm changes, and no link would break.\n\n"
        "## Mistakes\n\n"
        "None, as before.\n"
    )


def test_a_new_summary_is_said_with_its_norms(folders: tuple[Path, Path]) -> None:
    """How many passages each norm gets, as people count them."""
    third = FIRST.replace("first", "third").replace(
        "## Closing words", "As norm 13(e) says, Example added.\n\n## Closing words"
    )
    write(folders[1], {"summaries/third.md": third})
    text = said(folders)
    assert "In all, it adds 2 passages to 13(e) and 1 to 13(k)." in text
    assert (
        "- Adds `third`: `The third webinar`; 4 March 2029; "
        "adds 2 passages to 13(e) and 1 to 13(k).\n"
    ) in text


def test_an_edited_summary_is_said_with_what_became_of_it(folders: tuple[Path, Path]) -> None:
    """Paragraphs edited, new and gone; keys of the front matter; norms."""
    text = changed(
        folders,
        "summaries/first.md",
        ("in its daily work with people", "in its daily work with people, like norm 13(j)"),
        ("[13e, 13k]", "[13e, 13j, 13k]"),
        ("- Nobody objected to the minutes.\n", ""),
        ("## Closing words", "This is new.\n\nThis is, too.\n\n## Closing words"),
    )
    assert "In all, it adds 1 passage to 13(j)." in text
    assert (
        "- Changes `first`: `The first webinar`; paragraphs: 1 edited, 2 new, 1 gone; "
        "front matter: `norms`; adds 1 passage to 13(j).\n"
    ) in text


def test_a_change_of_punctuation_is_an_edit(folders: tuple[Path, Path]) -> None:
    """It moves no anchor, but the text reads otherwise."""
    text = changed(folders, "summaries/first.md", ("minutes.", "minutes!"))
    assert "paragraphs: 1 edited." in text
    assert "It adds no passage to a norm, and takes none away." in text
    assert "## Links" not in text


def test_a_removed_summary_is_said_with_what_is_lost(folders: tuple[Path, Path]) -> None:
    """Norms lose passages; the link that would break is told with its cure."""
    (folders[1] / "summaries/first.md").unlink()
    text = said(folders)
    assert (
        "- Removes `first`: `The first webinar`; takes 1 passage from 13(e) and 1 from 13(k)."
    ) in text
    assert "## Links that would break\n\n- `summaries/first.md:1`: The summary `first` was" in text


def test_a_withdrawn_summary_is_said(folders: tuple[Path, Path]) -> None:
    """It breaks nothing."""
    line = "withdrawn: {on: 2030-06-10, reason: W}\n"
    text = changed(folders, "summaries/first.md", ("title:", f"{line}title:"))
    assert "- Withdraws `first`: `The first webinar`; takes 1 passage from 13(e)" in text
    assert "## Links" not in text


def test_a_renamed_summary_is_said(folders: tuple[Path, Path]) -> None:
    """With or without the redirect it is one summary, not two."""
    (folders[1] / "summaries/first.md").rename(folders[1] / "summaries/opening.md")
    assert "- Renames `first` to `opening`: `The first webinar`.\n" in said(folders)
    line = "redirect_from: [/summaries/first/]\n"
    text = changed(folders, "summaries/opening.md", ("title:", f"{line}title:"))
    assert "`opening`: `The first webinar`; front matter: `redirect_from`.\n" in text
    assert "## Links" not in text


def test_a_citation_that_changes_its_speaker_is_said(folders: tuple[Path, Path]) -> None:
    """Who spoke there, and who does now."""
    text = changed(folders, "summaries/first.md", ("Example said", "Sample said"))
    assert "- ¶ 1 of `first`, 13(e): `ada-example` spoke there, now `ben-sample`.\n" in text


def test_a_citation_that_loses_its_speaker_is_said(folders: tuple[Path, Path]) -> None:
    """Nobody is somebody too."""
    text = changed(folders, "summaries/first.md", ("Example said that norm", "So norm"))
    assert "13(e): `ada-example` spoke there, now no speaker named." in text


def test_a_citation_that_disappears_is_said(folders: tuple[Path, Path]) -> None:
    """With the number that the passage has, or had."""
    text = changed(
        folders,
        "summaries/first.md",
        ("norm 13(e) helps", "much helps"),
        ("[13e, 13k]", "[]"),
        (
            "\nSample thinks of response teams: he asked who protects them, and named norm 13(k).\n",
            "",
        ),
    )
    assert "- ¶ 1 of `first`: 13(e) is no longer cited; `ada-example` spoke there.\n" in text
    assert "- ¶ 2 of `first`: 13(k) is no longer cited; `ben-sample` spoke there.\n" in text
    assert "In all, it takes 1 passage from 13(e) and 1 from 13(k)." in text


def test_a_citation_is_followed_past_new_paragraphs(folders: tuple[Path, Path]) -> None:
    """An edited paragraph is known by the norm it cites, whatever is new beside it."""
    text = changed(
        folders,
        "summaries/first.md",
        ("Example said that", "This is new.\n\nSample told us that"),
    )
    assert "paragraphs: 1 edited, 1 new.\n" in text
    assert "- ¶ 2 of `first`, 13(e): `ada-example` spoke there, now `ben-sample`.\n" in text
    assert "no longer cited" not in text
    assert "It adds no passage to a norm, and takes none away." in text


def test_who_speaks_is_told_where_no_norm_is_cited(folders: tuple[Path, Path]) -> None:
    """Somebody else, nobody, or no such passage any more; what stays is not told."""
    lines = "\n\nExample {} trains.\n\nExample {} ships.\n\nExample {} cars.\n\n## Closing"
    old = lines.format("likes", "likes", "likes")
    for folder in folders:
        edit(folder / "summaries/first.md", ("\n\n## Closing", old))
    text = changed(
        folders,
        "summaries/first.md",
        ("Example likes trains.", "Sample likes trains."),
        ("Example likes ships.", "There were ships."),
        ("Example likes cars.\n\n", ""),
    )
    told = text.partition("## Who speaks")[2].partition("##")[0].strip().split("\n")
    assert told == [
        "- ¶ 3 of `first`: `ada-example` spoke there, now `ben-sample`.",
        "- ¶ 4 of `first`: `ada-example` spoke there, now no speaker named.",
        "- ¶ 5 of `first` is gone; `ada-example` spoke there.",
    ]


def new_id(after: Path) -> None:
    """Give a person another id, and keep the old one."""
    for file in after.rglob("*.*"):
        file.write_text(file.read_text(encoding="utf-8").replace("ada-example", "a-example"))
    edit(after / "speakers.yaml", ("Ada Example", "Ada Example\n  former_ids: [ada-example]"))


def new_name(after: Path) -> None:
    """Write a name otherwise."""
    edit(after / "speakers.yaml", ("Ada Example", "Ada B. Example"))


def new_person(after: Path) -> None:
    """Add somebody."""
    edit(after / "speakers.yaml", ("ada-example:", "zoe-new: {name: Zoë New}\nada-example:"))


def lost_person(after: Path) -> None:
    """Remove somebody."""
    edit(after / "speakers.yaml", ("ada-example:", "ada-other:"))
    edit(after / "summaries/first.md", ("ada-example", "ada-other"))
    edit(after / "summaries/second.md", ("ada-example", "ada-other"))


@pytest.mark.parametrize(
    ("act", "line"),
    [
        (new_id, "- `ada-example` is `a-example` now.\n"),
        (new_name, "- `ada-example` is written `Ada B. Example` now, not `Ada Example`.\n"),
        (new_person, "- New speaker `zoe-new` (`Zoë New`).\n"),
        (lost_person, "- `ada-example` is gone.\n"),
    ],
)
def test_people_who_change_are_said(
    act: Callable[[Path], None], line: str, folders: tuple[Path, Path]
) -> None:
    """New ones, those who are gone, and those with another id or name."""
    act(folders[1])
    text = said(folders)
    assert line in text
    assert ("## Who speaks" in text) == (act is lost_person)


def weaver(register: str, folders: tuple[Path, Path]) -> str:
    """Put a person with initials beside one with a name, and return what is said."""
    write(folders[0], {"speakers.yaml": REGISTER + register})
    write(folders[1], {"speakers.yaml": REGISTER + register + "w-probe: {name: W. Probe}\n"})
    return said(folders)


def pasted(folders: tuple[Path, Path], text: str, answer: str) -> str:
    """Paste the line that stands below an answer, and return what is said then."""
    found = re.search(rf"- {answer}: (.+?)\n\n    ```yaml\n    (.*)\n    ```", text)
    assert found, text
    file, line = folders[1] / "speakers.yaml", found[2]
    if below := re.search(r"on a line below `(.+?)`", found[1]):
        edit(file, (f"\n{below[1]}\n", f"\n{below[1]}\n{line}\n"))
    else:
        who = re.search(r"the line of `(.+?)`", found[1])
        assert who
        lines = file.read_text(encoding="utf-8").split("\n")
        lines = [line if one.startswith(f"{who[1]}:") else one for one in lines]
        file.write_text("\n".join(lines), encoding="utf-8")
    return said(folders)


@pytest.mark.parametrize(
    "register", ["wilma-probe: {name: Wilma Probe}\n", "wilma-probe:\n  name: Wilma Probe\n"]
)
def test_a_newcomer_like_somebody_known_is_asked_about(
    register: str, folders: tuple[Path, Path]
) -> None:
    """Alias or another person: both lines are ready, and each settles the question."""
    text = weaver(register, folders)
    assert (
        "- New speaker `w-probe` (`W. Probe`), close to `wilma-probe` (`Wilma Probe`): alias or "
        "another person? Paste one of these two lines into `speakers.yaml`.\n"
    ) in text
    edit(folders[1] / "speakers.yaml", ("w-probe: {name: W. Probe}\n", ""))
    assert "is asked" not in pasted(folders, text, "The same person")
    assert outcome(folders[1]).corpus.speakers["wilma-probe"].aliases == ("W. Probe",)
    write(folders[1], {"speakers.yaml": REGISTER + register + "w-probe: {name: W. Probe}\n"})
    assert "- New speaker `w-probe` (`W. Probe`).\n" in pasted(folders, text, "Another person")


def test_a_catalogue_that_changes_is_said(tmp_path: Path) -> None:
    """A norm that is new, gone or described otherwise."""
    entry = "- {{id: 13{0}, letter: {0}, title: {1}, text: T}}\n"
    texts = [("e", "One"), ("j", "Two")], [("e", "Three"), ("k", "Four")]
    outcomes = []
    for name, norms in zip(("before", "after"), texts, strict=True):
        folder = write(tmp_path / name, {"speakers.yaml": REGISTER})
        catalogue = "norms:\n" + "".join(entry.format(*norm) for norm in norms)
        (folder / "norms.yaml").write_text(catalogue, encoding="utf-8")
        outcomes.append(outcome(folder, norms="norms.yaml"))
    before, after = outcomes
    change = Change(manifest_of(before), manifest_of(after), after, DAY)
    text = render(Differences(before, change))
    assert "- 13(e) is described differently.\n" in text
    assert "- 13(j) is no longer in the catalogue.\n" in text
    assert "- 13(k) is new in the catalogue.\n" in text


def test_mistakes_are_counted(folders: tuple[Path, Path]) -> None:
    """Those of now and those of before."""
    text = changed(folders, "summaries/first.md", ("date: 2029-03-04", "date: soon"))
    assert "## Mistakes\n\n1 error, before this change none. `onrecord check` shows them.\n" in text


def test_a_summary_that_cannot_be_read_is_not_gone(folders: tuple[Path, Path]) -> None:
    """One mistake is one mistake."""
    text = changed(folders, "summaries/first.md", ("date: 2029-03-04", "date: soon"))
    assert "Removes" not in text
    assert "## Links" not in text


def test_long_lists_are_cut(folders: tuple[Path, Path]) -> None:
    """Nobody reads a thousand lines; how many there are is said."""
    files = {
        f"summaries/w{number:03}.md": FIRST.replace("first", f"{number}.")
        for number in range(LONGEST + 7)
    }
    write(folders[1], files)
    text = said(folders)
    assert text.count("\n- Adds ") == LONGEST
    assert "\n- … and 7 more.\n" in text


@pytest.mark.parametrize("value", [value for value in HOSTILE if "\u202e" not in value])
def test_no_value_of_a_contributor_comes_to_life(value: str, tmp_path: Path) -> None:
    """Titles and names are code; no markup, no HTML, no mention, no other line."""
    quoted = "'" + " ".join(value.split()).replace("'", "''") + "'"
    before = write(tmp_path / "before", {"speakers.yaml": REGISTER})
    after = write(
        tmp_path / "after",
        {
            "speakers.yaml": f"ada-sample: {{name: {quoted}}}\nada-b-sample: {{name: {quoted}}}\n",
            "summaries/first.md": FIRST.replace("The first webinar", quoted)
            .replace("ada-example, ben-sample", "ada-sample")
            .replace("Sample thinks", "Example thinks"),
        },
    )
    text = said((before, after))
    html = markdown.markdown(text, extensions=["fenced_code"])
    known = "h1|h2|p|ul|li|code|pre|strong|em"
    assert not re.search(rf"<(?!/?(?:{known})\b)", html)
    assert "<strong>" not in html
    assert "@everyone" not in re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)
    assert {line.split(" ")[0] for line in text.split("\n")} <= {
        "", "#", "##", "-", "In", "It", "None,", "1", "2", "3", "4", "5", "6", "7",
    }  # fmt: skip
