"""The body of a summary as its page shows it: with relative links, numbers and notes named."""

from __future__ import annotations

import re

from onrecord.model import Summary
from onrecord.site.corrections import flags
from onrecord.site.links import localise, root
from onrecord.site.site import Site
from onrecord.site.templating import Fragment, escape, spoken
from onrecord.site.views import summary_url

# Sanitised markup has one form, and text in it never has `<`: so these find our own links only.
_NUMBER = re.compile(r'(<a class="or-number" href="[^"]*")( rel="noopener">¶ (\d+)</a>)')
_NOTE = re.compile(r'(<a class="footnote-backref" href="[^"]*" title=")(\d+)"')


def shown(site: Site, summary: Summary) -> Fragment:
    """Return the body of a summary for its own page, with words of the site's in its text."""
    words, flag = site.words, flags(site, summary)
    language = spoken(words, summary.front.language)

    def numbered(match: re.Match[str]) -> str:
        name = escape(words.say("summary.paragraph", number=match[3]))
        return f'{match[1]} aria-label="{name}"{language}{match[2]}{flag(int(match[3]))}'

    def noted(match: re.Match[str]) -> str:
        return f'{match[1]}{escape(words.say("footnote.back", number=match[2]))}"{language}'

    html = localise(site.index.bodies[summary.id].html, root(summary_url(summary.id)))
    return Fragment(_NOTE.sub(noted, _NUMBER.sub(numbered, html)))
