"""The policy of the pages, and what Material would have inside them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from onrecord.hosts.appearance import THEME
from onrecord.hosts.policy import POLICY, guard

MATERIAL = Path(str(files("material"))) / "templates"
NEVER_SHOWN = {
    "partials/javascripts/consent.html",  # asks about the scripts of the next two
    "partials/integrations/analytics.html",
    "partials/integrations/analytics/google.html",  # loads from elsewhere: the policy forbids it
    "redirect.html",  # of a plugin that we do not use
    "base.html",  # the fonts of another server: the policy forbids them
}


def test_policy_allows_nothing_inside_a_page() -> None:
    """No exception weakens it, and no other server is named in it."""
    assert "unsafe-inline" not in POLICY
    assert "'unsafe-eval'" not in POLICY
    assert "http:" not in POLICY
    assert "*" not in POLICY


@pytest.mark.parametrize(("previewing", "policy"), [(False, POLICY), (True, "")])
def test_preview_has_no_policy(previewing: bool, policy: str) -> None:
    """MkDocs reloads a preview by a script inside the page."""
    theme: dict[str, Any] = {}
    guard(theme, {}, previewing=previewing)
    assert theme == {"policy": policy}


def test_tables_are_aligned_without_styles() -> None:
    """Where the owner has not said otherwise, columns are aligned by an attribute."""
    extensions: dict[str, Any] = {}
    guard({}, extensions, previewing=False)
    assert extensions == {"tables": {"use_align_attribute": True}}


def test_each_script_inside_a_template_of_material_is_a_file_here() -> None:
    """A newer Material that has another script inside its pages is noticed."""
    inline = re.compile(r"<style|<script(?![^>]*(\bsrc=|application/json))|\son\w+=\"")
    found = {
        path.relative_to(MATERIAL).as_posix()
        for path in MATERIAL.rglob("*.html")
        if inline.search(path.read_text(encoding="utf-8"))
    }
    ours = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")}
    assert found - ours == NEVER_SHOWN
    assert not [p for p in THEME.rglob("*.html") if inline.search(p.read_text(encoding="utf-8"))]
