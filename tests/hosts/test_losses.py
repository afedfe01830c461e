"""What a site lacks of ours because somebody else took it is told, whoever took it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.hosts.commands import HostError, build
from tests.hosts.projects import REACHED, with_hook, write

EXTENDS = '{% extends "base.html" %}\n'
TEMPLATES = {
    "not on ours": ("<html>{{ page.content }}</html>", ("the policy", "the search", "previews")),
    "on Material's own": ('{% extends "material/base.html" %}', ("the policy", "previews")),
    "empty blocks": (
        EXTENDS + "{% block site_meta %}{% endblock %}{% block footer %}{% endblock %}",
        ("the policy (block `site_meta`)", "who is behind the site (block `footer`)"),
    ),
    "no header": (EXTENDS + "{% block header %}Mine{% endblock %}", ("the search",)),
    "no text": (EXTENDS + "{% block content %}Mine{% endblock %}", ("their text",)),
    "no side notes": (EXTENDS + "{% block container %}Mine{% endblock %}", ("the side notes",)),
}


def told(folder: Path, files: dict[str, str]) -> str:
    """Build a site, and return what is told."""
    return "\n".join(build(write(folder, {"mkdocs.yml": REACHED, **files})).notes)


@pytest.mark.parametrize(("template", "lost"), TEMPLATES.values(), ids=TEMPLATES)
def test_what_a_main_of_the_user_leaves_out_is_told(
    tmp_path: Path, template: str, lost: tuple[str, ...]
) -> None:
    """With the block that it stands in, and what brings it back."""
    settings = REACHED.replace("name: material", "name: material\n  custom_dir: overrides")
    said = told(tmp_path, {"mkdocs.yml": settings, "overrides/main.html": template})
    assert "leaves something of onrecord out" in said
    assert "super()" in said
    for part in lost:
        assert part in said


@pytest.mark.parametrize(
    "hook",
    [
        'def on_page_content(html, **_):\n    return "<p>Mine</p>"\n',
        'def on_post_page(output, **_):\n    return output.replace("or-h1", "mine")\n',
    ],
)
def test_text_that_a_hook_takes_is_told(tmp_path: Path, hook: str) -> None:
    """A plugin or a hook may change any page."""
    said = "\n".join(build(with_hook(tmp_path, hook)).notes)
    assert "leaves something of onrecord out of" in said
    assert "their text" in said


LATE = """\
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

@event_priority(-100)
def on_files(files, **_):
    return Files([file for file in files if "norms/13" not in file.src_uri])
"""


@pytest.mark.parametrize("hook", [LATE, 'def on_post_page(output, **_):\n    return ""\n'])
def test_no_site_is_published_without_some_of_its_pages(tmp_path: Path, hook: str) -> None:
    """MkDocs passes over a page of which nothing is left, and says nothing."""
    config = with_hook(tmp_path, hook)
    with pytest.raises(HostError, match="not in the site"):
        build(config)
    assert not (tmp_path / "site").exists()


DISPLACED = {
    "summaries/first.md": "summaries/first/",
    "norms/13e.md": "norms/13e/",
    "speakers/index.md": "speakers/",
    "matrix.md": "matrix/",
    "manifest.json": "manifest.json",
    "feed.xml": "feed.xml",
}
OFFERED = ("index.md", "about.md", "privacy.md", "own.md")
"""A home page of one's own is what most sites have; the manual offers the others."""


def test_a_file_in_the_place_of_ours_is_told(tmp_path: Path) -> None:
    """It is published as its owner wants it, and nobody wonders where ours is."""
    said = told(tmp_path, {f"docs/{path}": "# Mine" for path in (*DISPLACED, *OFFERED)})
    assert said.splitlines() == [
        f"{path} takes the place of what onrecord publishes at {address}. Rename it, unless that "
        "is what you want."
        for path, address in sorted(DISPLACED.items(), key=lambda one: f"{one[1]}index.html")
    ]
