"""What the site takes from a summary, as text and as JSON."""

from __future__ import annotations

import dataclasses
import json

from onrecord.report import inspection
from tests.samples import NAME, rendered, summary

BODY = """Muster named norm 13(e), Exempel listening.

## What came next

- [She](speaker:mira-muster) linked [the flaws](norm:13j). {#flaws} {t=12:34}

> Norm 13(k) was named by nobody.
"""


def test_the_json_has_exactly_the_documented_keys() -> None:
    """Id, title, date, speakers and passages; `speaker` is null where nobody is named."""
    seen = json.loads(inspection.dump(summary(BODY, norms=("13e",)), rendered(BODY)))
    assert list(seen) == ["id", "title", "date", "speakers", "passages"]
    assert seen["id"] == NAME
    assert seen["title"] == "Rules for a quiet network"
    assert seen["date"] == "2020-03-04"
    assert seen["speakers"] == ["mira-muster", "jo-beispiel", "tom-exempel"]
    keys = ["number", "anchor", "section", "text", "seconds"]
    keys += ["citations", "statements", "mentions"]
    assert [list(passage) for passage in seen["passages"]] == [keys] * 3
    assert [passage["seconds"] for passage in seen["passages"]] == [None, 754, None]
    said = {"speaker": "mira-muster", "basis": "inferred", "from": None}
    said |= {"why": "subject: Muster named"}
    linked = {
        "speaker": "mira-muster",
        "basis": "stated",
        "from": None,
        "why": "subject: She linked",
    }
    assert [passage["citations"] for passage in seen["passages"]] == [
        [{"norm": "13e", "how": "named", **said}],
        [{"norm": "13j", "how": "linked", **linked}],
        [{"norm": "13k", "how": "named", **dict.fromkeys(said)}],
    ]
    assert [passage["statements"] for passage in seen["passages"]] == [[said], [linked], []]
    assert [passage["mentions"] for passage in seen["passages"]] == [["tom-exempel"], [], []]
    assert seen["passages"][1]["anchor"] == "flaws"
    assert seen["passages"][1]["section"] == "What came next"
    assert seen["passages"][0]["section"] == ""
    assert seen["passages"][2]["text"] == "Norm 13(k) was named by nobody."


def test_the_text_says_the_same_to_people() -> None:
    """Sections, numbered passages, and below each what was found."""
    body = rendered(BODY)
    anchors = [passage.anchor for passage in body.passages]
    assert inspection.render(summary(BODY), body) == (
        "2020-03-04-quiet: Rules for a quiet network, 2020-03-04\n"
        "  speakers: mira-muster, jo-beispiel, tom-exempel\n"
        f"\n  ¶ 1  #{anchors[0]}\n"
        "     Muster named norm 13(e), Exempel listening.\n"
        "     → 13e named: mira-muster, inferred\n"
        "     → mentions tom-exempel\n"
        "\nWhat came next\n"
        "\n  ¶ 2  #flaws  12:34\n"
        "     She linked the flaws.\n"
        "     → 13j linked: mira-muster, stated\n"
        f"\n  ¶ 3  #{anchors[2]}\n"
        "     Norm 13(k) was named by nobody.\n"
        "     → 13k named: no speaker named\n"
    )


def test_why_somebody_is_taken_to_speak_is_shown() -> None:
    """The form and the words, or the heading; also of who speaks and cites nothing."""
    text = "## Mira Muster\n\nNorm 13(e) is late.\n\n## Later\n\nExempel named it.\n"
    shown = inspection.render(summary(text), rendered(text), why=True)
    assert "→ 13e named: mira-muster, inferred from the heading (heading: Mira Muster)" in shown
    assert "→ speaks: tom-exempel, inferred (subject: Exempel named)" in shown


def test_nobody_speaks_where_nobody_is_declared() -> None:
    """A summary may be without speakers."""
    shown = inspection.render(summary("Text.\n", speakers=()), rendered("Text.\n", speakers=()))
    assert "  speakers: nobody\n" in shown


def test_who_led_the_discussion_is_shown() -> None:
    """Moderators have a line of their own where there are any."""
    one = summary("Text.\n")
    front = one.front.model_copy(update={"moderators": one.front.speakers[:1]})
    shown = inspection.render(dataclasses.replace(one, front=front), rendered("Text.\n"))
    assert "  moderators: mira-muster\n" in shown
