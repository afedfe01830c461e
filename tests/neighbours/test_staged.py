"""A staged site, built by a generator that loads no plugins, says what a site of MkDocs says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.neighbours.building import begin, texts


def test_zensical_builds_what_is_staged(tmp_path: Path, plain: Mapping[str, str]) -> None:
    """Every page of ours, word for word; what stands beside a text follows it."""
    begin(tmp_path)
    program = Path(os.environ["ONRECORD_NEIGHBOURS"])
    for command in (
        [str(program), "stage", "staged"],
        [str(program.with_name("zensical")), "build", "-f", "staged/mkdocs.yml"],
    ):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    staged = texts(tmp_path / "staged/site")
    ours = plain.keys() - {"404.html", "own/index.html"}
    assert {path: staged[path].startswith(plain[path]) for path in ours} == dict.fromkeys(
        ours, True
    )


def test_zensical_says_nothing_of_a_plugin(tmp_path: Path) -> None:
    """It builds the hand-written pages alone, as the manual says."""
    begin(tmp_path)
    program = Path(os.environ["ONRECORD_NEIGHBOURS"]).with_name("zensical")
    subprocess.run([program, "build"], cwd=tmp_path, capture_output=True, check=True)
    pages = {path.parent.name for path in (tmp_path / "site").rglob("index.html")}
    assert pages == {"own"}
