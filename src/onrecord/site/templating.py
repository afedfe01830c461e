"""The templates: the only module that knows how they are written."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as Fragment

from onrecord.site import wording
from onrecord.site.links import root

__all__ = ["Fragment", "fill"]


def _in_language(code: str) -> Fragment:
    """Return the attributes of an element whose text is in another language than the site."""
    if code == wording.SITE_LANGUAGE:
        return Fragment("")
    return Fragment(' lang="{}" dir="{}"').format(code, wording.direction(code))


def _environment() -> Environment:
    """Return an environment that escapes everything and knows no missing value."""
    environment = Environment(
        loader=PackageLoader("onrecord.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "counted": wording.count,
        "day": wording.day,
        "in_language": _in_language,
        "language_name": wording.language_name,
        "noun": wording.noun_for,
        "short_day": wording.short_day,
        "topic": wording.topic,
    }
    return environment


_TEMPLATES = _environment()


def fill(name: str, url: str, view: object) -> str:
    """Fill the template of that name with a view, for the page at that address."""
    template = _TEMPLATES.get_template(f"{name}.html.j2")
    return template.render(view=view, root=root(url)).strip() + "\n"
