"""Addresses that lead somewhere, and those that would run something."""

from __future__ import annotations

import pytest

from onrecord.text.addresses import below, leading, split


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "HTTP://example.org",
        "https://beispiel_ä.example:8080?x",
        'https://example.org/<">',
        "https://user:word@example.org/",
        "http://[2001:db8::1]:80/",
        "https://例え.example./",
        "mailto:a@example.org",
        "../../norms/13e/",
        "#p-1",
        "/x:y",
        "",
    ],
)
def test_what_leads_somewhere_stays(address: str) -> None:
    """On the web, to somebody, on the site."""
    assert leading(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:hit()",
        "JaVaScRiPt:hit()",
        "java\tscript:hit()",
        "\x01 javascript:hit()",
        "java\r\nscript\n:hit()",
        "data:text/html,x",
        "vbscript:x",
        "blob:x",
        "view-source:https://example.org/",
        "//example.org/x",
        " /\\t/example.org/x",
        "\\\\example.org",
        "/\\\\|<script>",
        'https://"><script>hit()</script>',
        "https://a b.example/",
        "https://",
        "https:///",
        "https://?x",
        "https://exa%6Dple.org/",
        "https://example.org:x/",
        "https:example.org",
        "http://[x]/",
        "http://[::1]x/",
        "https://a@b@example.org/<",
    ],
)
def test_what_could_run_leads_nowhere(address: str) -> None:
    """However browsers read it; nor what takes its scheme from the page, and may have no host."""
    assert leading(address) == "#"


def test_an_address_is_split_as_browsers_do() -> None:
    """Control characters and white space around it do not count; a space inside stays one."""
    assert split("Norm: \x0013e") == ("Norm:13e", "norm", "13e")
    assert split("java script:x") == ("javascript:x", "javascript", "x")
    assert split(" a b/\nc ") == ("a%20b/c", "", "a%20b/c")
    web = "https://example.org/a%20b"
    assert split("https://example.org/a b") == (web, "https", web.partition(":")[2])


def test_an_address_has_one_line() -> None:
    """As browsers read it, and as a calendar takes it."""
    assert leading("https://example.org/a\r\nb\tc") == "https://example.org/abc"


@pytest.mark.parametrize(
    ("address", "site", "rest"),
    [
        ("https://example.org/a/b/#c", "https://example.org/a/", "b/#c"),
        ("HTTP://Example.ORG/a/b", "https://example.org/a", "b"),
        ("https://example.org/", "https://example.org", ""),
        ("https://example.org/A/b", "https://example.org/a/", None),
        ("https://example.org/ab", "https://example.org/a/", None),
        ("https://example.org.example.com/a/b", "https://example.org/a/", None),
        ("https://example.org:8000/a/b", "https://example.org/a/", None),
        ("https://example.org/a/b", "", None),
        ("/a/b", "/a/", None),
    ],
)
def test_what_stands_below_a_site_is_told_by_its_host(
    address: str, site: str, rest: str | None
) -> None:
    """Neither the scheme nor the case of the host makes another site of it."""
    assert below(address, site) == rest
