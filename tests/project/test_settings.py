"""`mkdocs.yml` as plain data: what is taken of it, what is told, and that nothing in it is run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import pipeline
from onrecord.cli import main
from onrecord.project.layout import Project
from onrecord.project.settings import SIZE, settings_around
from tests.hosts.projects import SETTINGS, write


def told(folder: Path, text: str, name: str = "mkdocs.yml") -> tuple[str, ...]:
    """Write settings, and return the notes about them."""
    (folder / name).write_text(text, encoding="utf-8")
    return settings_around(folder).notes


def test_project_is_as_its_settings_describe_it(tmp_path: Path) -> None:
    """Whatever file of the project is asked about, the options of the plugin hold."""
    options = "{onrecord: {summaries: talks, speakers: people.yaml, norms: own.yaml}}"
    write(tmp_path, {"mkdocs.yml": SETTINGS.replace("onrecord]", f"{options}]")})
    project = settings_around(tmp_path / "summaries" / "first.md").project
    assert project == Project(tmp_path, "talks", "people.yaml", "own.yaml")


@pytest.mark.parametrize(
    ("settings", "note"),
    [
        (None, None),
        ("", None),
        (SETTINGS.replace("onrecord", "none"), None),
        (SETTINGS.replace("onrecord]", "{onrecord: {summaries: talks, enabled: false}}]"), None),
        ("site_name: [", "line 2, column 1: did not find expected node content"),
        ("- onrecord", "it holds no settings"),
        ("plugins: onrecord", "`plugins` is of another kind"),
        ("plugins: !x [onrecord]", "`plugins` has the tag `!x`"),
        ("a: !!int ''", "string index out of range"),
        ("a: !!bool x", "'x'"),
        ("? [a]\n: b", "line 1, column 3: found unhashable key"),
        ("a: &a {<<: *a}", None),
        (f"a: &a 1\nb: [{', '.join(['*a'] * 51)}]", "it has more than 50 aliases"),
        ("[" * 100_000, "it is nested more than 100 levels deep"),
        ("#" * (SIZE + 1), "mkdocs.yml has more than 131,072 bytes"),
        ("a: \x07", "control characters are not allowed"),
    ],
)
def test_project_without_sound_settings_has_the_usual_names(
    tmp_path: Path, settings: str | None, note: str | None
) -> None:
    """What cannot be read is told; what is wrong with the rest is said when the site is built."""
    config_file = write(tmp_path)
    config_file.unlink() if settings is None else config_file.write_text(settings)
    found = settings_around(tmp_path)
    assert found.project == Project(tmp_path)
    assert [(note or "none") in one for one in found.notes] == ([True] if note else [])


@pytest.mark.parametrize(
    ("option", "note"),
    [
        ("summaries: !!python/name:os.sep ''", "`summaries` has the tag"),
        ("summaries: [talks]", "`summaries` is of another kind"),
        ('summaries: "\\0"', "`summaries` names nothing that a disk can have"),
        ("cache: 7", "`cache` is of another kind"),
        ("contact: !%1b x", "`contact` has the tag `!\N{REPLACEMENT CHARACTER}`"),
    ],
)
def test_value_that_is_not_plain_is_told(tmp_path: Path, option: str, note: str) -> None:
    """Nothing is guessed in its place, and no terminal is steered by it."""
    (only,) = told(tmp_path, f"plugins: [onrecord: {{norms: own.yaml, {option}}}]\n")
    assert note in only
    assert settings_around(tmp_path).project == Project(tmp_path, norms="own.yaml")


@pytest.mark.parametrize(
    ("plugins", "note"),
    [
        ("[{onrecord: {summary: talks}}]", "`summary` is no option of onrecord. Did you mean `sum"),
        ("[{onrecord: {colour: red}}]", "`colour` is no option of onrecord. Those are cache, co"),
        ("[{onrecord: , contact: a@b.org}]", "`contact` stands beside `onrecord`, not below it"),
        ("{onrecord: {policy: off, enabled: true}, cache: {}}", ""),
    ],
)
def test_option_that_a_build_refuses_is_told(tmp_path: Path, plugins: str, note: str) -> None:
    """A check that reads other files than somebody means says why."""
    assert [
        one.startswith(f"mkdocs.yml: {note}") for one in told(tmp_path, f"plugins: {plugins}")
    ] == ([True] if note else [])


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ("theme: material\nplugins: [onrecord]", None),
        ("theme: {name: material}\nplugins: {search: , onrecord: }", None),
        ("theme: {name: material}\nplugins: [onrecord: {enabled: true}]", None),
        ("theme: {name: material}\nplugins: [!x onrecord]", None),
        ("theme: {name: material}\nplugins: 7", None),
        ("theme: !!x material\nplugins: [onrecord]", None),
        ("theme: {name: material}\nplugins: [onrecord]\ndocs_dir: docs", None),
        ("plugins: [onrecord]", "without the theme `material`"),
        ("theme: readthedocs\nplugins: [onrecord]", "with the theme `readthedocs`"),
        ("theme: {name: null, custom_dir: .}\nplugins: [onrecord]", "without the theme"),
        ("theme: material", "without the plugin `onrecord`"),
        ("theme: material\nplugins: [search]", "without the plugin `onrecord`"),
        ("theme: material\nplugins: [onrecord: {enabled: false}]", "without the plugin"),
        (
            "theme: material\nplugins: [onrecord]\ndocs_dir: texts",
            "no folder `texts`, which `docs_",
        ),
        ("theme: material\nplugins: [onrecord]\nsite_name:", "without a name"),
        (
            "theme: {name: material, custom_dir: mine}\nplugins: [onrecord]",
            "no folder `mine`, which `custom_dir`",
        ),
    ],
)
def test_settings_that_no_site_can_be_built_with_are_told(
    tmp_path: Path, settings: str, wrong: str | None
) -> None:
    """A check that finds nothing else wrong would promise a site."""
    write(tmp_path, {"mkdocs.yml": f"site_name: Here\n{settings}\n"})
    found = [one.message for one in settings_around(tmp_path).refused]
    assert [(wrong or "none") in one for one in found] == ([True] if wrong else [])
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert result.exit_code == (1 if wrong else 0), result.output


@pytest.mark.parametrize(
    ("settings", "code", "place", "message"),
    [
        ("site_name: Talks: all\n", "OR203", "mkdocs.yml:1:17", "A colon here starts a second"),
        ("theme:\n\tname: material\n", "OR203", "mkdocs.yml:2:1", "A line cannot begin with a tab"),
        ("plugins: [onrecord\n", "OR203", "mkdocs.yml:1:10", "A list or mapping in brackets"),
        ("# Z\xfcrich\n", "OR102", "mkdocs.yml:1:4", "The byte 0xfc here is not UTF-8"),
        ("<<<<<<< HEAD\nplugins: []\n", "OR113", "mkdocs.yml:1:1", "Two changes of these lines"),
        ("INHERIT: none.yml\n", "OR110", "mkdocs.yml:1:1", "There is no file `none.yml`, which"),
        ("INHERIT: base.yml\n", "OR203", "base.yml:2:5", "A colon here starts a second key"),
    ],
)
def test_settings_that_no_program_can_read_are_an_error(
    tmp_path: Path, settings: str, code: str, place: str, message: str
) -> None:
    """A check that goes on with the usual names would promise a site."""
    write(tmp_path, {"base.yml": "# Base\na: b: c\n"})
    (tmp_path / "mkdocs.yml").write_bytes(settings.encode("latin-1"))
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert result.exit_code == 1
    assert f"{place}  error {code}\n" in result.stdout
    assert f"\n  {message}" in result.stdout


def test_names_of_the_file_and_forms_of_plugins(tmp_path: Path) -> None:
    """`mkdocs.yaml` counts where there is no `mkdocs.yml`; plugins may be a mapping."""
    text = "theme: {language: fr}\nplugins:\n  search:\n  onrecord: {summaries: talks}\n"
    assert told(tmp_path, text, "mkdocs.yaml") == ()
    assert settings_around(tmp_path).project == Project(tmp_path, "talks", language="fr")
    assert told(tmp_path, "plugins: [onrecord]\n") == ()
    assert settings_around(tmp_path).project == Project(tmp_path)


@pytest.mark.parametrize("value", [None, "", "https://example.org/", "12"])
def test_environment_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    """As MkDocs does: without the variable, the default counts; a number is no text."""
    monkeypatch.delenv("ONRECORD_TEST", raising=False)
    if value is not None:
        monkeypatch.setenv("ONRECORD_TEST", value)
    notes = told(tmp_path, "plugins: [onrecord]\nsite_url: !ENV [ONRECORD_TEST, default]\n")
    expected = {None: "default", "12": None, "": None}.get(value, value)
    assert settings_around(tmp_path).site.get("site_url") == expected
    assert len(notes) == (value == "12")


def test_what_is_inherited_counts_where_nothing_else_is_said(tmp_path: Path) -> None:
    """Mappings are merged, lists are not."""
    (tmp_path / "base").mkdir()
    (tmp_path / "base/one.yml").write_text("INHERIT: two.yml\nsite_name: One\n")
    (tmp_path / "base/two.yml").write_text(
        "site_name: Two\ntheme: {language: fr}\nplugins: {onrecord: {norms: n.yaml, cache: false}}\n"
    )
    text = "INHERIT: base/one.yml\nplugins: {onrecord: {cache: true}}\ntheme: {name: material}\n"
    assert told(tmp_path, text) == ()
    found = settings_around(tmp_path)
    assert found.project == Project(tmp_path, norms="n.yaml", language="fr", keeps=True)
    assert found.site["site_name"] == "One"


def test_what_holds_itself_is_merged_once(tmp_path: Path) -> None:
    """An alias may stand in what it stands for."""
    (tmp_path / "base.yml").write_text("plugins: &p {plugins: *p, onrecord: {norms: n.yaml}}\n")
    assert told(tmp_path, "INHERIT: base.yml\nplugins: &p {plugins: *p}\n") == ()
    assert settings_around(tmp_path).project == Project(tmp_path, norms="n.yaml")


@pytest.mark.parametrize(
    "parent", ["../base.yml", "mkdocs.yml", "link.yml", "circle.yml", "[a]", "none.yml"]
)
def test_what_is_inherited_stays_in_the_project(tmp_path: Path, parent: str) -> None:
    """And does not lead back; nothing else of the file is followed then, for it may be incomplete."""
    (tmp_path / "base.yml").write_text("site_name: Base\n")
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "link.yml").symlink_to(tmp_path / "base.yml")
    (folder / "circle.yml").symlink_to("circle.yml")
    (note,) = told(folder, f"INHERIT: {parent}\nplugins: [onrecord: {{summaries: talks}}]\n")
    missing = {name: f"there is no file {name}" for name in ("none.yml", "circle.yml")}
    why = {"[a]": "`INHERIT` is of another kind", **missing}
    expected = why.get(parent, "`INHERIT` leads out")
    assert expected in note
    assert settings_around(folder).project == Project(folder)


def test_merged_keys_do_not_double(tmp_path: Path) -> None:
    """Twenty-four merges of two mappings each would make sixteen million of one key."""
    levels = [f"l{n}: &l{n} {{<<: [{', '.join([f'*l{n - 1}'] * 2)}]}}" for n in range(1, 25)]
    text = "\n".join(["l0: &l0 {a: 1}", *levels, "plugins: [onrecord]", "site_name: Here"])
    assert told(tmp_path, text) == ()
    assert settings_around(tmp_path).site["site_name"] == "Here"


def test_pages_that_patterns_leave_out_are_told(tmp_path: Path) -> None:
    """Their patterns are those of MkDocs alone."""
    (note,) = told(tmp_path, "plugins: [onrecord]\nexclude_docs: old/\n")
    assert note == "mkdocs.yml: `exclude_docs` is not followed here."


def test_pages_out_of_the_project_are_not_looked_at(tmp_path: Path) -> None:
    """Such a folder can be the whole disk."""
    assert told(tmp_path, "plugins: [onrecord]\ndocs_dir: /\n") == (
        "mkdocs.yml: `docs_dir` leads out of the project, so its pages are not known here.",
    )
    assert settings_around(tmp_path).pages == {}


@pytest.mark.parametrize(
    "name", ["x" * 256, "é" * 128, "x/" * 1001, "a\0b"], ids=["long", "bytes", "deep", "nul"]
)
@pytest.mark.parametrize("key", ["summaries", "speakers", "norms", "instruments"])
def test_names_that_no_disk_has_are_not_followed(key: str, name: str, tmp_path: Path) -> None:
    """They would end in an error of the system wherever somebody looks for them."""
    options = json.dumps({"plugins": [{"onrecord": {key: name}}]})
    (note,) = told(tmp_path, options)
    assert note == (
        f"mkdocs.yml: `{key}` names nothing that a disk can have, so it is not followed here."
    )
    assert settings_around(tmp_path).project == Project(tmp_path)
    pipeline.load(settings_around(tmp_path).project)


@pytest.mark.parametrize("text", ["docs_dir: {}", "theme: {{custom_dir: {}}}"])
def test_folders_that_no_disk_has_are_not_followed(text: str, tmp_path: Path) -> None:
    """Nor those that MkDocs reads."""
    (note,) = told(tmp_path, "plugins: [onrecord]\n" + text.format("x" * 256))
    assert note.endswith(" names nothing that a disk can have, so it is not followed here.")
    assert settings_around(tmp_path).pages == {}
