"""What is kept from one run to the next, and never to be seen in what is made."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import cache, files, pipeline
from onrecord.bodies import Basis, Body
from onrecord.cache import Cache
from onrecord.diagnostics import Code, Diagnostic, Source
from onrecord.exports import everything
from onrecord.site.pages import render
from onrecord.site.site import Settings, Site
from tests.editing import EDITS, Edited
from tests.samples import fewer, rendered

NAME = cache.name("test", "one")
SHAPE = tuple[Diagnostic, ...]
"""That of what a check tells."""
SOURCE = Source("summaries/a.md", "Muster named norm 13(e).\n")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a key of its own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a project."""
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def entry(root: Path) -> Path:
    """Return the one entry of a cache."""
    (found,) = (root / cache.FOLDER).glob("[0-9a-f]*")
    return found


def test_a_result_comes_back_as_it_was(root: Path) -> None:
    """Every value of a body: passages, citations, places, pieces of HTML, messages."""
    text = "# A\n\nMuster said **norm 13(e)** [x](https://a.example/).[^1]\n\n- <b> norm 14\n\n---\n\n    code\n\n[^1]: n\n"
    body = rendered(text, norms=("13e",))
    source = body.passages[0].span.source
    Cache(root).put(NAME, (("a", 1), body))
    again = Cache(root).get(NAME, tuple[tuple[str, int], Body], {source.path: source}.get)
    assert again
    assert again == (("a", 1), body)
    assert repr(again[1]) == repr(body)
    assert again[1].passages[0].citations[0].basis is Basis.INFERRED


def test_a_place_leads_into_the_text_that_is_there(root: Path) -> None:
    """A text is not kept a second time; a file that nobody could read has none."""
    found = (
        Diagnostic(Code.TODO, "x", SOURCE.span(0, 6)),
        Diagnostic(Code.NOT_READ, "y", Source("b.txt", "").span(0, 0)),
    )
    Cache(root).put(NAME, found)
    again = Cache(root).get(NAME, SHAPE, {SOURCE.path: SOURCE}.get)
    assert again
    assert again == found
    assert again[0].span.source is SOURCE


SPAN = {"Span": [{"Source": ["a.md", False]}, 0, 0]}


@pytest.mark.parametrize(
    ("shape", "written"),
    [
        (tuple[str, ...], {}),
        (tuple[str, ...], "one"),
        (tuple[str, ...], ["one", 2]),
        (tuple[str, int], ["one"]),
        (tuple[str, int], ["one", 2, 3]),
        (tuple[tuple[str, str], ...], [["one", "two"], ["three"]]),
        (str, ["one"]),
        (Body, [[], []]),
        (Body, {"Body": [[], "x"]}),
        (Body, {"Body": [[SPAN], []]}),
        (Body, {"Body": [[], [], [["norms/13e/", SPAN]]]}),
        (Body, {"Body": [[{"Heading": [2, "x", "x", False, [], [0]]}], []]}),
        (tuple[Body, ...], [{"Body": [[], []]}, None]),
        (SHAPE, [{"Diagnostic": ["OR101", "x", SPAN]}, {"Diagnostic": ["OR101", "x", None]}]),
        (SHAPE, [{"Diagnostic": [101, "x", SPAN]}]),
        (SHAPE, [{"Diagnostic": ["OR101", "x", {"Span": [{"Source": [1, True]}, 0, 0]}]}]),
        (SHAPE, [{"Diagnostic": ["OR101", "x", {"Span": ["a.md", 0, 0]}]}]),
    ],
)
def test_an_entry_of_another_shape_is_none(
    root: Path, shape: type[object], written: object
) -> None:
    """Even one that is signed: nobody who asks for a result has to doubt what it is made of."""
    Cache(root).put(NAME, written)
    assert Cache(root).get(NAME, shape, {SOURCE.path: SOURCE}.get) is None


def test_every_value_that_is_kept_has_a_shape() -> None:
    """The types of all fields can be asked for, whichever module they come from."""
    for name in cache._VALUES:
        assert isinstance(cache._parts(name), tuple)


def test_a_folder_in_the_place_of_an_entry_makes_room(root: Path) -> None:
    """Else it would never be written; a link there is replaced, and where it leads, nothing is lost."""
    (root / "elsewhere").mkdir()
    (root / "elsewhere" / "a").touch()
    Cache(root).put(NAME, ("one",))
    place = entry(root)
    for is_link in (False, True):
        place.unlink()
        if is_link:
            place.symlink_to(root / "elsewhere")
        else:
            (place / "deeper").mkdir(parents=True)
        assert Cache(root).get(NAME, tuple[str]) is None
        Cache(root).put(NAME, ("one",))
        assert Cache(root).get(NAME, tuple[str]) == ("one",)
    assert (root / "elsewhere" / "a").exists()


def damaged(data: bytes) -> Iterator[bytes]:
    """Yield an entry with something wrong."""
    yield b""
    yield data[:10]
    yield data[:-1]
    yield data + b"x"
    for place in (0, 31, 32, 40, len(data) - 1):
        yield data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_what_is_damaged_or_half_written_is_no_entry(root: Path) -> None:
    """Whatever was changed, the result is made anew."""
    Cache(root).put(NAME, ("one", 2))
    whole = entry(root).read_bytes()
    assert Cache(root).get(NAME, tuple[str, int]) == ("one", 2)
    for data in damaged(whole):
        entry(root).write_bytes(data)
        assert Cache(root).get(NAME, object) is None


def test_an_entry_of_another_name_is_none(root: Path) -> None:
    """Nobody can give an entry that was made here to another text."""
    Cache(root).put(NAME, ("one",))
    other = cache.name("test", "two")
    entry(root).rename(root / cache.FOLDER / other)
    assert Cache(root).get(other, object) is None


def test_what_somebody_else_made_is_no_entry(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request that brings entries brings none that are read: the key stays at home."""
    Cache(root).put(NAME, ("evil",))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "another home"))
    assert Cache(root).get(NAME, object) is None


def test_no_key_is_taken_from_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the settings of the user stand in the project, a pull request could bring a key."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(root / ".config"))
    Cache(root).put(NAME, ("one",))
    assert Cache(root).get(NAME, object) is None
    assert not list((root / cache.FOLDER).glob("[0-9a-f]*"))


def test_no_link_is_followed(root: Path, tmp_path: Path) -> None:
    """A folder that leads out of the project is not written to."""
    (tmp_path / "elsewhere").mkdir()
    (root / ".cache").symlink_to(tmp_path / "elsewhere")
    Cache(root).put(NAME, ("one",))
    assert not list((tmp_path / "elsewhere").rglob("[0-9a-f]*"))


def test_nothing_but_our_values_is_made(root: Path) -> None:
    """An entry that names anything else is none, even one that is signed."""
    kept = Cache(root)
    assert not (root / ".cache").exists()  # before anything is kept
    kept.put(NAME, ("one",))
    for text in (
        '{"Path": ["x"]}',
        '{"Body": []}',
        '{"Kind": ["x"]}',
        '{"a": 1, "b": 2}',
        "[" * 9_999,
    ):
        data = zlib.compress(text.encode())
        (root / cache.FOLDER / NAME).write_bytes(kept._signature(NAME, data) + data)
        assert Cache(root).get(NAME, object) is None


def test_what_the_last_load_needed_is_at_hand(root: Path) -> None:
    """A preview reads no entry again; what it needs no more is forgotten."""
    kept = Cache(root)
    kept.put(NAME, ("one",))
    kept.tidy()
    entry(root).unlink()
    assert kept.get(NAME, tuple[str]) == ("one",)
    kept.tidy()
    kept.tidy()
    assert kept.get(NAME, object) is None


def test_the_folder_is_bounded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest go first, and what was asked for stays longest; nobody else's file is touched."""
    names = [cache.name("test", str(number)) for number in range(4)]
    for age, name in enumerate(names):
        Cache(root).put(name, name)
        os.utime(root / cache.FOLDER / name, (age, age))
    size = entry_size = (root / cache.FOLDER / names[0]).stat().st_size
    monkeypatch.setattr(cache, "LIMIT", size + entry_size + 10)
    kept = Cache(root)
    assert kept.get(names[0], str) == names[0]
    kept.tidy()
    assert len(list((root / cache.FOLDER).iterdir())) == 5  # nothing was missing, so nothing grew
    kept.get(NAME, object)
    kept.tidy()
    left = {file.name for file in (root / cache.FOLDER).iterdir()}
    assert left == {".gitignore", names[0], names[3]}


def test_a_folder_among_the_entries_goes_as_they_do(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else all that is newer would stay for ever."""
    kept = Cache(root)
    for number in range(3):
        kept.put(cache.name("test", str(number)), "x")
    (root / cache.FOLDER / NAME).mkdir()
    os.utime(root / cache.FOLDER / NAME, (0, 0))
    monkeypatch.setattr(cache, "LIMIT", 0)
    asking = Cache(root)
    asking.get("0" * 64, str)
    asking.tidy()
    assert [file.name for file in (root / cache.FOLDER).iterdir()] == [".gitignore"]


def test_a_folder_that_cannot_be_made_is_none(root: Path) -> None:
    """A file stands in its place; everything is made as ever."""
    (root / ".cache").write_text("", encoding="utf-8")
    Cache(root).put(NAME, ("one",))
    assert Cache(root).get(NAME, object) is None


# --- the same with and without ------------------------------------------------------------------


class _Made(Edited):
    """A project that is edited, loaded with a cache and without one."""

    def made(self, kept: Cache | None) -> Iterator[object]:
        """Yield everything that is made of the files."""
        outcome = pipeline.load(self.project, kept=kept)
        for found in (*outcome.diagnostics, *outcome.notes):
            yield found, found.span.start, found.span.end
        for body in outcome.index.bodies.values():
            yield repr(body)
        yield outcome.corpus, outcome.index
        settings = Settings(language=self.language)
        site = Site(outcome.corpus, outcome.index, settings, kept or Cache())
        yield from render(site)
        yield from everything(site)


@pytest.mark.slow
@fewer(12)
@given(st.lists(EDITS, min_size=2, max_size=6))
def test_nobody_can_tell_that_there_is_a_cache(edits: list[tuple[str, ...]]) -> None:
    """After every edit the same is made of the files as without one: messages, pages, files."""
    with TemporaryDirectory() as folder:
        project = _Made(Path(folder))
        for edit in edits:
            project.edit(*edit)
            project.written()
            assert list(project.made(Cache(Path(folder)))) == list(project.made(None)), edit


@pytest.mark.slow
@fewer(12)
@given(st.lists(EDITS, min_size=3, max_size=8))
def test_what_is_loaded_again_is_what_is_loaded_afresh(edits: list[tuple[str, ...]]) -> None:
    """As a preview does after every edit, which keeps all that did not change: messages, pages, files."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_SETTLED", 0)  # nobody has to wait until a file is known by its time
        project, kept = _Made(Path(folder)), Cache(Path(folder))
        for edit in edits:
            project.edit(*edit)
            project.saved()
            assert list(project.made(kept)) == list(project.made(None)), edit


def test_a_step_is_not_taken_twice() -> None:
    """With the same values: texts by what they say, all else by which object it is."""
    kept = Cache()
    taken: list[object] = []

    def step(*given: object) -> object:
        taken.append(given)
        return (given,)

    first, second = ["a"], ["a"]
    found = kept.recall(step, first, "bc")
    assert kept.recall(step, first, "".join("bc")) is found
    assert taken == [(first, "bc")]
    assert kept.recall(step, second, "bc") is not found
    assert kept.recall(step, first, "b") is not found
    assert len(taken) == 3


def test_what_two_loads_did_not_need_is_forgotten() -> None:
    """Also the values that it was made of: memory holds what one state needs."""
    kept, given = Cache(), ["a"]
    taken: list[object] = []
    for _ in range(3):
        kept.recall(taken.append, given)
        kept.tidy()
    assert len(taken) == 1
    kept.tidy()
    kept.recall(taken.append, given)
    assert len(taken) == 2


def test_key_that_is_half_written_is_made_anew(root: Path, home: Path) -> None:
    """Else nothing would be kept any more, and nobody would know why."""
    key = home / "onrecord" / "cache.key"
    key.parent.mkdir(parents=True)
    key.write_bytes(b"half")
    Cache(root).put(NAME, (1,))
    assert Cache(root).get(NAME, tuple[int]) == (1,)
    assert [path.name for path in key.parent.iterdir()] == ["cache.key"]
    assert key.stat().st_mode & 0o777 == 0o600


def test_nobody_waits_for_a_pipe(root: Path, home: Path) -> None:
    """In the place of the key or of a file in the folder: nothing is kept, or all the same."""
    key, ignored = home / "onrecord" / "cache.key", root / cache.FOLDER / ".gitignore"
    for path in (key, ignored):
        path.parent.mkdir(parents=True)
        os.mkfifo(path)
    kept = Cache(root)
    kept.put("0" * 64, "kept")
    assert Cache(root).get("0" * 64, str) is None
    key.unlink()
    kept = Cache(root)
    kept.put("0" * 64, "kept")
    assert Cache(root).get("0" * 64, str) == "kept"


def test_full_disk_leaves_no_half_entry(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does it disturb anybody: what is not kept is made anew."""
    Cache(root).put(NAME, (1,))
    before = {path.name for path in (root / cache.FOLDER).iterdir()}

    def full(self: Path, _: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    Cache(root).put("b" * 64, (2,))
    assert {path.name for path in (root / cache.FOLDER).iterdir()} == before
