"""What the check accepts, the build publishes: whole sites of extreme values."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.diagnostics import Severity
from onrecord.hosts.commands import build
from onrecord.project.layout import Project
from tests.hosts.projects import REACHED
from tests.samples import fewer

LONG = 300
SCRIPTS = (
    "Ann Example", "Łucja Ørsted-Þór", "Ζωή Παράδειγμα", "Анна Примерова", "أحمد مثال", "דוגמה כהן", "李例子", "例え花子", "예시 김",
    "अनीता उदाहरण", "ตัวอย่าง", "Նմուշ", "ნიმუში", "😀 A", "A\u0301\u0323 B", "\U00030000 \U00030001", "O’N—x", "İı ẞß ﬀ", "C++ #1 & <b>",
    "{{ x }}", "% \\ ' \" `", "a/b\\c:d*e?f", "CON", "..", "-", "null", "1e9", "\u200dX",
)  # fmt: skip
"""Names in many scripts, and signs that files, addresses, templates and YAML have for themselves."""
LONGEST = tuple(
    (name * LONG)[:LONG].strip() for name in ("a", "word ", "é", "李", "😀 ", "م", "C#")
)
TEXTS = st.sampled_from([*SCRIPTS, *LONGEST])
DAYS = st.sampled_from(
    ["1970-01-01", "1970-12-31", "2000-02-29", "2030-05-14", "2105-12-31"] * 4
    + ["0001-01-01", "1969-12-31", "2106-01-01", "9999-12-31"]
)
SINCE = st.sampled_from(["0000", "0001-01-01", "1969", "2018-12", "9999", "9999-12-31", "2018-13"])
LANGUAGES = st.sampled_from(["en", "fr", "ar", "he", "zh-Hant", "sr-Latn-RS", "tlh", "mul"])
TOPICS = st.sampled_from(["trust", "a", "x" * 100, "supply-chain", "a-1"])
SHAPES = st.sampled_from(
    [
        "",
        f"## {'h' * 5000}\n\nText.",
        f"## {'字 ' * 2000}\n\nText.",
        "## \n\n###\n\nText.",
        f"{'a' * 100_000}",
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 1000,
        "- x\n" * 2000,
        f"Text. {{#{'a' * 200}}}",
        "Text.[^1]\n\n[^1]: Note.",
    ]
)
"""What a body may end with: the longest headings, words, tables, lists and anchors."""
MOMENTS = st.sampled_from(["1970-01-01T00:00+14:00", "2105-12-31T23:59-12:00", "2030-05-14T14:00Z"])


def one_of(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for a value, or none."""
    return st.none() | values


SERIES = st.fixed_dictionaries({"name": TEXTS}, optional={"part": st.sampled_from([1, 9999])})
SOURCES = st.fixed_dictionaries(
    {"kind": st.just("notes"), "read": st.just("part")},
    optional={"title": TEXTS, "note": st.sampled_from(["x", "y" * 2000])},
)
PEOPLE = st.lists(st.integers(0, 29), max_size=30, unique=True)


@st.composite
def summaries(draw: st.DrawFn) -> dict[str, Any]:
    """Return a front matter with extreme values, and its body under `body`."""
    speakers = draw(PEOPLE)
    front = {
        "title": draw(TEXTS),
        "date": draw(DAYS),
        "date_is": draw(one_of(st.sampled_from(["month", "published"]))),
        "speakers": [
            {"id": f"p-{n}", **({"affiliation": draw(TEXTS)} if n % 3 else {})} for n in speakers
        ],
        "moderators": [f"p-{n}" for n in range(30) if n not in speakers][: draw(st.integers(0, 2))],
        "norms": ["13e"] if speakers else [],
        "series": draw(one_of(SERIES)),
        "organisers": draw(one_of(st.lists(TEXTS, max_size=3, unique=True))),
        "topics": draw(one_of(st.lists(TOPICS, max_size=3, unique=True))),
        "language": draw(one_of(LANGUAGES)),
        "abstract": draw(one_of(st.sampled_from(["x", "é " * 999]))),
        "source": draw(one_of(SOURCES)),
        "published": draw(one_of(DAYS)),
        "updated": draw(one_of(DAYS)),
    }
    marks = "".join(f"[They](speaker:p-{n}) spoke of [it](norm:13e). " for n in speakers)
    body = f"{marks}{draw(TEXTS)}" if speakers else "Nobody spoke."
    body += f"\n\n{draw(SHAPES)}"
    return {**{k: v for k, v in front.items() if v is not None}, "body": body}


@st.composite
def speakers(draw: st.DrawFn) -> dict[str, Any]:
    """Return thirty people with extreme names and careers."""
    register: dict[str, Any] = {}
    for number in range(30):
        career = {"name": draw(TEXTS), "from": draw(SINCE)}
        person = {
            "name": draw(TEXTS),
            "kind": draw(one_of(st.sampled_from(["delegation", "organisation"]))),
            "aliases": draw(one_of(st.lists(TEXTS, max_size=2, unique=True))),
            "affiliations": [career] if number % 4 == 0 else None,
            "sort_name": draw(one_of(TEXTS)) if number % 5 == 0 else None,
        }
        register[f"p-{number}"] = {key: value for key, value in person.items() if value is not None}
    return register


def written(folder: Path, register: dict[str, Any], fronts: list[dict[str, Any]]) -> Path:
    """Write a project; what YAML writes of a text, we read as that text."""
    (folder / "summaries").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(REACHED, encoding="utf-8")
    (folder / "speakers.yaml").write_text(
        json.dumps(register, ensure_ascii=False), encoding="utf-8"
    )
    for number, front in enumerate(fronts):
        body = front.pop("body")
        name = "x" * 200 if number == 0 else f"2030-05-{number:02}"
        text = f"---\n{yaml.safe_dump(front, allow_unicode=False)}---\n\n{body}\n"
        (folder / "summaries" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def without_refused(folder: Path, tries: int = 4) -> None:
    """Remove what the check refuses, until it has nothing to refuse.

    Whatever it refuses has a place in a file and a next step.
    """
    for _ in range(tries):
        wrong = [
            item
            for item in pipeline.load(Project(folder)).diagnostics
            if item.severity is Severity.ERROR
        ]
        if not wrong:
            return
        assert all(item.span.source.path and item.message and item.hint for item in wrong)
        people = json.loads((folder / "speakers.yaml").read_text("utf-8"))
        for item in wrong:
            path = item.span.source.path
            if path.startswith("summaries/"):
                (folder / path).unlink(missing_ok=True)
            else:
                before = item.span.source.text[: item.span.start + len('"p-')]
                key = before.rpartition('"p-')[2] + item.span.source.text[len(before) :]
                key = re.match(r"\d+", key)[0]  # type: ignore[index]
                people[f"p-{key}"] = {"name": "Somebody Else"}
        (folder / "speakers.yaml").write_text(
            json.dumps(people, ensure_ascii=False), encoding="utf-8"
        )
    raise AssertionError([(item.message, item.span.text) for item in wrong])


published: list[int] = []
"""How many summaries of each example were built."""


@pytest.mark.slow
@settings(
    fewer(8),
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(st.data())
def test_what_passes_is_published(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Every project without errors becomes a site, whatever its values are."""
    register = data.draw(speakers())
    fronts = data.draw(st.lists(summaries(), min_size=6, max_size=12))
    folder = written(tmp_path_factory.mktemp("extreme") / "project", register, fronts)
    without_refused(folder)
    left = list((folder / "summaries").iterdir())
    site = build(folder / "mkdocs.yml").site
    published.append(len(left))
    for file in left:
        assert (site / "summaries" / file.stem / "index.html").is_file()


@pytest.mark.slow
def test_something_was_published(capsys: pytest.CaptureFixture[str]) -> None:
    """The examples are no empty sites; the counts are printed."""
    with capsys.disabled():
        print(f"\nsummaries published of each example: {published}")  # noqa: T201
    assert not published or sum(published) > len(published)


def test_days_at_the_edges_are_published_or_refused(tmp_path: Path) -> None:
    """Each of the years that are taken has a neighbour that is not, and that one is told at its place."""
    fronts: list[dict[str, Any]] = [
        {"title": day, "date": day, "speakers": [], "norms": [], "body": "Nobody spoke."}
        for day in ("1969-12-31", "1970-01-01", "2105-12-31", "2106-01-01", "0001-01-01")
    ]
    folder = written(tmp_path, {}, fronts)
    found = pipeline.load(Project(folder)).diagnostics
    assert [item.span.text for item in found if item.code == "OR305"] == [
        "'2106-01-01'",
        "'0001-01-01'",
        "'1969-12-31'",
    ]
