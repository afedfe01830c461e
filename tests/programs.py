"""The programs that tests ask, each from the environment of whoever works on onrecord."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parent.parent

# `make oldest` names another folder: what it tests has dependencies too old for these programs.
PROGRAMS = Path(os.environ.get("ONRECORD_PROGRAMS") or Path(sys.executable).parent)


def _run(name: str, *arguments: str | Path, given: str = "") -> str:
    """Return what a program prints; one that complains is a failure."""
    command = [PROGRAMS / name, *arguments]
    kept = {
        "DENO_DIR": str(REPOSITORY / ".venv/deno"),
        "DENO_NO_UPDATE_CHECK": "1",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        command, input=given, env=os.environ | kept, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check_jsonschema(*arguments: str | Path) -> None:
    """Validate files by a schema, with patterns as JavaScript has them."""
    _run("check-jsonschema", *arguments)


def ajv(schema: object, *data: object) -> list[list[dict[str, Any]]]:
    """Return what Ajv 8 has against each of some data, by a schema that its strict mode takes.

    `make test` fetches it, by a lock with hashes, and so does `make .venv/.ajv`; here nothing is
    fetched, and nothing may be read or written.
    """
    lock = REPOSITORY / "tests/exports/ajv.lock"
    options = ("--quiet", "--cached-only", "--no-config", "--frozen", f"--lock={lock}")
    given = json.dumps([schema, *data], default=str)
    found: list[list[dict[str, Any]]] = json.loads(
        _run("deno", "run", *options, lock.with_suffix(".js"), given=given)
    )
    return found


def zizmor(*paths: Path) -> None:
    """Audit workflows, or the settings of Dependabot, at the strictest, without the network."""
    said = _run("zizmor", "--offline", "--persona=auditor", "--no-progress", *paths)
    assert "No findings to report" in said
