"""Reading a project's folder."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import files
from onrecord.cache import Cache
from onrecord.diagnostics import Code, Diagnostic, Severity
from onrecord.files import LARGEST as LIMIT
from onrecord.model import LONGEST_ID
from onrecord.project.reading import Project, read, read_file, shipped
from tests.samples import REGISTER, codes, inside, write, written

GOOD = {"speakers.yaml": REGISTER, "summaries/a.md": written("Text.\n")}


def test_a_project_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    """Summaries come sorted by path, whatever the order on the disk."""
    names = ["2020", "10", "9", "a-b", "a"]
    files = {f"summaries/{name}.md": written("Text.\n") for name in names}
    folder = read(write(tmp_path, {"speakers.yaml": REGISTER, **files}))
    assert folder.diagnostics == ()
    assert [source.path for source in folder.summaries] == sorted(files)
    assert folder.register is not None
    assert folder.register.text == REGISTER
    assert folder.norms == shipped("norms.yaml")
    assert folder.instruments == shipped("instruments.yaml")


def test_names_hold_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A file that is empty or no text still has a name that others may link to."""
    folder = read(write(tmp_path, {**GOOD, "summaries/b.md": "", "summaries/c.md": b"\xff"}))
    assert [source.path for source in folder.summaries] == ["summaries/a.md"]
    assert folder.names == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        ("é 😀\n".encode(), "é 😀\n"),
        (b"a\x0cb", "a\x0cb"),
    ],
)
def test_line_ends_become_one_kind(tmp_path: Path, data: bytes, text: str) -> None:
    """Windows and old Mac line ends and a byte order mark do not reach the text."""
    write(tmp_path, {"x.md": data})
    source = read_file(tmp_path, "x.md", [])
    assert source is not None
    assert source.text == text


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"caf\xe9", 1, 4, "0xe9"),
        (b"\xff\xfea\x00", 1, 1, "0xff"),
        ("é😀\nü".encode() + b"\xc3(", 2, 2, "0xc3"),
        (b"\xef\xbb\xbfcaf\xe9\n", 1, 4, "0xe9"),
        (b"a\r\nb\r\n\xe9", 3, 1, "0xe9"),
    ],
)
def test_the_byte_that_is_not_utf8_is_found(
    tmp_path: Path, data: bytes, line: int, column: int, byte: str
) -> None:
    """The place counts characters before the byte, also behind a byte order mark."""
    found: list[Diagnostic] = []
    write(tmp_path, {"x.md": data})
    assert read_file(tmp_path, "x.md", found) is None
    assert codes(tuple(found)) == [Code.NOT_UTF8]
    assert byte in found[0].message
    assert (found[0].span.line, found[0].span.column) == (line, column)
    assert inside(found[0].span)
    assert "\r" not in found[0].span.source.text


@pytest.mark.parametrize(("size", "expected"), [(LIMIT, []), (LIMIT + 1, [Code.TOO_LARGE])])
def test_a_file_is_as_large_as_it_may_be(tmp_path: Path, size: int, expected: list[Code]) -> None:
    """The limit itself is allowed, one byte more is not."""
    found: list[Diagnostic] = []
    write(tmp_path, {"x.md": b"x" * size})
    assert (read_file(tmp_path, "x.md", found) is None) == bool(expected)
    assert codes(tuple(found)) == expected


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """A path that the settings name and nobody made is told."""
    found: list[Diagnostic] = []
    assert read_file(tmp_path, "norms.yaml", found) is None
    assert codes(tuple(found)) == [Code.NOT_FOUND]


@pytest.mark.parametrize("target", ["elsewhere.md", "nowhere.md", "folder"])
def test_links_are_never_followed(tmp_path: Path, target: str) -> None:
    """A link in a pull request could publish any file of the machine, so none is opened."""
    write(tmp_path, {"elsewhere.md": "secret", "folder/x.md": "secret", **GOOD})
    (tmp_path / "summaries" / "link.md").symlink_to(tmp_path / target)
    folder = read(Project(tmp_path))
    assert [source.path for source in folder.summaries] == ["summaries/a.md"]
    assert len(folder.diagnostics) == 1
    assert folder.diagnostics[0].code in {Code.NOT_A_FILE, Code.NOT_FOUND}


@pytest.mark.parametrize("part", ["summaries", "speakers.yaml"])
def test_linked_parts_are_never_followed(tmp_path: Path, part: str) -> None:
    """Neither the folder of summaries nor the register may be a link."""
    write(tmp_path / "elsewhere", GOOD)
    project = write(tmp_path / "project", GOOD)
    path = project.root / part
    path.rename(tmp_path / "before")
    path.symlink_to(tmp_path / "elsewhere" / part)
    folder = read(project)
    assert codes(folder.diagnostics) == [Code.NOT_A_FILE]
    assert not (folder.register and folder.summaries)


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """What is no ordinary file is told and not waited for."""
    project = write(tmp_path, GOOD)
    os.mkfifo(tmp_path / "summaries" / "pipe.md")
    folder = read(project)
    assert codes(folder.diagnostics) == [Code.NOT_A_FILE]


def test_what_is_not_read_is_a_warning(tmp_path: Path) -> None:
    """A file that nothing reads may be a mistake, one with a hidden name and in a hidden folder, too."""
    paths = ["summaries/.drafts/w.md", "summaries/.z.md", "summaries/deep/y.png", "summaries/x.txt"]
    folder = read(write(tmp_path, {**GOOD, **dict.fromkeys(paths, "")}))
    assert [(d.code, d.severity, d.span.source.path) for d in folder.diagnostics] == [
        (Code.NOT_READ, Severity.WARNING, path) for path in paths
    ]


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "._a.md",  # macOS, on disks that are not its own
        ".directory",
        ".nfs0000000000a1",
        ".Trash-1000/files/a.md",
        ".a.md.swp",  # Vim
        ".a.md.un~",
        ".#a.md",  # Emacs
        ".~lock.a.md#",  # LibreOffice
        ".a.md.kate-swp",
        ".goutputstream-X1Y2Z3",
        ".git/config",
        ".gitignore",
        ".gitkeep",
        ".idea/workspace.xml",
        ".obsidian/app.json",
        ".vscode/settings.json",
        ".editorconfig",
        ".markdownlint.jsonc",
        ".prettierrc",
        ".meta.yml",
        ".pages",
    ],
)
def test_hidden_files_of_programs_are_nobodys_mistake(tmp_path: Path, name: str) -> None:
    """What systems, editors and other programs put there is passed over."""
    assert read(write(tmp_path, {**GOOD, f"summaries/{name}": "x"})).diagnostics == ()


@pytest.mark.parametrize("name", [".a.md", "..a.md", ".a.md.txt", ".a", ".swim.md", ".idea.md"])
def test_a_hidden_text_is_told(tmp_path: Path, name: str) -> None:
    """A name that begins with a full stop hides a text from people; the hint has one that does not."""
    (found,) = read(write(tmp_path, {**GOOD, f"summaries/{name}": "x"})).diagnostics
    better = name.lstrip(".").split(".")[0]
    assert found.code == Code.NOT_READ
    assert f"`summaries/{better}.md`" in found.hint


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("2020-03-04-quiet.md", "2020-03-04-quiet"),
        ("My Talk", "my-talk"),
        ("a_b", "a-b"),
        ("a--b", "a-b"),
        ("Über", "uber"),
        ("—", "2018-12-11-short-title"),
    ],
)
def test_a_better_file_name_is_given(tmp_path: Path, name: str, better: str) -> None:
    """The hint has a name that does as an address."""
    folder = read(write(tmp_path, {**GOOD, f"summaries/{name}.md": written("Text.\n")}))
    assert codes(folder.diagnostics) == [Code.FILE_NAME]
    assert f"`{better}.md`" in folder.diagnostics[0].hint


@pytest.mark.parametrize("name", ["2018-12-11", "a", "2018-12-11-a-b", "123"])
def test_a_date_alone_is_a_file_name(tmp_path: Path, name: str) -> None:
    """Lower-case letters, digits and single hyphens do."""
    folder = read(write(tmp_path, {**GOOD, f"summaries/{name}.md": written("Text.\n")}))
    assert folder.diagnostics == ()


@pytest.mark.parametrize(
    ("path", "root"),
    [
        (".", "."),
        ("summaries", "."),
        ("summaries/a.md", "."),
        ("summaries/deep/x.md", "."),
        ("speakers.yaml", "."),
    ],
)
def test_the_project_around_a_path_has_the_register(tmp_path: Path, path: str, root: str) -> None:
    """The nearest folder above with a register is the project."""
    write(tmp_path, {**GOOD, "summaries/deep/x.md": ""})
    assert Project.around(tmp_path / path).root.resolve() == (tmp_path / root).resolve()


def test_without_a_register_the_layout_tells(tmp_path: Path) -> None:
    """Where no folder has a register or settings, the folder named `summaries` gives the place."""
    write(tmp_path, {"summaries/a.md": "", "b.md": ""})
    assert Project.around(tmp_path / "summaries" / "a.md").root == tmp_path
    assert Project.around(tmp_path / "summaries").root == tmp_path
    assert Project.around(tmp_path / "b.md").root == tmp_path
    assert Project.around(tmp_path).root == tmp_path


def test_parts_may_be_called_otherwise(tmp_path: Path) -> None:
    """A project says where its parts stand."""
    files = {"talks/a.md": written("Text.\n"), "people.yaml": REGISTER, "c/n.yaml": "norms: []\n"}
    write(tmp_path, files)
    folder = read(Project(tmp_path, "talks", "people.yaml", "c/n.yaml"))
    assert folder.diagnostics == ()
    assert folder.norms is not None
    assert folder.norms.path == "c/n.yaml"


@pytest.mark.parametrize("name", ["README", "Index", "LICENSE"])
def test_what_is_about_the_folder_is_no_summary(tmp_path: Path, name: str) -> None:
    """It is not told to take a name that would make a summary of it."""
    (found,) = read(write(tmp_path, {**GOOD, f"summaries/{name}.md": "# About"})).diagnostics
    assert found.code is Code.FILE_NAME
    assert found.hint == "Every `.md` file in this folder is a summary: keep this one elsewhere."


def test_a_register_with_another_ending_is_seen(tmp_path: Path) -> None:
    """It is told to be renamed."""
    folder = read(write(tmp_path, {"speakers.yml": REGISTER, "summaries/a.md": written("Text.\n")}))
    assert [(item.code, item.hint) for item in folder.diagnostics] == [
        (Code.NO_REGISTER, "Rename `speakers.yml` if that is it.")
    ]


def test_a_folder_without_a_project_is_one_mistake(tmp_path: Path) -> None:
    """Who is in a wrong or empty folder is told how a project is begun, not what it is made of."""
    (found,) = read(write(tmp_path, {"notes.txt": "Buy bread.\n"})).diagnostics
    assert found.code is Code.NO_SUMMARIES
    assert "`onrecord init`" in found.hint


@pytest.mark.parametrize("path", ["mkdocs.yml", "speakers.yml", "summary/a.md", "content/a.md"])
def test_a_folder_with_a_part_of_a_project_is_told_what_it_lacks(tmp_path: Path, path: str) -> None:
    """Settings, a register by another name, a misplaced summary, or a folder that settings name."""
    project = replace(write(tmp_path, {path: written("Text.\n")}), summaries="content")
    found = read(project).diagnostics
    assert Code.NO_REGISTER in codes(found)
    assert not any("init" in item.hint for item in found)


@pytest.mark.parametrize("part", ["summaries", "register", "norms", "instruments"])
@pytest.mark.parametrize("path", ["../elsewhere", "/etc/hosts", "a/../../elsewhere"])
def test_no_part_of_a_project_leads_out_of_it(tmp_path: Path, part: str, path: str) -> None:
    """Settings are a part of a proposal, too."""
    write(tmp_path / "elsewhere", {"2020.md": written("Secret.\n")})
    project = replace(write(tmp_path / "project", GOOD), **{part: path})  # type: ignore[arg-type]
    folder = read(project)
    assert codes(folder.diagnostics) == [Code.OUTSIDE]
    assert folder.diagnostics[0].span.source.path == path


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("con", [Code.FILE_NAME]),
        ("lpt1", [Code.FILE_NAME]),
        ("conference", []),
        ("a" * LONGEST_ID, []),
        ("a" * (LONGEST_ID + 1), [Code.FILE_NAME]),
    ],
)
def test_a_summary_has_a_name_that_every_system_has(
    tmp_path: Path, stem: str, expected: list[Code]
) -> None:
    """Windows keeps some for devices; the hint has one that does."""
    folder = read(write(tmp_path, {**GOOD, f"summaries/{stem}.md": written("Text.\n")}))
    assert codes(folder.diagnostics) == expected
    assert len(folder.summaries) == 2 - len(expected)
    for found in folder.diagnostics:
        better = found.hint.split("`")[1].removesuffix(".md")
        assert (
            codes(
                read(
                    write(tmp_path / "b", {**GOOD, f"summaries/{better}.md": written("Text.\n")})
                ).diagnostics
            )
            == []
        )


@pytest.mark.parametrize(
    "shut", ["summaries", "summaries/a.md", "speakers.yaml", "docs", "docs/x.md"]
)
def test_what_is_shut_is_told(tmp_path: Path, shut: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Silence about it would pass for approval."""
    project = write(tmp_path, {**GOOD, "docs/x.md": "# A page"})
    path, opened, listed, able = str(tmp_path / shut), os.open, os.scandir, os.access

    def asked(file: str) -> str:
        if str(file) == path:
            raise PermissionError(13, "Permission denied", path)
        return file

    # Whoever runs the tests may be allowed to read everything.
    monkeypatch.setattr(os, "open", lambda file, *rest: opened(asked(file), *rest))
    monkeypatch.setattr(os, "scandir", lambda file: listed(asked(file)))
    monkeypatch.setattr(os, "access", lambda file, mode: str(file) != path and able(file, mode))
    (found,) = read(project).diagnostics
    assert (found.code, found.severity) == (Code.NOT_A_FILE, Severity.ERROR)
    assert found.message == f"`{shut}` cannot be read: Permission denied."


def test_a_summary_is_read_again_only_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview reads the one that was saved, however many there are; what is wrong is told again."""
    monkeypatch.setattr(files, "_SETTLED", 0)
    texts = {f"summaries/{name}.md": written("Text.\n") for name in "abc"}
    project = write(tmp_path, {**GOOD, **texts, "summaries/d.md": b"\xff"})
    kept, opened = Cache(), []
    original = files.read

    def counted(root: Path, path: str, most: int = LIMIT) -> bytes:
        opened.append(path)
        return original(root, path, most)

    first = read(project, kept)
    kept.tidy()
    write(tmp_path, {"summaries/b.md": written("Another.\n")})
    monkeypatch.setattr(files, "read", counted)
    again = read(project, kept)
    assert opened == ["summaries/b.md", "speakers.yaml"]
    assert again == read(project)
    assert [a is b for a, b in zip(first.summaries, again.summaries, strict=True)] == [
        True,
        False,
        True,
    ]
    assert again.register is first.register
    assert codes(again.diagnostics) == [Code.NOT_UTF8]
