"""What templates keep from one page to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader

from onrecord.site import templating
from onrecord.site.pages import render
from onrecord.site.views import Badge
from onrecord.site.words import words_in
from tests.site import projects

BADGE = Badge("13e", "13(e)", "Respect human rights & privacy", "Human rights", "norms/13e/")


def test_a_badge_is_made_of_what_the_norm_is_called() -> None:
    """With its label where there is room for it; what it is called is escaped."""
    badge = templating._environment(words_in("en")).filters["badge"]
    assert badge(BADGE, "../") == (
        '<a class="or-norm" href="../norms/13e/" title="Respect human rights &amp; privacy">13(e)</a>'
    )
    assert badge(BADGE, "", True).endswith('<span class="or-norm__label">Human rights</span></a>')  # noqa: FBT003


def test_a_changed_template_is_seen_in_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview keeps the templates from one build to the next, and is for those who change them."""
    site = projects.site(tmp_path)
    assert not any("changed" in page.html for page in render(site))
    environment = templating._environment(site.words)
    assert environment.loader
    changed = DictLoader({"badges.html.j2": "changed"})
    monkeypatch.setattr(environment, "loader", ChoiceLoader([changed, environment.loader]))
    assert any("changed" in page.html for page in render(site))
    templating.renew()
