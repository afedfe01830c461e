"""The program and its commands."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.workers import KilledError
from tests.samples import REGISTER, write, written

COMMANDS = (
    "build",
    "check",
    "diff",
    "export",
    "import",
    "init",
    "inspect",
    "new",
    "serve",
    "stage",
    "words",
)


def loaded(*arguments: str) -> list[str]:
    """Return the modules that a command loads, of ours and of others."""
    program = (
        "import sys; from onrecord.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(*sorted(sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    return told.stdout.splitlines()[-1].split()


def test_every_command_is_in_the_help() -> None:
    """Commands are loaded by name, so a wrong name would only be met by who asks for it."""
    told = CliRunner().invoke(main, ["--help"]).output
    assert [line.split()[0] for line in told.split("Commands:\n")[1].splitlines()] == [*COMMANDS]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help(name: str) -> None:
    """It is the command of that name."""
    told = CliRunner().invoke(main, [name, "--help"], prog_name="onrecord")
    assert told.exit_code == 0
    assert told.output.startswith(f"Usage: onrecord {name} ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("biuld", "There is no command `biuld`. Did you mean `build`?"),
        ("xyz", "There is no command `xyz`."),
    ],
)
def test_a_mistyped_command_is_told(typed: str, said: str) -> None:
    """With the nearest one, where one is near."""
    told = CliRunner().invoke(main, [typed])
    assert told.exit_code == 2
    assert told.output.splitlines()[-1] == f"Error: {said}"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("onrecord b", ["build"]),
        ("onrecord biuld ", [*COMMANDS]),
        ("onrecord build --site", ["--site-dir"]),
    ],
)
def test_a_shell_completes_a_line(line: str, offered: list[str]) -> None:
    """Also one in which a word is wrong so far."""
    words = line.split(" ")
    asked = {"_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": line}
    told = CliRunner().invoke(
        main, prog_name="onrecord", env={**asked, "COMP_CWORD": str(len(words) - 1)}
    )
    assert told.exit_code == 0
    assert [offer.split(",")[1] for offer in told.output.splitlines()] == offered


def test_what_looks_like_an_option_is_no_command() -> None:
    """It is told as one."""
    told = CliRunner().invoke(main, ["--", "--biuld"])
    assert told.output.splitlines()[-1].startswith("Error: No such option")


def test_a_build_does_not_load_what_imports_and_fixes() -> None:
    """They would be a third of what it loads."""
    ours = [name for name in loaded("build", "--help") if name.startswith("onrecord.authoring.")]
    assert ours == ["onrecord.authoring.files"]


def test_the_help_loads_no_command() -> None:
    """Nobody who asks what there is waits for all of it."""
    ours = [name for name in loaded("--help") if name.startswith("onrecord")]
    assert ours == ["onrecord", "onrecord.cli", "onrecord.interruptions"]


def test_a_check_of_unchanged_files_loads_next_to_nothing(tmp_path: Path) -> None:
    """No Markdown, no records, no MkDocs: they take longer than all the rest."""
    settings = "site_name: A\ntheme: {name: material}\nplugins: [onrecord]\n"
    project = {"speakers.yaml": REGISTER, "mkdocs.yml": settings}
    write(tmp_path, {**project, "summaries/a.md": written("Words.\n")})
    assert "markdown" in loaded("check", str(tmp_path))
    again = loaded("check", str(tmp_path))
    for name in (
        "markdown",
        "frontmatter",
        "pydantic",
        "mkdocs",
        "nh3",
        "rapidfuzz",
        "onrecord.pipeline",
    ):
        assert name not in again


MISSING = {
    "the package": "import sys; sys.modules['pagefind'] = None",
    "what says its version": (
        "from importlib import metadata\n"
        "def version(name): raise metadata.PackageNotFoundError(name)\n"
        "metadata.version = version"
    ),
}
"""How it shows that something was not installed, or not wholly."""


@pytest.mark.parametrize("missing", MISSING)
def test_what_is_not_installed_is_told(tmp_path: Path, missing: str) -> None:
    """In a sentence, whatever was loaded when it was found."""
    settings = "site_name: A\ntheme: {name: material}\nplugins: [onrecord]\n"
    write(tmp_path, {"speakers.yaml": REGISTER, "mkdocs.yml": settings})
    run = f"{MISSING[missing]}\nfrom onrecord.__main__ import main\nmain()"
    told = subprocess.run(
        [sys.executable, "-c", run, "build"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert re.fullmatch(
        r"The Python package [\w-]+ is not installed\. Install it, .*\n", told.stderr
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
@pytest.mark.parametrize("arguments", [["--help"], ["words"]])
def test_output_that_cannot_be_written_is_told(arguments: list[str]) -> None:
    """A report that is cut would pass for a whole one."""
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [sys.executable, "-m", "onrecord", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (told.returncode, told.stderr) == (1, "No space left on device.\n")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            FileNotFoundError(2, "No such file or directory", "a.md"),
            "No such file or directory: a.md.",
        ),
        (OSError(28, "No space left on device", "a", None, "b"), "No space left on device: b."),
        (KilledError(), f"{KilledError()}"),
    ],
)
def test_what_the_system_refuses_is_told(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    """In one line, wherever it comes up; a mistake of ours keeps its traceback."""

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("onrecord.cli.words.languages", refuse)
    told = CliRunner().invoke(main, ["words"])
    assert (told.exit_code, told.stderr) == (1, f"{said}\n")
    error = RuntimeError("ours")
    assert CliRunner().invoke(main, ["words"]).exception is error


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_interrupted_command_says_so(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Its exit status is that of the signal."""

    def interrupt() -> list[str]:
        os.kill(os.getpid(), signal.Signals[name])
        return []

    monkeypatch.setattr("onrecord.cli.words.languages", interrupt)
    told = CliRunner().invoke(main, ["words"])
    assert (told.exit_code, told.stderr) == (128 + signal.Signals[name], "Interrupted.\n")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_pipe_has_utf_8_on_every_system(tmp_path: Path, encoding: str) -> None:
    """Windows gives pipes an encoding that lacks arrows, lines and most names."""
    done = _told(tmp_path, encoding, subprocess.PIPE)
    assert done.returncode == 1
    assert "→ Did you mean `ann-example`?" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_terminal_keeps_its_encoding(tmp_path: Path) -> None:
    """What it cannot show is written as an escape; nothing breaks off."""
    ours, theirs = os.openpty()
    with os.fdopen(ours, "rb", buffering=0) as screen:
        done = _told(tmp_path, "cp1252", theirs)
        os.close(theirs)
        shown = screen.read(100_000)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"\\u2192" in shown
    assert b"\xe2\x86\x92" not in shown


def _told(folder: Path, encoding: str, stdout: int) -> subprocess.CompletedProcess[bytes]:
    """Check a project with a mistake, where Python would write in an encoding."""
    text = "---\ntitle: A\ndate: 2030-05-14\nspeakers: [ann-exampel]\nnorms: []\n---\n\nText.\n"
    write(
        folder, {"summaries/2030-05-14-a.md": text, "speakers.yaml": "ann-example: {name: Ann}\n"}
    )
    return subprocess.run(
        [sys.executable, "-m", "onrecord", "check", folder],
        env=os.environ | {"PYTHONIOENCODING": encoding},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )
