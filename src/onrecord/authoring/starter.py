"""The files that a new project begins with, and the requirement that installs this program in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from onrecord import __version__
from onrecord.authoring.files import File
from onrecord.exports.schemas import register_schema
from onrecord.project import layout
from onrecord.site.repository import PROVIDERS, provider_name
from onrecord.text.quoting import scalar

NONE = "none"
"""What the choice of a provider is called where there is none."""

CHOICES = (*PROVIDERS, NONE)

_ALWAYS = {
    "mkdocs.yml": "mkdocs.yml",
    "speakers.yaml": "speakers.yaml",
    "summaries/2030-05-14-example.md": "summary.md",
    "README.md": "readme.md",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit.yaml",
}
_FILLED = ("mkdocs.yml", "README.md")
"""What names the site, and may name what serves its repository."""

_UNKNOWN = "# TODO: the address from which pip gets onrecord"

_FORGEJO = {
    ".forgejo/issue_template/correct-attribution.yml": "correct-attribution.yml",
    ".forgejo/issue_template/propose-webinar.yml": "propose-webinar.yml",
}
_OF_PROVIDER: Mapping[str, Mapping[str, str]] = {
    "github": {
        ".github/workflows/site.yml": "github-site.yml",
        ".github/ISSUE_TEMPLATE/correct-attribution.yml": "correct-attribution.yml",
        ".github/ISSUE_TEMPLATE/propose-webinar.yml": "propose-webinar.yml",
    },
    "gitlab": {
        ".gitlab-ci.yml": "gitlab-ci.yml",
        ".gitlab/issue_templates/correct-attribution.md": "correct-attribution.md",
        ".gitlab/issue_templates/propose-webinar.md": "propose-webinar.md",
    },
    "gitea": {path.replace(".forgejo", ".gitea"): file for path, file in _FORGEJO.items()},
    "forgejo": _FORGEJO,
    NONE: {},
}
"""By the path in a project: the file in `data/starter` that it is a copy of."""

_HOST = re.compile(r"^\s*url\s*=.*?(?://(?:[^/@]*@)?|@)([^@:/\s]+)[:/]", re.MULTILINE)
"""The server in an address of git: `git@server:path`, `https://user@server/path`."""

_PLACES = re.compile(r"\{(name|edit|provider)\}")


@dataclass(frozen=True)
class Requirement:
    """How `pip` gets this program: a line of `requirements.txt`, and the wheel that it may name."""

    line: str
    """Empty where the program runs from a folder that nobody else has."""
    wheel: Path | None = None
    """A wheel on this machine, which the project has to bring along."""


def requirement() -> Requirement:
    """Return the requirement of the program that runs, by the record of its installation (PEP 610)."""
    try:
        text = distribution("onrecord").read_text("direct_url.json")
    except PackageNotFoundError:
        return Requirement("")
    if not text:
        return Requirement(f"onrecord=={__version__}")
    origin = json.loads(text)
    address = str(origin["url"])
    if version := origin.get("vcs_info"):
        return Requirement(f"onrecord @ {version['vcs']}+{address}@{version['commit_id']}")
    if urlsplit(address).scheme != "file":
        return Requirement(f"onrecord @ {address}")
    wheel = Path(url2pathname(urlsplit(address).path))
    if wheel.suffix != ".whl" or not wheel.is_file():
        return Requirement("")
    return Requirement(f"./packages/{wheel.name}", wheel)


def provider_around(folder: Path) -> str:
    """Return what serves the repository of a folder, by git's `origin`; empty where nothing tells."""
    try:
        text = (folder / ".git" / "config").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    host = _HOST.search(text.partition('[remote "origin"]')[2].partition("\n[")[0])
    return provider_name(host[1]) if host else ""


def starter(root: Path, name: str, provider: str, needed: Requirement) -> Iterator[File]:
    """Yield the files of a new project in a folder.

    `name` is that of the site; `provider` is one of `CHOICES`.
    """
    known = PROVIDERS.get(provider)
    values = {"edit": known.edit, "provider": provider} if known else {"edit": "", "provider": ""}
    for path, source in {**_ALWAYS, **_OF_PROVIDER[provider]}.items():
        text = files("onrecord").joinpath("data", "starter", source).read_text(encoding="utf-8")
        if path in _FILLED:
            shown = scalar(name) if path == layout.SETTINGS[0] else name
            text = _filled(text, values | {"name": shown})
        yield File(root / path, text)
    schema = json.dumps(register_schema(), ensure_ascii=False, indent=2)
    yield File(root / ".schema/speakers.json", f"{schema}\n")
    yield File(root / "requirements.txt", f"{needed.line or _UNKNOWN}\n")
    if needed.wheel:
        yield File(root / needed.line, needed.wheel.read_bytes())


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Fill in a template; a line that lacks its value is left out."""
    lines = text.splitlines(keepends=True)
    kept = (one for one in lines if all(values[place] for place in _PLACES.findall(one)))
    return _PLACES.sub(lambda place: values[place[1]], "".join(kept))
