"""Our theme fits the Material that is installed: copies are up to date, scripts are files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.hosts.appearance import THEME

MATERIAL = Path(str(files("material"))) / "templates"

FINGERPRINTS = {
    "404.html": "80c93494b543",
    "base.html, block fonts": "8facad5f551e",
    "base.html, block site_nav": "e0c04507ded0",
    "partials/header.html": "8cf3fb15bcf9",
    "partials/javascripts/announce.html": "fbc798036968",
    "partials/javascripts/base.html": "d6113712bc4d",
    "partials/javascripts/content.html": "3722e156f0f6",
    "partials/javascripts/outdated.html": "13165dec361f",
    "partials/javascripts/palette.html": "8790389765ea",
    "partials/search.html": "bfd556535abc",
    "partials/source.html": "6847616d67be",
    "partials/toc.html": "fde48f583563",
}
"""By original: how the SHA-256 of its text began when our copy was last compared with it."""

COPIES = {
    "base.html, block fonts": "base.html",
    "base.html, block site_nav": "base.html",
    "partials/javascripts/announce.html": "assets/banners.js",
    "partials/javascripts/base.html": "assets/scope.js",
    "partials/javascripts/content.html": "assets/tabs.js",
    "partials/javascripts/outdated.html": "assets/banners.js",
    "partials/javascripts/palette.html": "assets/palette.js",
}
"""Where a copy stands that is not at the path of its original."""


NEVER_SHOWN = {
    "partials/javascripts/consent.html",  # asks about the scripts of the next two
    "partials/integrations/analytics.html",
    "partials/integrations/analytics/google.html",  # loads from elsewhere: the policy forbids it
    "redirect.html",  # of a plugin that we do not use
}
"""Templates with scripts or styles inside that no page of ours has."""


def originals() -> Iterator[str]:
    """Yield what our theme overrides of Material's."""
    for path in THEME.rglob("*.html"):
        name = path.relative_to(THEME).as_posix()
        if name == "base.html":
            yield from (f"base.html, block {block}" for block in replaced(path))
        elif (MATERIAL / name).exists():
            yield name


def replaced(template: Path) -> Iterator[str]:
    """Yield the blocks of a template that leave out what stands in the block above."""
    text = template.read_text(encoding="utf-8")
    for name, block in re.findall(r"{% block (\w+) %}(.*?){% endblock %}", text, re.DOTALL):
        if "super()" not in block:
            yield name


def text_of(original: str) -> str:
    """Return the text of a template of Material's, or of one block in it."""
    name, _, block = original.partition(", block ")
    text = (MATERIAL / name).read_text(encoding="utf-8")
    return text.partition(f"{{% block {block} %}}")[2].partition("{% endblock %}")[0] or text


def test_every_override_has_a_fingerprint() -> None:
    """Nothing is replaced without being compared when Material changes."""
    assert sorted(originals()) == sorted(FINGERPRINTS)
    assert COPIES.keys() <= FINGERPRINTS.keys()


@pytest.mark.parametrize("original", FINGERPRINTS)
def test_original_is_as_it_was_when_it_was_copied(original: str) -> None:
    """A newer Material that has changed it is told, with the file of ours to look at again."""
    found = sha256(text_of(original).encode()).hexdigest()[:12]
    copy = f"src/onrecord/hosts/theme/{COPIES.get(original, original)}"
    assert found == FINGERPRINTS[original], (
        f"Material's {original} has changed. Compare it with {copy}, take over what concerns it, "
        f'and write "{found}" here.'
    )


def test_each_script_inside_a_template_of_material_is_a_file_here() -> None:
    """A newer Material that has another script inside its pages is noticed."""
    inline = re.compile(r"<style|<script(?![^>]*(\bsrc=|application/json))|\son\w+=\"")
    found = {
        path.relative_to(MATERIAL).as_posix()
        for path in MATERIAL.rglob("*.html")
        if inline.search(path.read_text(encoding="utf-8"))
    }
    ours = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")}
    # A style with the names of fonts is in `base.html`: ours has another block in its place.
    assert found - ours | {"base.html"} == NEVER_SHOWN | {"base.html"}
    assert not [p for p in THEME.rglob("*.html") if inline.search(p.read_text(encoding="utf-8"))]
