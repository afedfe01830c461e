"""The programs that tests ask, each from the environment of whoever works on onrecord."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# `make oldest` names another folder: what it tests has dependencies too old for these programs.
PROGRAMS = Path(os.environ.get("ONRECORD_PROGRAMS") or Path(sys.executable).parent)


def _run(name: str, *arguments: str | Path) -> str:
    """Return what a program prints; one that complains is a failure."""
    command = [PROGRAMS / name, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check_jsonschema(*arguments: str | Path) -> None:
    """Validate files by a schema, with patterns as JavaScript has them."""
    _run("check-jsonschema", *arguments)


def zizmor(*paths: Path) -> None:
    """Audit workflows, or the settings of Dependabot, at the strictest, without the network."""
    said = _run("zizmor", "--offline", "--persona=auditor", "--no-progress", *paths)
    assert "No findings to report" in said
