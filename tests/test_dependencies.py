"""What is installed: locked with hashes, as old as the package says, on every system it names."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

LOCKS = ("audit", "build", "dev", "neighbours", "oldest", "properdocs", "release", "runtime")
every_lock = pytest.mark.parametrize("name", LOCKS)


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    """Return what `pyproject.toml` says of the package."""
    with (repository / "pyproject.toml").open("rb") as file:
        known: dict[str, Any] = tomllib.load(file)["project"]
    return known


def needed(project: dict[str, Any]) -> list[Requirement]:
    """Return what the package asks for, its extras included."""
    extras = chain.from_iterable(project["optional-dependencies"].values())
    return [Requirement(one) for one in (*project["dependencies"], *extras)]


def locked(repository: Path, name: str) -> dict[str, str]:
    """Return what a lock names, each version with what follows it up to the next."""
    text = (repository / f"requirements/{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+==[^\s;]+)(.*(?:\n[ #].*)*)", text, re.MULTILINE))


def test_there_is_no_other_lock(repository: Path) -> None:
    """Each is looked at below."""
    assert sorted(path.stem for path in (repository / "requirements").glob("*.txt")) == list(LOCKS)


@every_lock
def test_everything_locked_has_hashes(repository: Path, name: str) -> None:
    """Nothing else is in a lock, and no address of an index."""
    text = (repository / f"requirements/{name}.txt").read_text(encoding="utf-8")
    found = locked(repository, name)
    assert found
    assert all("--hash=sha256:" in rest for rest in found.values())
    assert len(found) == len([line for line in text.splitlines() if line and line[0] not in " #"])
    assert "://" not in text


def test_the_oldest_dependencies_are_tried(repository: Path, project: dict[str, Any]) -> None:
    """Each has a lower bound, and the lock of the oldest has just that version."""
    pins = dict(pin.split("==") for pin in locked(repository, "oldest"))
    for one in needed(project):
        (bound,) = [each.version for each in one.specifier if each.operator == ">="]
        assert Version(pins[one.name]) == Version(bound)


def needs(name: str, extra: str = "") -> list[Requirement]:
    """Return what a package asks for here, by itself or for one of its extras."""
    found = [Requirement(one) for one in requires(name) or ()]
    return [one for one in found if not one.marker or one.marker.evaluate({"extra": extra})]


def test_extras_name_what_old_pips_would_miss(repository: Path, project: dict[str, Any]) -> None:
    """Those that Python 3.11 and 3.12 bring find no extra whose name has `_` or `-`."""
    packages = (pin.partition("==")[0] for pin in locked(repository, "runtime"))
    extra = project["optional-dependencies"]["import"]
    missed = set()
    for name in (Requirement(one).name for one in (*packages, *extra, "jusText")):
        for theirs in needs(name):
            for extra in map(canonicalize_name, theirs.extras):
                if "-" in extra:
                    missed |= {one.name for one in needs(theirs.name, extra)} - {
                        one.name for one in needs(theirs.name)
                    }
    assert missed
    assert set(map(canonicalize_name, missed)) <= {one.name for one in needed(project)}


def test_nobody_is_told_to_install_what_is_not_published(repository: Path) -> None:
    """Neither by a message nor by a page: our own package comes by a path or an address."""
    files = [repository / "README.md", repository / "CONTRIBUTING.md", repository / "SECURITY.md"]
    for folder, ending in (("src", "py"), ("src", "md"), ("src", "yml"), ("docs", "md")):
        files += (repository / folder).rglob(f"*.{ending}")
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not re.search(r"\b(install|uvx|pipx run) +(-\S+ +)*['\"]?onrecord\b", line), path


def test_nothing_is_installed_without_hashes(repository: Path) -> None:
    """Neither by make, nor by `.ci/run` or a workflow; only what was built here has none."""
    files = [repository / "Makefile", repository / ".ci/run"]
    files += (repository / ".github/workflows").glob("*.yml")
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    lines = text.replace("\\\n", " ").splitlines()
    runs = re.compile(
        r"^\s*(@|- run: |run: )?(\$\((PIP|LOCKED)\)|\S*python.* pip .*install|pip install|\"\$\{pip\[)"
    )
    commands = [line for line in lines if runs.search(line) and "=(" not in line]
    assert len(commands) > 10
    for command in commands:
        assert re.search(r"--require-hashes|\$\(LOCKED\)|--editable \.|dist/\S*onrecord", command)
    assert "LOCKED := $(PIP) --no-deps --require-hashes" in text


def test_pythons_are_those_that_are_tried(repository: Path, project: dict[str, Any]) -> None:
    """What the package says it runs on is what the workflow runs, on each system."""
    minors = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert project["requires-python"] == f">={minors[0]}"
    text = (repository / ".github/workflows/check.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert jobs["check"]["strategy"]["matrix"]["python"] == minors
    assert jobs["elsewhere"]["strategy"]["matrix"]["python"] == [minors[0], minors[-1]]
    systems = jobs["elsewhere"]["strategy"]["matrix"]["system"]
    assert [name.partition("-")[0] for name in systems] == ["macos", "windows"]
    assert f"python{minors[-1]}" in (repository / "tools/venv.sh").read_text(encoding="utf-8")


@pytest.mark.slow
def test_nothing_is_asked_of_windows_that_it_has_not(repository: Path) -> None:
    """The types of the standard library know what is missing there; macOS lacks less."""
    mypy = [sys.executable, "-m", "mypy", "--platform=win32", "--no-warn-unreachable"]
    done = subprocess.run(
        [*mypy, "--cache-dir=.mypy_cache/win32", "src", "tools"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


SYSTEMS_OWN = (
    "fork getuid geteuid nice mkfifo sched_getaffinity killpg setsid register_at_fork".split()
)
"""What `os` has on Linux alone, or not on Windows."""


@pytest.mark.slow
def test_the_program_needs_linux_for_nothing(repository: Path, tmp_path: Path) -> None:
    """It writes a new site, and checks and builds it, where the system has no forks."""
    program = f"""
import multiprocessing, os, sys
for name in {SYSTEMS_OWN!r}:
    delattr(os, name)
sys.modules.update(dict.fromkeys(["grp", "pwd", "resource", "termios"]))
from onrecord import cli, workers
workers.processors = lambda: 1
cli.main(sys.argv[1:])
"""
    for command in (
        ["init", "--name", "A", "--provider", "none"],
        ["build"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", program, *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/index.html").exists()


def test_texts_have_the_same_ends_of_lines_everywhere(repository: Path) -> None:
    """Git changes none of them, whatever the system is used to."""
    command = ["git", "check-attr", "eol", "--", "README.md", "src/onrecord/data/words/en.toml"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    assert done.stdout.count("eol: lf") == 2
