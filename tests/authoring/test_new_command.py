"""`onrecord new`: with options, and at a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.authoring import files as writing
from onrecord.cli import asking
from tests.authoring.conftest import Run
from tests.authoring.texts import REGISTER

GIVEN = ("new", "--title", "Norms: what's next? #1", "--date", "2030-05-14")
NAME = "2030-05-14-norms-whats-next-1"


def files(folder: Path) -> list[str]:
    """Return the paths of all files in a folder."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(found)


def people(folder: Path) -> str:
    """Return the text of the register."""
    return (folder / "speakers.yaml").read_text(encoding="utf-8")


def summary(folder: Path, name: str = NAME) -> str:
    """Return the text of a summary."""
    return (folder / "summaries" / f"{name}.md").read_text(encoding="utf-8")


def only_todos(printed: str) -> bool:
    """Say whether a check finds nothing but what is still to be written."""
    codes = re.findall(r" (?:error|warning) (OR\d+)$", printed, re.MULTILINE)
    return set(codes) == {"OR512"}


def test_from_an_empty_folder(empty: Path, run: Run) -> None:
    """A site is begun, and two summaries; only they are still to be written."""
    assert run("init", "--name", "A", "--provider", "none").exit_code == 0
    begun = files(empty)
    first = run(*GIVEN, "--speaker", "Ann Example", "--moderator", "Eve Sample", "--norm", "13e")
    assert first.exit_code == 0
    more = ("--title", "More", "--date", "15 May 2030", "--speaker", "ann", "--norm", "k")
    second = run("new", *more)
    assert second.exit_code == 0
    assert files(empty) == sorted([*begun, f"summaries/{NAME}.md", "summaries/2030-05-15-more.md"])
    assert "\neve-sample:\n  name: Eve Sample\n" in people(empty)
    assert "added Eve Sample as `eve-sample`" in first.output
    assert "speakers.yaml" not in second.output
    assert only_todos(run("check").output)


def test_everything_that_can_be_given(project: Path, run: Run) -> None:
    """People are found by any part of a name; each key stands once."""
    result = run(
        *GIVEN,
        *("--speaker", "muster", "--speaker", "tom", "--speaker", "JO"),
        *("--moderator", "exempel", "--norm", "norm 13 (k)", "--norm", "E", "--series", "A: b"),
        *("--part", "2", "--source", "https://example.org/1", "--source-kind", "notes"),
        *("--source-read", "whole", "--name", "Something Else"),
    )
    assert result.exit_code == 0
    assert summary(project, "2030-05-14-something-else").startswith(
        "---\ntitle: 'Norms: what''s next? #1'\ndate: 2030-05-14\n"
        "speakers: [mira-muster, jo-beispiel]\nmoderators: [tom-exempel]\nnorms: [13e, 13k]\n"
        "series:\n  name: 'A: b'\n  part: 2\n"
        "source:\n  url: https://example.org/1\n  kind: notes\n  read: whole\n---\n\n"
        "TODO: write what was said. Mira Muster and Jo Beispiel took part. Tóm Exempel led "
    )
    assert people(project) == REGISTER
    assert only_todos(run("check").output)


def test_brackets_behind_a_name_say_for_whom(project: Path, run: Run) -> None:
    """The organisation of the day belongs to the summary; the register gets the name alone."""
    people_given = ("--speaker", "Nora Neu (New Networks)", "--speaker", "muster (Quiet Networks)")
    assert run(*GIVEN, *people_given, "--moderator", "tom (host)").exit_code == 0
    assert (
        "speakers:\n- {id: nora-neu, affiliation: New Networks}\n"
        "- {id: mira-muster, affiliation: Quiet Networks}\n"
        "moderators:\n- {id: tom-exempel, billed_as: host}\n"
    ) in summary(project)
    assert "nora-neu:\n  name: Nora Neu\n" in people(project)
    assert only_todos(run("check").output)


def test_a_source_without_an_address_has_a_title(project: Path, run: Run) -> None:
    """Whatever is no address is a title."""
    options = ("--source", "A: report", "--source-kind", "notes", "--source-read", "part")
    assert run(*GIVEN, *options).exit_code == 0
    assert "source:\n  title: 'A: report'\n" in summary(project)


def test_newcomers_are_told_from_people_with_similar_names(project: Path, run: Run) -> None:
    """A `+` says that somebody else is meant; nothing else in the register changes."""
    assert run(*GIVEN, "--speaker", "+Mira Mustr").exit_code == 0
    assert people(project) == REGISTER.replace(
        "tom-exempel:",
        "mira-mustr:\n  name: Mira Mustr\n  not_same_as: [mira-muster]\n\ntom-exempel:",
    )
    assert only_todos(run("check").output)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("new",), "give --title and --date"),
        (("new", "--title", "A"), "give --date"),
        (("new", "--title", " ", "--date", "2030-05-14"), "A title has at least one letter"),
        (("new", "--title", "A", "--date", "4/5/2030"), "`4/5/2030` is no day of the calendar"),
        ((*GIVEN, "--norm", "13z"), "`13z` is not a norm of this project. The norms run from"),
        ((*GIVEN, "--norm", "Article 13(e)"), "`Article 13(e)` is not a norm of this project"),
        ((*GIVEN, "--speaker", "m"), "Several people have the name m; give an id:\n  Mira"),
        ((*GIVEN, "--speaker", "Mira Mustr"), "has no Mira Mustr. Give the id if it is one of"),
        ((*GIVEN, "--speaker", "Nora"), "Give the whole name, or `+Nora`"),
        ((*GIVEN, "--speaker", "+Mira Muster"), "`Mira Muster` gives no id that is free"),
        ((*GIVEN, "--speaker", "?"), "Give the whole name"),
        ((*GIVEN, "--speaker", "+?"), "`?` gives no id that is free"),
        ((*GIVEN, "--part", "2"), "give --series too"),
        ((*GIVEN, "--part", "two"), "--part: `two` is not a whole number from 1 to 9999."),
        ((*GIVEN, "--source-kind", "blog"), "--source-kind: 'blog' is not one of 'published summ"),
        ((*GIVEN, "--source", "A"), "--source needs --source-kind and --source-read"),
        ((*GIVEN, "--source-read", "whole"), "need --source"),
    ],
    ids=range(17),
)
def test_what_is_missing_or_not_clear(
    options: tuple[str, ...], message: str, project: Path, run: Run
) -> None:
    """The status is 2, the message says what to give, and nothing is written."""
    (project / "speakers.yaml").write_text(REGISTER + "\nmona-probe:\n  name: Mona Probe\n")
    before = people(project)
    result = run(*options)
    assert result.exit_code == 2
    assert message in result.output
    assert files(project) == ["speakers.yaml"]
    assert people(project) == before


def test_no_file_is_written_over(project: Path, run: Run) -> None:
    """Also the register stays, with whoever would have been added."""
    run(*GIVEN)
    result = run(*GIVEN, "--speaker", "Nora Neu")
    assert result.exit_code == 1
    assert f"There is `summaries/{NAME}.md` already" in result.output
    assert people(project) == REGISTER
    assert run(*GIVEN, "--name", "the other").exit_code == 0


def test_what_would_not_pass_the_check_is_not_written(project: Path, run: Run) -> None:
    """The words are those of the check."""
    result = run("new", "--title", "long " * 80, "--date", "2030-05-14")
    assert result.exit_code == 1
    assert "`title` has 399 characters; it takes 300." in result.output
    assert files(project) == ["speakers.yaml"]


@pytest.mark.parametrize(
    ("register", "message"),
    [
        ("a: [", "has mistakes, so nothing is added"),
        ("ann: {nme: Ann}\n", "`nme` is not a key"),
        ("{\n  ann: {name: Ann}, # the first\n}\n", "Add by hand: `nora-neu: {name: Nora Neu}`."),
    ],
)
def test_a_register_that_cannot_be_changed(
    register: str, message: str, project: Path, run: Run
) -> None:
    """It stays as it is, and a message says why."""
    (project / "speakers.yaml").write_text(register)
    result = run(*GIVEN, "--speaker", "Nora Neu")
    assert result.exit_code == 1
    assert message in result.output
    assert people(project) == register
    assert files(project) == ["speakers.yaml"]


def test_an_empty_register_takes_people(project: Path, run: Run) -> None:
    """A file without a letter in it is no mistake here."""
    (project / "speakers.yaml").write_text("\n")
    assert run(*GIVEN, "--speaker", "Nora Neu").exit_code == 0
    assert "nora-neu:\n  name: Nora Neu\n" in people(project)
    assert only_todos(run("check").output)


def test_a_folder_of_summaries_that_is_none(project: Path, run: Run) -> None:
    """Nothing is written through a link."""
    (project / "summaries").rmdir()
    (project / "summaries").symlink_to(project.parent)
    result = run(*GIVEN)
    assert result.exit_code == 1
    assert "is a symbolic link" in result.output


def test_a_project_has_names_and_norms_of_its_own(project: Path, run: Run) -> None:
    """The folder, the register and the catalogue are those of `mkdocs.yml`."""
    (project / "mkdocs.yml").write_text(
        "site_name: A\nplugins:\n- onrecord:\n    summaries: talks\n    speakers: who.yaml\n"
        "    norms: norms.yaml\n"
    )
    (project / "norms.yaml").write_text("norms:\n- {id: 13e, letter: e, title: A, text: B}\n")
    (project / "speakers.yaml").rename(project / "who.yaml")
    (project / "summaries").rmdir()
    assert run(*GIVEN, "--norm", "k").exit_code == 2
    assert run(*GIVEN, "--norm", "e", "--speaker", "Nora Neu").exit_code == 0
    assert f"talks/{NAME}.md" in files(project)
    assert "nora-neu" in (project / "who.yaml").read_text()


def lines(*typed: str) -> str:
    """Return what is typed, line by line."""
    return "".join(f"{line}\n" for line in typed)


def test_everything_is_asked_on_a_terminal(project: Path, ask: Run) -> None:
    """An answer that cannot be read is asked for again."""
    result = ask(
        "new",
        typed=lines(
            *("", "Norms: what's next? #1", "soon", "14 May 2030"),
            *("Ann Example", "", "Max Novak", "perhaps", "y", "", "eve", "Eve Sample", "", ""),
            *("13z", "13e, 13(k)"),
        ),
    )
    assert result.exit_code == 0
    assert "`perhaps` is neither yes nor no. Answer `y` or `n`." in result.output
    assert "nvalid" not in result.output
    assert "`soon` is no day of the calendar" in result.output
    assert "`13z` is not a norm of this project" in result.output
    text = summary(project)
    assert "speakers: [ann-example, max-novak]\nmoderators: [eve-sample]\nnorms: [13e, 13k]" in text
    assert "eve-sample:\n  name: Eve Sample" in people(project)


def test_several_people_are_listed_to_choose_from(project: Path, ask: Run) -> None:
    """By their numbers; 0 is somebody else."""
    (project / "speakers.yaml").write_text(
        "ann-example:\n  name: Ann Example\n  affiliations:\n  - {name: Example Institute}\n\n"
        "ann-sample:\n  name: Ann Sample\n"
    )
    typed = lines("ann (Institute)", "2", "ann", "3", "0", "Ann Novak", "y", "", "", "")
    result = ask(*GIVEN, typed=typed)
    assert result.exit_code == 0
    assert "1  Ann Example (ann-example, Example Institute)" in result.output
    assert "`3` is not a whole number from 0 to 2." in result.output
    assert "- {id: ann-sample, affiliation: Institute}\n- ann-novak\n" in summary(project)


def test_the_same_person_or_another(project: Path, ask: Run) -> None:
    """Similar names are shown before anybody is added."""
    result = ask(*GIVEN, typed=lines("Mira Mustr", "1", "Mirra Muster", "0", "", "", "", ""))
    assert result.exit_code == 0
    assert "`speakers.yaml` has no Mira Mustr. The same person, or another?" in result.output
    assert "speakers: [mira-muster, mirra-muster]" in summary(project)
    assert "mirra-muster:\n  name: Mirra Muster\n  not_same_as: [mira-muster]\n" in people(project)


def test_a_namesake_gets_a_word(project: Path, ask: Run) -> None:
    """A number is not taken for one."""
    typed = lines("+Mira Muster", "2", "of Żabbar", "y", "", "", "")
    result = ask(*GIVEN, typed=typed)
    assert result.exit_code == 0
    assert "mira-muster-of-zabbar:\n  name: Mira Muster\n  not_same_as: [mira-muster]" in people(
        project
    )


def test_nobody_is_added_against_their_will(project: Path, ask: Run) -> None:
    """What is no name, and a no, lead back to the question."""
    result = ask(*GIVEN, typed=lines("?", "Nora Neu", "n", "muster", "muster", "", "", ""))
    assert result.exit_code == 0
    assert "That is no name." in result.output
    assert "speakers: [mira-muster]" in summary(project)
    assert people(project) == REGISTER


def test_options_are_not_asked_again(project: Path, ask: Run) -> None:
    """Only what they leave open."""
    result = ask(
        *GIVEN,
        *("--speaker", "Mirra Muster", "--moderator", "tom", "--norm", "e"),
        *("--source", "https://example.org/1"),
        typed=lines("0", "n", "mira", "notes", "whole"),
    )
    assert result.exit_code == 0
    text = summary(project)
    assert "speakers: [mira-muster]\nmoderators: [tom-exempel]\nnorms: [13e]" in text
    assert "  kind: notes\n  read: whole" in text


def test_another_name_is_asked_where_there_is_a_file(project: Path, ask: Run) -> None:
    """What was typed before is not lost."""
    ask(*GIVEN, typed=lines("", "", ""))
    result = ask(*GIVEN, typed=lines("", "", "", "", "the evening"))
    assert result.exit_code == 0
    assert "2030-05-14-evening.md" in " ".join(files(project))


def test_breaking_off_leaves_the_project_as_it_was(project: Path, ask: Run) -> None:
    """Though somebody was to be added already."""
    assert ask(*GIVEN, typed=lines("Nora Neu", "y", "")).exit_code == 1
    assert files(project) == ["speakers.yaml"]
    assert people(project) == REGISTER


def test_a_disk_that_is_full(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message, and nothing half-written."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "summaries")

    monkeypatch.setattr(writing, "_write", full)
    result = run(*GIVEN)
    assert result.exit_code == 1
    assert "Nothing was written: No space left on device: `summaries`." in result.output


def test_a_terminal_is_where_somebody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the input is a file, nobody is asked."""
    with Path("/dev/null").open(encoding="utf-8") as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        assert asking.on_terminal() is False


@pytest.mark.parametrize(
    "answer", ["n", "no", "None", "nobody", "-", "n.", "No one", "N/A", "non", "niemand"]
)
def test_no_means_nobody(project: Path, ask: Run, run: Run, answer: str) -> None:
    """Whoever is asked for moderators and answers no does not make Ann Example one."""
    register = REGISTER + "\nnn-example:\n  name: Ann Nobody Example\n"
    (project / "speakers.yaml").write_text(register, encoding="utf-8")
    assert ask(*GIVEN, typed=lines("mira", "", answer, answer)).exit_code == 0
    assert "speakers: [mira-muster]\nnorms: []\n" in summary(project)
    given = ("--speaker", "mira", "--moderator", answer, "--norm", answer, "--name", "two")
    assert run(*GIVEN, *given).exit_code == 0
    assert "speakers: [mira-muster]\nnorms: []\n" in summary(project, "2030-05-14-two")


def test_yes_is_nobody(project: Path, ask: Run) -> None:
    """It is asked for a name again."""
    result = ask(*GIVEN, typed=lines("yes", "mira", "", "n", "n"))
    assert "Whom? Type a name" in result.output
    assert "speakers: [mira-muster]\n" in summary(project)


def test_a_summary_that_is_not_written_does_not_pass(project: Path, run: Run) -> None:
    """Its placeholder is no citation, and the check says what is left."""
    run(*GIVEN, "--speaker", "mira", "--norm", "13e")
    result = run("check")
    assert result.exit_code == 1
    assert only_todos(result.output)
    assert "→ 13e" not in run("inspect", f"summaries/{NAME}.md").stdout


@pytest.mark.parametrize("command", [GIVEN, ("new",), ("import", "talk.txt")], ids=range(3))
def test_no_project_begins_by_itself(empty: Path, ask: Run, command: tuple[str, ...]) -> None:
    """Nothing is asked or written; once there is a site, the same command works."""
    (empty / "talk.txt").write_text("A talk\n\nNothing was said.\n", encoding="utf-8")
    result = ask(*command)
    assert result.exit_code == 1
    assert result.output == (
        "There is no project here, nor in a folder above. Begin one with `onrecord init`, or go to "
        "the folder of yours; then try again.\n"
    )
    assert files(empty) == ["talk.txt"]
    assert ask("init", "--provider", "none", typed=lines("y", "A site")).exit_code == 0
    result = ask(*command, typed=lines(*GIVEN[2::2] if len(command) == 1 else (), "", "", ""))
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "summaries/first.md"])
def test_a_project_without_a_register_gets_one(empty: Path, run: Run, name: str) -> None:
    """Whatever else of it is there: `onrecord init` would refuse it."""
    (empty / "summaries").mkdir()
    (empty / name).write_text("", encoding="utf-8")
    if name[0] == "m":
        (empty / "summaries").rmdir()
    assert run(*GIVEN, "--speaker", "Nora Neu").exit_code == 0
    assert people(empty).endswith("\nnora-neu:\n  name: Nora Neu\n")
    assert files(empty) == sorted([name, "speakers.yaml", f"summaries/{NAME}.md"])
