"""The body of a summary as its page shows it: with relative links, numbers and notes named."""

from __future__ import annotations

import re
from html import escape

from onrecord.site.links import localise, root
from onrecord.site.templating import Fragment, spoken
from onrecord.site.words import Words

# Sanitised markup has one form, and text in it never has `<`: so these find our own links only.
_NUMBER = re.compile(r'(<a class="or-number" href="[^"]*")( rel="noopener">¶ (\d+)</a>)')
_NOTE = re.compile(r'(<a class="footnote-backref" href="[^"]*" title=")(\d+)"')


def shown(words: Words, html: str, url: str, language: str) -> Fragment:
    """Return a sanitised body in a language for the page at `url`, with words of the site's."""
    paragraph = escape(words.say("summary.paragraph", number=r"\3"))
    note = escape(words.say("footnote.back", number=r"\2"))
    ours = spoken(words, language)
    numbered = _NUMBER.sub(rf'\1 aria-label="{paragraph}"{ours}\2', localise(html, root(url)))
    return Fragment(_NOTE.sub(rf'\1{note}"{ours}', numbered))
