"""Whatever goes wrong in a build, one sentence says so, and the old site stands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.hosts.projects import SETTINGS, tree, write

pytestmark = pytest.mark.slow

HOOK = """\
import os, resource, signal
from pathlib import Path

def {event}(*_, config=None, **__):
    {does}
"""
"""A hook of MkDocs is where a fault can come at the same moment each time."""


def build(
    folder: Path, event: str, does: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Build a site in the place of another one, with something that happens meanwhile."""
    files = {
        "mkdocs.yml": f"{SETTINGS}hooks: [hook.py]\n",
        "hook.py": HOOK.format(event=event, does=does),
        "docs/index.md": "# A page",
        "site/index.html": "old",
        "site/.nojekyll": "",
    }
    write(folder, files)
    # A shell has what it runs in the background ignore Ctrl-C, and whatever that starts would, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.run(
        [sys.executable, "-m", "onrecord", "build"],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def stands(folder: Path) -> bool:
    """Say whether the old site stands, with nothing beside it."""
    beside = {path.name for path in folder.iterdir()}
    return tree(folder / "site") == {"index.html": b"old", ".nojekyll": b""} and not any(
        name.startswith(".site") for name in beside
    )


@pytest.mark.parametrize(
    ("event", "name"),
    [("on_pre_build", "SIGINT"), ("on_page_markdown", "SIGTERM"), ("on_post_build", "SIGHUP")],
)
def test_interrupted_build_leaves_the_old_site(tmp_path: Path, event: str, name: str) -> None:
    """Whichever signal comes, and wherever; the exit status tells which."""
    done = build(tmp_path, event, f"os.kill(os.getpid(), signal.{name})")
    assert done.returncode == 128 + signal.Signals[name]
    assert done.stderr == "Interrupted.\n"
    assert stands(tmp_path)


FAULTS = {
    "full disk": (
        "on_env",
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))",
        "File too large: ",
    ),
    "page that vanishes": ("on_nav", "Path('docs/index.md').unlink()", "No such file or directory"),
    "page that changes": (
        "on_nav",
        "Path('docs/index.md').write_bytes(bytes([255]))",
        "Error reading page 'index.md': 'utf-8'",
    ),
}
"""When it comes, what it does, and what is said."""


@pytest.mark.parametrize("fault", FAULTS)
def test_failing_build_leaves_the_old_site(tmp_path: Path, fault: str) -> None:
    """And says in one line what the system refused, and where."""
    event, does, said = FAULTS[fault]
    done = build(tmp_path, event, does)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert stands(tmp_path)


@pytest.mark.parametrize("program", ["exit 3", "exec yes rubbish", "kill -9 $$"])
def test_failing_pagefind_leaves_the_old_site(tmp_path: Path, program: str) -> None:
    """Whatever it does in place of an index."""
    pagefind = tmp_path / "pagefind"
    pagefind.write_text(f"#!/bin/sh\n{program}\n")
    pagefind.chmod(0o755)
    done = build(tmp_path, "on_env", "pass", {"PAGEFIND_BINARY_PATH": str(pagefind)})
    assert done.returncode == 1
    assert done.stderr.startswith("The search index cannot be written: Pagefind ")
    assert len(done.stderr.splitlines()) == 1
    assert stands(tmp_path)
