"""The workflows trust nobody more than they must, and set what the site reads."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.programs import check_jsonschema, zizmor

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github/workflows").glob("*.yml"))

BY_NAME = {path.stem: path for path in WORKFLOWS}

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    """Return a workflow as GitHub reads it: `on` is a word, not a truth."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


def test_there_are_workflows() -> None:
    """One audits the locks, one checks a change, two publish packages and site, one tries the rest."""
    assert [path.stem for path in WORKFLOWS] == ["audit", "check", "release", "site", "weekly"]


def test_what_no_change_waits_for_is_tried_each_week(repository: Path) -> None:
    """All neighbours, of which `.ci/run` tries one of each kind, and all signals at many moments."""
    workflow = read(BY_NAME["weekly"])
    assert workflow["on"].keys() == {"schedule", "workflow_dispatch"}
    last = {name: job["steps"][-1]["run"] for name, job in workflow["jobs"].items()}
    assert last == {
        "neighbours": "make neighbours",
        "interruptions": ".venv/bin/python -m benchmarks.interruptions 5",
    }
    steps = (repository / ".ci/run").read_text(encoding="utf-8")
    assert 'make neighbours CHOICE="not weekly"' in steps
    assert "\nmake test " in steps


@every_workflow
def test_workflows_are_in_the_form_of_github(path: Path) -> None:
    """By the schema that GitHub's editors use."""
    check_jsonschema("--builtin-schema", "vendor.github-workflows", path)


def test_newer_versions_wait_before_they_are_proposed(repository: Path) -> None:
    """For actions and for packages; the settings are in Dependabot's own form."""
    file = repository / ".github/dependabot.yml"
    check_jsonschema("--builtin-schema", "vendor.dependabot", file)
    updates = {one["package-ecosystem"]: one for one in read(file)["updates"]}
    assert updates.keys() == {"github-actions", "pip"}
    assert all(int(one["cooldown"]["default-days"]) >= 7 for one in updates.values())


def test_the_audit_blocks_nothing_and_is_seen(repository: Path, tmp_path: Path) -> None:
    """It runs by the clock, looks through every lock but the one that is old on purpose, and ends red."""
    workflow = read(BY_NAME["audit"])
    assert workflow["on"].keys() == {"schedule", "workflow_dispatch"}
    step = workflow["jobs"]["audit"]["steps"][-1]
    program = tmp_path / "pip-audit"
    program.write_text(
        '#!/bin/sh\nfor one; do case $one in requirements/*) echo "$one";; esac; done\n'
        "case $* in *neighbours*) exit 1;; esac\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    summary = tmp_path / "summary.md"
    told = {"PATH": f"{tmp_path}:/usr/bin:/bin", "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(["/bin/bash", "-e", "-c", step["run"]], env=told, check=False)
    assert done.returncode == 1
    looked = {
        Path(line).stem for line in summary.read_text("utf-8").splitlines() if line[:1] == "r"
    }
    locks = {path.stem for path in (repository / "requirements").glob("*.txt")}
    assert looked == locks - {"oldest"}


def test_zizmor_finds_nothing(repository: Path) -> None:
    """The auditor of workflows, at its strictest and without the network, has no complaint."""
    zizmor(WORKFLOWS[0].parent, repository / ".github/dependabot.yml")


@every_workflow
def test_actions_are_pinned(path: Path) -> None:
    """Each action is named by a full commit, with its version beside it."""
    uses = re.findall(r"uses: *(.+)", path.read_text(encoding="utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


@every_workflow
def test_permissions_are_given_by_the_job(path: Path) -> None:
    """A workflow as a whole may do nothing; each job says what it needs, and has a time limit."""
    workflow = read(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert int(job["timeout-minutes"]) <= 20


def test_a_change_may_only_read() -> None:
    """The workflow that runs a stranger's code holds no secret and keeps no token."""
    text = BY_NAME["check"].read_text(encoding="utf-8")
    workflow = read(BY_NAME["check"])
    assert list(workflow["on"]) == ["pull_request"]
    assert "secrets" not in text
    for job in workflow["jobs"].values():
        assert set(job["permissions"].values()) == {"read"}
        assert job["steps"][0]["with"]["persist-credentials"] == "false"


@every_workflow
def test_scripts_hold_no_expressions(path: Path) -> None:
    """What comes from outside reaches a script through its environment only."""
    for job in read(path)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_a_change_is_compared_with_what_it_is_made_to() -> None:
    """The job that says what a change does has the commit before it, and keeps the site's promises."""
    first, *_, words, check = read(BY_NAME["check"])["jobs"]["change"]["steps"]
    assert first["with"]["fetch-depth"] == "2"
    assert words["run"] == ".venv/bin/onrecord diff 'HEAD^1' >> \"$GITHUB_STEP_SUMMARY\""
    assert "--published" in check["run"]


@pytest.mark.parametrize(
    ("pages", "name", "arguments"),
    [
        ("true", "record", "--published https://example.github.io/record/"),
        ("true", "example.github.io", "--published https://example.github.io/"),
        ("false", "record", ""),
        ("", "record", ""),
    ],
)
def test_the_check_knows_where_the_site_is(
    pages: str, name: str, arguments: str, tmp_path: Path
) -> None:
    """The address follows from the repository; where nothing is published, nothing is compared."""
    step = read(BY_NAME["check"])["jobs"]["change"]["steps"][-1]
    program = tmp_path / ".venv/bin/onrecord"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    told = {"HAS_PAGES": pages, "OWNER": "example", "NAME": name}
    assert told.keys() == step["env"].keys()
    done = subprocess.run(
        ["/bin/bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env=told,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["check", "--format", "github", *arguments.split()]


def test_the_site_is_told_its_addresses(repository: Path) -> None:
    """The workflow sets every variable that `mkdocs.yml` reads, and no other."""
    steps = read(BY_NAME["site"])["jobs"]["build"]["steps"]
    told = {name for step in steps for name in step.get("env", {})}
    settings = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    assert told == set(re.findall(r"!ENV \[?(\w+)", settings))
