"""What templates keep from one page to the next."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader

from onrecord.site import templating
from onrecord.site.views import Badge
from onrecord.site.words import words_in

BADGE = Badge("13e", "13(e)", "Respect human rights & privacy", "Human rights", "norms/13e/")


def test_a_badge_is_made_of_what_the_norm_is_called() -> None:
    """With its label where there is room for it; what it is called is escaped."""
    badge = templating._environment(words_in("en")).filters["badge"]
    assert badge(BADGE, "../") == (
        '<a class="or-norm" href="../norms/13e/" title="Respect human rights &amp; privacy">13(e)</a>'
    )
    assert badge(BADGE, "", True).endswith('<span class="or-norm__label">Human rights</span></a>')  # noqa: FBT003


def test_a_changed_template_is_seen_in_the_next_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview keeps the templates from one build to the next, and is for those who change them."""
    words = words_in("en")
    environment = templating._environment(words)
    badges = environment.filters["badges"]
    before = badges((BADGE,), "../../")
    monkeypatch.setattr(environment, "loader", DictLoader({"badges.html.j2": "changed"}))
    assert badges((BADGE,), "../../") == before
    templating.renew(words)
    assert badges((BADGE,), "../../") == "changed"
    templating.renew(words)
