"""What `mkdocs.yml` says, read as plain data: without MkDocs, and nothing that it names is run."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord import files
from onrecord.diagnostics import Code, Diagnostic, Source
from onrecord.project.layout import MARKDOWN, SETTINGS, Project
from onrecord.project.plain import NotYamlError, Tagged, plain
from onrecord.project.refusals import conflict, not_utf8, nowhere
from onrecord.text.addresses import absolute
from onrecord.text.characters import visible

SIZE = 1 << 17
"""The most bytes of settings that are read: 128 KiB."""

_OF_SITE = {
    "site_name": str,
    "site_url": str,
    "repo_url": str,
    "edit_uri": str,
    "docs_dir": str,
    "use_directory_urls": bool,
}
_OF_PLUGIN = {
    "summaries": str,
    "speakers": str,
    "norms": str,
    "instruments": str,
    "cache": bool,
    "pictures": bool,
    "contribute": str,
    "repository_provider": str,
    "contact": str,
}
_OPTIONS = frozenset((*_OF_PLUGIN, "policy", "enabled"))
"""All options of the plugin; a build reads the policy, MkDocs whether it is enabled."""
_OF_THEME = {"language": str, "custom_dir": str}
"""What is taken of the settings, and of which type it has to be."""

_PATHS = frozenset(("docs_dir", "summaries", "speakers", "norms", "instruments", "custom_dir"))
"""Settings that name a file or a folder."""

_LONGEST_NAME, _LONGEST_PATH = 255, 2_000
"""How many bytes the name of a file, and its whole path, may have: no system takes longer names."""

_PATTERNS = ("exclude_docs", "draft_docs")
"""Settings of MkDocs that leave pages out, by patterns of their own."""

NAME = "onrecord"
"""The name of the plugin."""

_THEME = "material"
"""The theme that our pages are made for."""

_NESTED = ("plugins", "theme", NAME)
"""What has something in it that is taken."""


@dataclass(frozen=True)
class HostSettings:
    """What the settings of a project say; what they leave out is not there."""

    project: Project
    site: Mapping[str, Any]
    """What MkDocs is told of the site, by MkDocs' names."""
    options: Mapping[str, Any]
    """The options of the plugin."""
    notes: tuple[str, ...] = ()
    """What could not be read as plain data, and so is not followed here."""
    file: Path | None = None
    """The file they are in."""
    theme: Mapping[str, Any] = field(default_factory=dict)
    """What they say of the theme."""
    has_navigation: bool = False
    """Whether they say what stands in the navigation."""
    refused: tuple[Diagnostic, ...] = ()
    """What no site can be built with."""

    @property
    def docs(self) -> str:
        """The folder of hand-written pages, relative to the project; `docs` where it is elsewhere."""
        root, folder = self.project.root, self._docs
        return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else "docs"

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The addresses of all hand-written pages by their paths in that folder.

        As MkDocs does it, hidden files and `templates` are left out. A folder out of the project
        is not looked into, nor one behind a link.
        """
        found = _markdown(self._docs) if _is_inside(self._docs, self.project.root) else ()
        summaries = self.project.root / self.project.summaries
        return {
            path: self._address(path)
            for path in found
            if not (self._docs / path).is_relative_to(summaries)
        }

    @property
    def _docs(self) -> Path:
        return Path(os.path.normpath(self.project.root / self.site.get("docs_dir", "docs")))

    def _address(self, path: str) -> str:
        folder, name = posixpath.split(posixpath.splitext(path)[0])
        name = "index" if name == "README" else name
        if not self.site.get("use_directory_urls", True):
            return quote(posixpath.join(folder, f"{name}.html"))
        url = folder if name == "index" else posixpath.join(folder, name)
        return quote(f"{url}/") if url else ""


def is_path(written: str) -> bool:
    """Say whether a disk could have a file or folder of this name."""
    try:
        data = written.encode()
    except UnicodeEncodeError:
        return False
    longest = max(map(len, data.split(b"/")))
    return b"\0" not in data and longest <= _LONGEST_NAME and len(data) <= _LONGEST_PATH


def folder_in(root: Path, folder: str) -> str | None:
    """Return a folder of the settings relative to a project; `None` where it is out of it."""
    place = Path(os.path.normpath(root / folder))
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else None


def _is_inside(path: Path, root: Path) -> bool:
    return files.real(path).is_relative_to(files.real(root))


def _markdown(docs: Path) -> Iterator[str]:
    """Yield the Markdown files of a folder that MkDocs would publish."""
    for folder, names, found in os.walk(docs):
        inside = Path(folder).relative_to(docs)
        left_out = {"templates"} if inside == Path() else set()
        names[:] = [name for name in names if name[0] != "." and name not in left_out]
        for name in found:
            if name.endswith(MARKDOWN) and name[0] != ".":
                yield (inside / name).as_posix()


def settings_around(path: Path) -> HostSettings:
    """Return the settings of the project that a file or folder belongs to; nothing is raised.

    Where there are none, or they cannot be read, the usual names hold.
    """
    project = Project.around(path)
    project = replace(project, root=project.root.absolute())
    file = next((one for name in SETTINGS if (one := project.root / name).exists()), None)
    if file is None:
        return HostSettings(project, {}, {})
    notes: list[str] = []
    broken: tuple[Diagnostic, ...] = ()
    site: dict[str, Any] = {}
    values: dict[str, Any] = {}
    theme: Mapping[str, Any] = {}
    try:
        values = read_settings(project.root, file)
        options = _options(values.get("plugins"), notes)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        notes = [f"{why}. The usual names hold."]
        options = None
        broken = (error.diagnostic,) if isinstance(error, BrokenError) else ()
    if options is not None:
        site = dict(_taken(values, _OF_SITE, notes))
        options = dict(_taken(options, _OF_PLUGIN, notes))
        theme = _mapping(values, "theme", notes)
        notes += [f"`{key}` is not followed here." for key in _PATTERNS if values.get(key)]
        if not _is_inside(project.root / site.get("docs_dir", ""), project.root):
            notes.append("`docs_dir` leads out of the project, so its pages are not known here.")
        project = _described(project, options, dict(_taken(theme, _OF_THEME, notes)))
        docs = folder_in(project.root, site.get("docs_dir", "docs"))
        project = replace(project, docs=docs, address=absolute(site.get("site_url", ""), end="/"))
    told = tuple(visible(f"{file.name}: {note}") for note in notes)
    wrong = tuple(_refused(project.root, file.name, values)) if values else broken
    has_navigation = bool(values.get("nav"))
    return HostSettings(project, site, options or {}, told, file, theme, has_navigation, wrong)


class BrokenError(ValueError):
    """Settings are not YAML, or inherit from nothing: no program can read them."""

    def __init__(self, diagnostic: Diagnostic, why: str) -> None:
        super().__init__(why)
        self.diagnostic = diagnostic


def _refused(root: Path, name: str, values: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield what ends a build before it begins, so far as plain data tell it."""
    theme = values.get("theme")
    given = theme if isinstance(theme, dict) else {"name": theme}
    if (used := given.get("name")) is None or (isinstance(used, str) and used != _THEME):
        message = (
            f"No site can be built with the theme `{used}`: its pages are made for `{_THEME}`."
        )
        message = message if used else "No site can be built without the theme `material`."
        yield _wrong(name, Code.SETTINGS, message, f"Write `theme: {{name: {_THEME}}}`.")
    if values.get("site_name") is None:
        message = "No site can be built without a name."
        yield _wrong(
            name, Code.SETTINGS, message, "Write a line such as `site_name: Webinars on record`."
        )
    if _names_us(values.get("plugins")) is False:
        message = "No site can be built without the plugin `onrecord`."
        yield _wrong(name, Code.SETTINGS, message, f"Add `- {NAME}` under `plugins`.")
    for key, folder in (
        ("docs_dir", values.get("docs_dir")),
        ("custom_dir", given.get("custom_dir")),
    ):
        # Without `docs`, a site has no hand-written pages.
        if not isinstance(folder, str) or (key, folder) == ("docs_dir", "docs"):
            continue
        if is_path(folder) and not (root / folder).is_dir():
            message = f"There is no folder `{folder}`, which `{key}` names."
            yield _wrong(name, Code.NOT_FOUND, message, f"Correct `{key}`, or make the folder.")


def _wrong(name: str, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, visible(message), nowhere(name), hint)


def _names_us(plugins: Any) -> bool | None:
    """Say whether a list or mapping of plugins has ours, and it is not switched off; `None` if nobody can tell."""
    items = [plugins] if isinstance(plugins, dict) else plugins or []
    if not isinstance(items, list):
        return None
    item = _ours(items)
    if item is None:
        return None if any(isinstance(one, Tagged) for one in items) else False
    options = item[NAME] if isinstance(item, dict) else None
    return not (isinstance(options, dict) and options.get("enabled") is False)


def _ours(items: Iterable[Any]) -> Any:
    """Return the entry of our plugin among those of all; `None` where there is none."""
    return next(
        (one for one in items if one == NAME or (isinstance(one, dict) and NAME in one)), None
    )


def read_settings(root: Path, file: Path, below: Iterable[Path] = ()) -> dict[str, Any]:
    """Return what a file and those that it inherits from say. Raises `OSError` and `ValueError`."""
    if not file.is_file():
        raise ValueError(f"there is no file {file.name}")
    if file.stat().st_size > SIZE:
        raise ValueError(f"{file.name} has more than {SIZE:,} bytes")
    data = file.read_bytes()
    try:
        values = plain(data)
    except NotYamlError as error:
        name = file.relative_to(files.real(root)) if below else Path(file.name)
        raise BrokenError(_unreadable(name.as_posix(), data, error), f"{error}") from error
    values = {} if values is None else values
    if not isinstance(values, dict):
        raise ValueError("it holds no settings")  # noqa: TRY004 - a value of the user's
    inherited = values.pop("INHERIT", None)
    if inherited is None:
        return values
    if not isinstance(inherited, str):
        raise ValueError(f"`INHERIT` {_what(inherited)}")  # noqa: TRY004 - as above
    parent, own = files.real(file.parent / inherited), files.real(file)
    if not _is_inside(parent, root) or parent in (own, *below):
        raise ValueError("`INHERIT` leads out of the project, or back")
    if not parent.exists():
        message = f"There is no file `{inherited}`, which `INHERIT` names."
        hint = "Correct `INHERIT`, or make the file."
        raise BrokenError(
            _wrong(file.name, Code.NOT_FOUND, message, hint), f"there is no file {parent.name}"
        )
    return _merged(read_settings(root, parent, (own, *below)), values)


def _unreadable(name: str, data: bytes, error: NotYamlError) -> Diagnostic:
    """Say where settings stop being YAML, in the words that other files get."""
    from onrecord.project.document import problem  # noqa: PLC0415 - few need it, and it takes long

    try:
        source = Source.of(name, data)
    except UnicodeDecodeError as not_text:
        return not_utf8(name, not_text)
    return conflict(source) or problem(source, error.cause, 0, source.text)


def _merged(parent: dict[str, Any], child: dict[str, Any], depth: int = 3) -> dict[str, Any]:
    """Return the settings of two files as MkDocs merges them, as far as anything is taken of them."""
    merged = {**parent, **child}
    for key in _NESTED if depth > 1 else ():
        before, after = parent.get(key), child.get(key)
        if isinstance(before, dict) and isinstance(after, dict):
            merged[key] = _merged(before, after, depth - 1)
    return merged


def _described(project: Project, options: Mapping[str, Any], theme: Mapping[str, Any]) -> Project:
    return replace(
        project,
        summaries=options.get("summaries", project.summaries),
        register=options.get("speakers", project.register),
        norms=options.get("norms"),
        instruments=options.get("instruments"),
        language=theme.get("language") or project.language,
        theme=folder_in(project.root, theme["custom_dir"]) if theme.get("custom_dir") else None,
        keeps=options.get("cache", project.keeps),
    )


def _options(plugins: Any, notes: list[str]) -> Mapping[str, Any] | None:
    """Return the options of our plugin in a list or mapping of plugins; `None` where it is not there."""
    given = plugins
    if isinstance(plugins, dict):
        plugins = [plugins]
    if not isinstance(plugins, list | None):
        raise ValueError(f"`plugins` {_what(plugins)}")  # noqa: TRY004 - a value of the user's
    item = _ours(plugins or ())
    if not isinstance(item, dict):
        return {} if item else None
    options = _mapping(item, NAME, notes)
    notes += _beside(item) if isinstance(given, list) else ()
    notes += _unknown(options)
    return None if options.get("enabled") is False else options


def _beside(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield a note on options that stand beside the name of the plugin, not below it."""
    for key in item:
        if key in _OPTIONS:
            yield f"`{key}` stands beside `{NAME}`, not below it: indent it two spaces more."


def _unknown(options: Mapping[str, Any]) -> Iterator[str]:
    """Yield a note on each word that is no option of the plugin; a build refuses it."""
    from onrecord.text.similarity import did_you_mean  # noqa: PLC0415 - few need it, and it takes long

    for key in options:
        if key not in _OPTIONS:
            near = did_you_mean(
                str(key), sorted(_OPTIONS), f"Those are {', '.join(sorted(_OPTIONS))}."
            )
            yield f"`{key}` is no option of {NAME}. {near}"


def _mapping(values: Mapping[str, Any], key: str, notes: list[str]) -> Mapping[str, Any]:
    """Return a mapping among values; an empty one, and a note, where something else stands there."""
    value = values.get(key)
    if isinstance(value, dict):
        return value
    if not isinstance(value, str | None):
        notes.append(f"`{key}` {_what(value)}, so it is not followed here.")
    return {}


def _taken(
    values: Mapping[str, Any], types: Mapping[str, type], notes: list[str]
) -> Iterator[tuple[str, Any]]:
    """Yield what has the type that it should have; note what has not."""
    for key, kind in types.items():
        value = values.get(key)
        if key in _PATHS and isinstance(value, str) and not is_path(value):
            notes.append(f"`{key}` names nothing that a disk can have, so it is not followed here.")
        elif isinstance(value, kind) and "\0" not in str(value):
            yield key, value
        elif value is not None:
            notes.append(f"`{key}` {_what(value)}, so it is not followed here.")


def _what(value: Any) -> str:
    return f"has the tag `{value.tag}`" if isinstance(value, Tagged) else "is of another kind"
