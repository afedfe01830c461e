"""What browsers may load for the pages, and what of a site the policy would break."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.hosts.policy import Need, PolicyError, allows, broken, needs, policy
from tests.hosts.projects import REACHED, write

STRICT = policy("strict")


def test_policy_allows_nothing_inside_a_page() -> None:
    """No exception weakens it, and no other server is named in it."""
    assert STRICT.startswith("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; ")
    for weak in ("unsafe-inline", "'unsafe-eval'", "http:", "*"):
        assert weak not in STRICT


@pytest.mark.parametrize("option", ["strict", True, None, {}])
def test_strict_is_the_policy_where_nothing_is_widened(option: Any) -> None:
    """However it is said."""
    assert policy(option) == STRICT


@pytest.mark.parametrize("option", ["off", False])
def test_policy_can_be_off(option: Any) -> None:
    """YAML reads `off` as false."""
    assert policy(option) == ""


def test_what_is_allowed_comes_on_top() -> None:
    """A directive that is not named allows what `default-src` does; `none` makes way."""
    wide = policy(
        {
            "script-src": ["https://example.org", "unsafe-inline"],
            "frame-src": "https://videos.example.org",
            "object-src": ["'self'"],
        }
    )
    assert "; script-src 'self' 'wasm-unsafe-eval' https://example.org 'unsafe-inline'; " in wide
    assert "; object-src 'self'; " in wide
    assert wide.endswith("; frame-src 'self' https://videos.example.org")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("loose", "`policy` is `strict`, `off` or a list of sources, not `loose`."),
        ({"script": ["a"]}, "`script` in `policy` is no directive that a page can have. Did you mean"),
        ({"sandbox": ["a"]}, "`sandbox` in `policy` is no directive that a page can have."),
        ({"img-src": ["a; script-src *"]}, "`a; script-src *` in `img-src` of `policy` is no source."),
        ({"img-src": ['"><script>']}, "in `img-src` of `policy` is no source."),
        ({"img-src": True}, "`True` in `img-src` of `policy` is no source."),
    ],
)  # fmt: skip
def test_what_is_no_policy_is_refused(option: Any, told: str) -> None:
    """One source cannot bring another directive, nor close the tag."""
    with pytest.raises(PolicyError) as error:
        policy(option)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("html", "needed"),
    [
        ("<p>Text</p><a href='https://example.org'>a</a><img src='a.png'>", set()),
        ("<script src='assets/a.js'></script><script type=application/ld+json>{}</script>", set()),
        ("<link rel=canonical href=https://example.org/a>", set()),
        ("<script>1</script>", {"script-src 'unsafe-inline'"}),
        ("<p onclick='a()'>", {"script-src 'unsafe-inline'"}),
        ("<div class='progress' style='width:75%'></div>", {"style-src 'unsafe-inline'"}),
        ("<style>a{}</style>", {"style-src 'unsafe-inline'"}),
        ("<iframe src='https://v.example.org/1'></iframe>", {"frame-src https://v.example.org"}),
        ("<img src='//p.example.org/1.png' />", {"img-src https://p.example.org"}),
        ("<video><source src='https://m.example.org/1'></video>", {"media-src https://m.example.org"}),
        ("<object data='a.svg'></object><embed src='data:x'>", {"object-src data:"}),
        (
            "<pre class='mermaid'><code>graph LR</code></pre>",
            {"script-src https://unpkg.com", "style-src 'unsafe-inline'"},
        ),
        (
            "<pre class='mermaid'></pre><script src='js/mermaid.min.js'></script>",
            {"style-src 'unsafe-inline'"},
        ),
    ],
)  # fmt: skip
def test_what_a_page_needs(html: str, needed: set[str]) -> None:
    """By the elements of the page; a link is followed, not loaded."""
    assert {f"{need.directive} {need.source}" for need in needs(html)} == needed


def test_what_a_policy_lacks_is_told_with_the_line_to_add() -> None:
    """Once for each source, with the first place; nothing where it is allowed."""
    frame = Need("frame-src", "https://v.example.org", "a frame")
    style = Need("style-src", "'unsafe-inline'", "a style inside the page")
    told = list(broken(STRICT, {style: ["b.md"], frame: ["c.md", "a.md"]}))
    assert told == [
        (
            "a.md and 1 more: browsers will not show a frame, since the policy of the pages does not "
            "allow https://v.example.org. If you want it, add to the options of onrecord in mkdocs.yml: "
            "policy: {frame-src: [https://v.example.org]}"
        ),
        (
            "b.md: browsers will not show a style inside the page, since the policy of the pages does "
            "not allow 'unsafe-inline'. If you want it, add to the options of onrecord in mkdocs.yml: "
            "policy: {style-src: [\"'unsafe-inline'\"]}"
        ),
    ]
    wide = policy({"frame-src": ["https://v.example.org"], "style-src": ["'unsafe-inline'"]})
    assert not list(broken(wide, {style: ["b.md"], frame: ["a.md"]}))
    assert allows("", frame)
    assert allows(policy({"frame-src": "https:"}), frame)


def build(folder: Path, option: str, page: str, more: str = "") -> tuple[str, str]:
    """Build a site with a hand-written page; return what was told, and that page."""
    settings = REACHED.replace("contact:", f"policy: {option}, contact:") + more
    config = write(folder, {"mkdocs.yml": settings, "docs/own.md": page})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert result.exit_code == 0, result.output
    return result.stderr, (folder / "site/own/index.html").read_text(encoding="utf-8")


MERMAID = """
markdown_extensions:
- pymdownx.superfences:
    custom_fences:
    - {name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }
"""


def test_build_says_what_the_policy_breaks(tmp_path: Path) -> None:
    """In pages and in settings; the lines that it gives are enough."""
    page = "# Own\n\n```mermaid\ngraph LR\n```\n\n<iframe src='https://v.example.org'></iframe>\n"
    more = MERMAID + "extra_css: [https://s.example.org/a.css]\n"
    told, html = build(tmp_path / "strict", "strict", page, more)
    lines = [line for line in told.splitlines() if line]
    assert [line.partition(":")[0] for line in lines] == [
        "own.md",
        "own.md",
        "own.md",
        "mkdocs.yml",
    ]
    assert STRICT in html.replace("&#39;", "'")
    added = [line.partition("policy: {")[2].rstrip("}") for line in lines]
    merged: dict[str, list[str]] = {}
    for one in added:
        directive, _, sources = one.partition(": ")
        merged.setdefault(directive, []).append(sources.strip("[]"))
    option = ", ".join(f"{name}: [{', '.join(given)}]" for name, given in merged.items())
    assert build(tmp_path / "wide", f"{{{option}}}", page, more)[0] == ""
    told, html = build(tmp_path / "off", "off", page, more)
    assert (told, "Content-Security-Policy" in html) == ("", False)


def test_fonts_of_another_server_are_told_once(tmp_path: Path) -> None:
    """What allows them; their names are a file, so that no style inside a page has to be."""
    font = """\n  font: {text: 'Owner''s "Own"'}"""
    settings = REACHED.replace("name: material", f"name: material{font}")
    config = write(tmp_path, {"mkdocs.yml": settings, "docs/own.md": "# Own\n"})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert [line.partition("policy: ")[2] for line in result.stderr.split("\n") if line] == [
        "{font-src: [https://fonts.gstatic.com]}",
        "{style-src: [https://fonts.googleapis.com]}",
    ]
    html = (tmp_path / "site/own/index.html").read_text(encoding="utf-8")
    assert "<style" not in html
    assert '<link rel="stylesheet" href="../assets/fonts.css">' in html
    assert (tmp_path / "site/assets/fonts.css").read_text(encoding="utf-8") == (
        ':root { --md-text-font: "Owner\'s \\"Own\\""; --md-code-font: "Roboto Mono" }\n'
    )


def test_a_policy_that_is_none_stops_the_build(tmp_path: Path) -> None:
    """With the reason; nothing is published."""
    settings = REACHED.replace("contact:", "policy: loose, contact:")
    config = write(tmp_path, {"mkdocs.yml": settings})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert result.exit_code == 1
    assert "mkdocs.yml: `policy` is `strict`, `off`" in result.stderr
    assert not (tmp_path / "site").exists()
