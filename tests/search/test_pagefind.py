"""The indexes that Pagefind makes, always with the same bytes, and what it says of an error."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import time
from base64 import b64encode
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from onrecord import workers
from onrecord.search import pagefind
from onrecord.search.pagefind import write_index
from onrecord.search.search_record import Facet, SearchRecord
from tests.hosts.projects import tree


def record(number: int) -> SearchRecord:
    """Return a page or a passage."""
    facets = {"kind": [Facet("summary", "")], "year": [Facet(str(number), str(number))]}
    return SearchRecord(f"{number}/", f"Libraries are open on day {number}.", facets=facets)


def test_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order Pagefind keeps what it is told."""
    for name in ("one", "two"):
        write_index(map(record, range(40)), tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_index_has_what_somebody_asks_for(tmp_path: Path) -> None:
    """Its own program, no interface; passages are merged into it and need no program."""
    write_index([record(1)], tmp_path)
    write_index([record(2)], tmp_path / "passages", "2031")
    names = {Path(name).name for name in tree(tmp_path) if name.count("/") == 0}
    assert {"pagefind.js", "wasm.unknown.pagefind"} <= names
    assert not [name for name in names if "ui" in name]
    assert not list((tmp_path / "passages").glob("*.js"))
    assert not list((tmp_path / "passages").glob("wasm.*"))


def test_table_knows_records_by_the_ids_of_pagefind(tmp_path: Path) -> None:
    """Which are the names of its files with texts."""
    write_index(map(record, range(5)), tmp_path)
    table = json.loads((tmp_path / "records.json").read_text(encoding="utf-8"))
    ids = re.findall("." * table["length"], table["ids"])
    stems = {path.stem for path in (tmp_path / "fragment").iterdir()}
    assert {f"und_{id_}" for id_ in ids} == {stem[: 4 + table["length"]] for stem in stems}


def test_parts_have_ids_of_their_own(tmp_path: Path) -> None:
    """Those of the same record too, since the browser is not told which part has answered."""
    found = set()
    for part in ("", "2030", "2031"):
        write_index([record(1)], tmp_path / part / "index", part)
        table = json.loads((tmp_path / part / "index" / "records.json").read_text(encoding="utf-8"))
        (fragment,) = (tmp_path / part / "index" / "fragment").iterdir()
        assert fragment.stem.startswith(f"{table['language']}_{table['ids']}")
        found.add(fragment.stem.partition("_")[0])
    assert found == {"und", "und-x-2030", "und-x-2031"}


def test_record_without_a_letter_harms_nobody(tmp_path: Path) -> None:
    """Nobody can ask for it, nor is it counted."""
    write_index([record(1), SearchRecord("a/", "", "…"), SearchRecord("b/", "!!!")], tmp_path)
    table = json.loads((tmp_path / "records.json").read_text(encoding="utf-8"))
    stems = {path.stem for path in (tmp_path / "fragment").iterdir()}
    assert len(table["kinds"]) == len(stems)


def test_what_pagefind_cannot_do_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own words are told to whoever asked."""
    monkeypatch.setattr(SearchRecord, "meta", {"about": 5})
    with pytest.raises(RuntimeError, match="expected a string"):
        write_index([record(1)], tmp_path)


ANOTHER = b64encode(b'{"payload": {"type": "x"}}').decode()
PROGRAMS = {
    "is not there": (None, "cannot be started: No such file"),
    "is no program": ("", "cannot be started"),
    "ends at once": ("#!/bin/sh\nexit 3", "ended early"),
    "ends with words": ("#!/bin/sh\necho no such library >&2; exit 3", "says: no such library"),
    "writes rubbish": ("#!/bin/sh\nexec yes rubbish", "says: rubbish"),
    "answers nonsense": ("#!/bin/sh\nprintf 'abcd,'; cat > /dev/null", "something else than an"),
    "answers another question": (
        f"#!/bin/sh\nprintf '{ANOTHER},'; cat > /dev/null",
        "something else than an",
    ),
    "never ends an answer": ("#!/bin/sh\nyes | tr -d '\\n'", "something else than an"),
    "hangs": ("#!/bin/sh\nexec sleep 3600", "no answer for a long time"),
    "hangs behind a script": ("#!/bin/sh\nsleep 3600\necho", "no answer for a long time"),
}
"""What can stand in the place of Pagefind, and what is said of it."""


@pytest.mark.parametrize("case", PROGRAMS)
def test_another_program_in_the_place_of_pagefind_is_an_error(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one sentence, and nobody waits for an answer that never comes."""
    text, said = PROGRAMS[case]
    program = tmp_path / "pagefind"
    if text is not None:
        program.write_text(text)
        program.chmod(0o755 if text else 0o644)
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    monkeypatch.setattr(pagefind, "_PATIENCE", 0.1 if case.startswith("hangs") else 600)
    with pytest.raises(RuntimeError, match=f"^Pagefind .*{said}") as raised:
        write_index([record(1)], tmp_path / "index")
    assert "\n" not in str(raised.value)


ANSWERING = """\
import base64, json, sys

def encoded(value):
    return base64.b64encode(json.dumps(value).encode())

for _ in range(3):  # a new index, one record, the files
    while sys.stdin.buffer.read(1) != b",":
        pass
    sys.stdout.buffer.write(encoded({"payload": {"type": "x", "index_id": 0, **ANSWER}}) + b",")
    sys.stdout.flush()
"""
NO_INDEX = "something else than an index"
ENTRY = {"path": "pagefind-entry.json", "content": ""}
ANSWERS = {
    "no file": ({"files": []}, NO_INDEX),
    "files that are none": ({"files": "ab"}, NO_INDEX),
    "no content": ({"files": [{"path": "a", "content": "%%"}, ENTRY]}, NO_INDEX),
    "a name that leads out": ({"files": [{"path": "../a", "content": ""}, ENTRY]}, NO_INDEX),
    "a name from the root": ({"files": [{"path": "/a", "content": ""}, ENTRY]}, NO_INDEX),
    "no name": ({"files": [{"path": "", "content": ""}, ENTRY]}, NO_INDEX),
    "a name of no file": ({"files": [{"path": "a\0", "content": ""}, ENTRY]}, NO_INDEX),
    "a number as a name": ({"files": [{"path": 1, "content": ""}, ENTRY]}, NO_INDEX),
    "words for a terminal": ({"type": "Error", "message": "a\nb\x1b[2J c"}, r"says: a b \[2J c$"),
}
"""What a program may answer that speaks as Pagefind does, and what is said of it."""


@pytest.mark.parametrize("case", ANSWERS)
def test_an_answer_that_is_no_index_is_an_error(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be published, and search would find nothing without a word; or be written elsewhere."""
    answer, said = ANSWERS[case]
    program = tmp_path / "pagefind"
    program.write_text(f"#!{sys.executable}\nANSWER = {answer!r}\n{ANSWERING}")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    with pytest.raises(RuntimeError, match=f"^Pagefind .*{said}"):
        write_index([record(1)], tmp_path / "index")
    assert not (tmp_path / "index").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell stands in the place of Pagefind")
@pytest.mark.parametrize("parallel", [True, False])
def test_pagefind_ends_with_what_has_started_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, parallel: bool
) -> None:
    """Where somebody interrupts a build while it hangs, nobody waits, and nothing of it is left."""
    alive, begun = tmp_path / "alive", tmp_path / "begun"
    os.mkfifo(alive)
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\nexec 3> {alive}\ntouch {begun}\nsleep 3600\necho")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    end = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    task = workers.start(lambda: write_index([record(1)], tmp_path / "index"), parallel=parallel)
    while not begun.exists():
        time.sleep(0.01)
    task.stop()
    os.set_blocking(end, True)
    assert os.read(end, 1) == b""  # comes when none of its processes has the other end any more
    os.close(end)


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked")
def test_pagefind_ends_with_a_worker_that_is_ended_while_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its start and its being known to the worker, too."""
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\nexec 3> {alive}\nsleep 3600\necho")
    program.chmod(0o755)
    begin = Popen
    end = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)

    def ended(*args: Any, **more: Any) -> Any:
        process = begin(*args, **more)
        os.kill(os.getpid(), signal.SIGTERM)
        return process

    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    monkeypatch.setattr(pagefind, "Popen", ended)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    task = workers.start(lambda: write_index([record(1)], tmp_path / "index"), parallel=True)
    with pytest.raises(workers.KilledError):
        task.wait()
    os.set_blocking(end, True)
    assert os.read(end, 1) == b""
    os.close(end)


def test_missing_pagefind_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the next step."""
    monkeypatch.setattr(pagefind, "get_executable", lambda: None)
    with pytest.raises(RuntimeError, match="not installed: pip install"):
        write_index([record(1)], tmp_path)
