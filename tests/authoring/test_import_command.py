"""`onrecord import`: drafts of what others have published."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from tests.authoring import texts
from tests.authoring.conftest import Run
from tests.pages import MANUAL, blocks, put
from tests.serving import Serve, answering

NAME = "2020-03-05-who-keeps-quiet-network-quiet"


def draft(project: Path, name: str = NAME) -> str:
    """Return the text of a draft."""
    return (project / "summaries" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("report.txt", texts.PLAIN.encode()),
        ("report.html", texts.html().encode()),
        ("report.md", texts.markdown().encode()),
        ("report.docx", texts.word()),
    ],
    ids=("text", "html", "markdown", "word"),
)
def test_a_published_summary(name: str, data: bytes, project: Path, run: Run) -> None:
    """Title, day, people in their roles, headings, norms, source; the page is gone."""
    (project / name).write_bytes(data)
    result = run("import", name)
    assert result.exit_code == 0
    assert f"Wrote summaries/{NAME}.md" in result.stdout
    assert "1 place is marked TODO" in result.stdout
    assert "retell in your own words" in result.stderr
    text = draft(project)
    assert text.startswith(
        f"---\ntitle: {texts.TITLE}\ndate: 2020-03-05\ndate_is: published\nspeakers:\n"
        "- {id: jo-beispiel, affiliation: PROBE/Test4Peace}\n"
        "- {id: mira-muster, affiliation: Quiet Networks Digital}\n"
        "moderators:\n- {id: tom-exempel, affiliation: Example Foundation}\n"
        f"norms: [13e, 13k]\nsource:\n  title: {texts.TITLE}\n"
        "  kind: published summary\n"
        "  read: 'TODO: how much of the source did you read: whole, part or beginning?'\n---\n\n"
        "The Example Platform (EP) put"
    )
    assert re.findall("^## (.+)$", text, re.MULTILINE) == list(texts.HEADINGS)
    for furniture in ("Fingers", "[Webinar", "Published on", "Updated on", "YouTube", "Subscribe"):
        assert furniture not in text
    draft_path = project / "summaries" / f"{NAME}.md"
    draft_path.write_text(re.sub("'TODO: how much.*", "whole", text), encoding="utf-8")
    assert run("check").output == "No errors.\n"


def test_what_was_left_out_is_told(project: Path, run: Run) -> None:
    """So that a line that belongs to the text can be put back."""
    (project / "report.txt").write_text(texts.PLAIN, encoding="utf-8")
    left_out = re.findall("left out: (.+)", run("import", "report.txt").stdout)
    assert left_out == [
        "Fingers of a person on a drum",
        f"[Webinar summary] {texts.TITLE}",
        "Published on 5 March 2020",
        "Updated on 07 April 2024",
        "YouTube player",
        "Subscribe to Platform's Blog",
    ]


def test_what_was_left_out_moves_no_cursor(project: Path, run: Run) -> None:
    """Characters that a terminal would obey are shown as signs."""
    text = "Title\n\nRead more \x1b[31mhere \x9b31m \u202e\n\nNobody said that the norm is dead.\n"
    (project / "a.txt").write_text(text, encoding="utf-8")
    assert "left out: Read more �[31mhere �31m �\n" in run("import", "a.txt").output


def test_what_is_not_certain_is_told_by_the_check(project: Path, run: Run) -> None:
    """Each TODO with its line, and nothing else."""
    (project / "speakers.yaml").write_text("mira-muster: {name: Mira Muster}\n")
    text = texts.PLAIN.replace("Published on 5 March 2020\n", "") + "\n\nJoin us"
    (project / "report.txt").write_text(text, encoding="utf-8")
    result = run("import", "report.txt", "--name", "quiet")
    assert (
        "5 places are marked TODO; `onrecord check summaries/quiet.md` shows where."
        in result.stdout
    )
    checked = run("check").output
    assert re.findall(r"(\d+):\d+  error (OR\d+)", checked) == [
        ("3", "OR512"),
        ("5", "OR512"),
        ("8", "OR512"),
        ("13", "OR512"),
        (str(draft(project, "quiet").count("\n")), "OR512"),
    ]


def test_a_page_of_the_web(project: Path, run: Run, serve: Serve) -> None:
    """Its address is the source."""
    url = serve(answering(texts.html().encode(), "text/html"))
    assert run("import", f"{url}/webinars/1").exit_code == 0
    assert f"source:\n  url: {url}/webinars/1\n  kind: published summary\n" in draft(project)
    assert run("check").output.count("error") == 2


def test_a_file_is_written_over_only_with_force(project: Path, run: Run) -> None:
    """Without it, nothing is touched."""
    (project / "report.txt").write_text(texts.PLAIN, encoding="utf-8")
    run("import", "report.txt")
    (project / "summaries" / f"{NAME}.md").write_text("mine")
    result = run("import", "report.txt")
    assert result.exit_code == 1
    assert "already. Write over it with --force, or use --name." in result.stderr
    assert draft(project) == "mine"
    assert run("import", "report.txt", "--force").exit_code == 0
    assert draft(project) != "mine"


def test_a_project_without_a_register_gets_one(project: Path, run: Run) -> None:
    """With everybody still to be added."""
    (project / "speakers.yaml").unlink()
    (project / "report.txt").write_text(texts.PLAIN, encoding="utf-8")
    result = run("import", "report.txt")
    assert result.stdout.startswith("Wrote speakers.yaml\nWrote summaries/")
    assert "4 places are marked TODO" in result.stdout


@pytest.mark.parametrize(
    "given",
    ["nothing.txt", "report.pdf", "https://", "ftp://example.org/a", "file:///etc/hostname"],
)
def test_what_cannot_be_read_is_told(given: str, project: Path, run: Run) -> None:
    """The status is 1, and nothing is written."""
    result = run("import", given)
    assert result.exit_code == 1
    assert given in result.stderr or ".pdf" in result.stderr
    assert list((project / "summaries").iterdir()) == []


def test_a_pipe_is_not_waited_for(project: Path, run: Run) -> None:
    """Nobody writes into it."""
    os.mkfifo(project / "report.txt")
    result = run("import", "report.txt")
    assert result.exit_code == 1
    assert "`report.txt` cannot be opened: it is a pipe." in result.stderr


def test_a_draft_may_have_no_day(project: Path, run: Run) -> None:
    """The day is asked for, and the file goes by its title."""
    (project / "report.txt").write_text("A talk\n\nNothing was said.\n")
    result = run("import", "report.txt")
    assert "4 places are marked TODO" in result.stdout
    assert "date: 'TODO: when was it held?" in draft(project, "talk")


def test_the_manual_shows_these_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two files on the page are what the two commands write."""
    monkeypatch.chdir(tmp_path)
    page = (MANUAL / "writing.md").read_text(encoding="utf-8")
    shown = {block.title: block for block in blocks(page)}
    for name in ("report.txt", "speakers.yaml"):
        put(tmp_path, shown[name])
    runner = CliRunner()
    runner.invoke(main, ["import", "report.txt"])
    new = re.search(r"^\$ onrecord (new .+)$", page, re.MULTILINE)
    assert new
    runner.invoke(main, shlex.split(new[1]))
    written = {f"summaries/{path.name}": path for path in (tmp_path / "summaries").iterdir()}
    assert sorted(written) == sorted(name for name in shown if name.startswith("summaries/"))
    for name, path in written.items():
        assert path.read_text(encoding="utf-8") == shown[name].text
