"""Transcripts: their times become marks, in whatever shape the program that made them writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.authoring.files import RefusedError
from onrecord.authoring.front_matter import read_markdown
from onrecord.authoring.manuscript import TextBlock, paragraph
from onrecord.authoring.opening import open_text
from onrecord.authoring.plain_text import read_plain_text
from onrecord.authoring.transcripts import read_captions, timed
from onrecord.prose import Kind
from tests.authoring.conftest import Run

ADDRESS = "https://vimeo.com/1000001"

Found = list[tuple[int | None, str]]


def found(blocks: tuple[TextBlock, ...]) -> Found:
    """Return the time and the words of each block."""
    return [(block.time, block.text) for block in timed(blocks)]


SPOKEN: Found = [
    (3, "Jo Beispiel: Welcome, everybody."),
    (754, "Mira Muster: Norm 13(e) comes first."),
    (3723, "Jo Beispiel: Thank you."),
]


SHAPES = {
    "brackets": """\
[00:00:03] Jo Beispiel: Welcome, everybody.
[00:12:34] Mira Muster: Norm 13(e) comes first.
[01:02:03] Jo Beispiel: Thank you.
""",
    "ranges": """\
[00:00:03 --> 00:00:07] Jo Beispiel: Welcome,
everybody.

[00:12:34.500 -> 00:12:40.000] Mira Muster: Norm 13(e) comes first.

(1:02:03) Jo Beispiel: Thank you.
""",
    "before a label": """\
0:03 Jo Beispiel: Welcome, everybody.

12:34 Mira Muster: Norm 13(e) comes first.

1:02:03 – Jo Beispiel: Thank you.
""",
    "behind a name": """\
Jo Beispiel (00:03): Welcome, everybody.

Mira Muster [12:34]: Norm 13(e) comes first.

Jo Beispiel (01:02:03):
Thank you.
""",
    "a line with name and time": """\
Jo Beispiel  0:03
Welcome, everybody.

Mira Muster  12:34
Norm 13(e) comes first.

Jo Beispiel  1:02:03
Thank you.
""",
    "a line with the time": """\
00:00:03
Jo Beispiel: Welcome, everybody.

00:12:34
Mira Muster: Norm 13(e) comes first.

01:02:03
Jo Beispiel: Thank you.
""",
    "columns": """\
00:00:03\tJo Beispiel\tWelcome, everybody.
00:12:34\tMira Muster:\tNorm 13(e) comes first.
01:02:03\tJo Beispiel\tThank you.
""",
}
"""As programs save them that write down what is said."""


@pytest.mark.parametrize("shape", list(SHAPES))
def test_times_of_plain_text(shape: str) -> None:
    """Each paragraph has its time, and the words of the time are gone."""
    assert found(read_plain_text(SHAPES[shape].encode()).blocks) == SPOKEN


def test_times_between_blocks() -> None:
    """Word and web pages have name and time as a paragraph or heading of their own."""
    blocks = (
        TextBlock(Kind.HEADING, "Jo Beispiel 0:03", 2),
        paragraph("Welcome, everybody."),
        paragraph("Mira Muster\xa0 12:34"),
        paragraph("Norm 13(e) comes first."),
        paragraph("1:02:03"),
        paragraph("Jo Beispiel: Thank you."),
        TextBlock(Kind.HEADING, "What follows", 2),
        TextBlock(Kind.ITEM, "An item."),
    )
    assert found(blocks) == [*SPOKEN, (None, "What follows"), (None, "An item.")]


def test_times_of_markdown_stand_behind_it() -> None:
    """Its text stays as it is written."""
    blocks = read_markdown(b"[0:03] **Jo:** *Welcome.*\n\n[0:10] **Mira:** Thanks.\n").blocks
    assert found(blocks) == [(3, "**Jo:** *Welcome.*"), (10, "**Mira:** Thanks.")]


@pytest.mark.parametrize(
    "text",
    [
        "The session began at 10:30.\n\nMuster spoke of norm 13(e) at 12:45.\n",
        "10:30 Registration\n\n11:00 Opening\n",
        "[12:34] Once only.\n\nMuster spoke.\n",
        "Ratio 2:99 is none.\n\n99:99 neither.\n",
        "In verse 3:16: so it is.\n\nIn verse 4:12: likewise.\n",
    ],
)
def test_other_numbers_are_no_times(text: str) -> None:
    """Nothing is taken from a text that is no transcript."""
    blocks = read_plain_text(text.encode()).blocks
    assert found(blocks) == [(None, block.text) for block in blocks]


VTT = """\
WEBVTT
Kind: captions
Language: en

NOTE made by nobody

1
00:00:03.000 --> 00:00:05.000 align:start position:0%
<v Jo Beispiel>Welcome,</v>

2
00:00:05.000 --> 00:00:07.000
<v Jo Beispiel>everybody.</v>

3
00:12:34.500 --> 00:12:37.000
<v Mira Muster>Norm 13(e) &amp; others
come first.</v>
"""

ZOOM = """\
WEBVTT

1
00:00:03.000 --> 00:00:05.000
Jo Beispiel: Welcome,

2
00:00:05.000 --> 00:00:07.000
Jo Beispiel: everybody.

3
00:12:34.000 --> 00:12:37.000
Mira Muster: Norm 13(e) & others come first.
"""

SRT = """\
1
00:00:03,000 --> 00:00:05,000
Jo Beispiel: Welcome,

2
00:00:05,000 --> 00:00:07,000
everybody.

3
00:12:34,500 --> 00:12:37,000
>> Mira Muster: Norm 13(e) & others
come first.
"""

ROLLING = """\
WEBVTT

00:00:03.000 --> 00:00:05.000
Jo Beispiel: Welcome,

00:00:05.000 --> 00:00:05.010
Jo Beispiel: Welcome,

00:00:05.010 --> 00:00:07.000
Jo Beispiel: Welcome,
every<00:00:05.500><c>body.</c>

00:12:34.000 --> 00:12:37.000
everybody.
Mira Muster: Norm 13(e) & others come first.
"""


@pytest.mark.parametrize(
    ("form", "text"), [("vtt", VTT), ("vtt", ZOOM), ("srt", SRT), ("vtt", ROLLING)]
)
def test_captions(form: str, text: str) -> None:
    """A paragraph for each who speaks, with the time of its first caption."""
    blocks, _ = read_captions(text, form)
    assert [(block.time, block.text) for block in blocks] == [
        (3, "Jo Beispiel: Welcome, everybody."),
        (754, "Mira Muster: Norm 13(e) & others come first."),
    ]


@pytest.mark.parametrize(("end", "longest"), [(".", 450), ("", 1300)])
def test_long_captions_are_parted(end: str, longest: int) -> None:
    """At the end of a sentence; where there are none, all the same."""
    cues = (
        f"00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\nso it was said {n}{end}\n"
        for n in range(120)
    )
    blocks, _ = read_captions("\n".join(("WEBVTT\n", *cues)), "vtt")
    assert len(blocks) > 1
    assert all(len(block.text) < longest for block in blocks)
    assert [block.time for block in blocks] == sorted({block.time or 0 for block in blocks})


def test_what_are_no_captions_is_refused() -> None:
    """With the forms that are read."""
    with pytest.raises(RefusedError) as refused:
        read_captions("No captions.\n", "vtt")
    assert ".srt" in refused.value.hint


def test_the_draft_keeps_the_times(project: Path, run: Run) -> None:
    """With the recording, marks stand in it, and the check has nothing to say of them."""
    (project / "talk.vtt").write_text(VTT, encoding="utf-8")
    result = run("import", "talk.vtt", "--recording", ADDRESS, "--name", "talk")
    assert result.exit_code == 0
    text = (project / "summaries" / "talk.md").read_text(encoding="utf-8")
    assert f"recording: {ADDRESS}\nsource:\n" in text
    assert "kind: captioned transcript" in text
    assert "\n{t=0:03} Jo Beispiel: Welcome, everybody.\n" in text
    assert "\n{t=12:34} Mira Muster: Norm 13(e) &" in text
    told = run("check").output
    assert "OR513" not in told
    assert "OR61" not in told


def test_without_a_recording_the_times_are_told(project: Path, run: Run) -> None:
    """They lead nowhere: those of captions are left out, and those in words stay words."""
    (project / "talk.vtt").write_text(VTT, encoding="utf-8")
    result = run("import", "talk.vtt", "--name", "talk")
    assert (
        "It has times in 2 paragraphs; with --recording they lead into the recording."
        in result.output
    )
    assert "{t=" not in (project / "summaries" / "talk.md").read_text(encoding="utf-8")
    (project / "talk.txt").write_text(
        "[0:03] Muster began.\n\n[0:10] Muster ended.\n", encoding="utf-8"
    )
    result = run("import", "talk.txt", "--name", "words")
    assert "It has times in 2 paragraphs" in result.output
    assert "\\[0:03] Muster began." in (project / "summaries" / "words.md").read_text(
        encoding="utf-8"
    )


def test_a_recording_is_an_address(project: Path, run: Run) -> None:
    """Anything else is refused before a file is read."""
    result = run("import", "talk.vtt", "--recording", "talk.mp4")
    assert result.exit_code == 2
    assert "https://" in result.output


def test_a_mark_of_somebody_else_stays_a_text(project: Path, run: Run) -> None:
    """Words of an imported text are never taken for a mark."""
    (project / "talk.txt").write_text("Write {t=1:00} before it, said Muster.\n", encoding="utf-8")
    run("import", "talk.txt", "--name", "talk")
    text = (project / "summaries" / "talk.md").read_text(encoding="utf-8")
    assert "Write `{t=1:00}` before it" in text


def test_what_captions_do_not_say_is_told() -> None:
    """Comments, names of cues, and words without a time that can be read."""
    text = """\
WEBVTT Kind: captions
Language: en

NOTE Made by hand.

Part one
00:00.000 --> 00:02.000 align:start
Welcome, everybody.

2
00:99.000 --> 00:03.000
Norm 13(e) comes first.
"""
    blocks, removed = read_captions(text, "vtt")
    assert [block.text for block in blocks] == ["Welcome, everybody."]
    assert removed == (
        "WEBVTT Kind: captions",
        "Language: en",
        "NOTE Made by hand.",
        "Part one",
        "Norm 13(e) comes first.",
    )


WEBEX = """WEBVTT

1 "Ann Example" (18793)
00:00:03.120 --> 00:00:11.480
Welcome to the call.

2 "Max Muster" (22100)
00:00:22.300 --> 00:00:35.040
Thank you.
"""


def test_captions_of_webex_name_who_speaks_above_each() -> None:
    """The name becomes that of the turn."""
    blocks, removed = read_captions(WEBEX, "vtt")
    assert [block.text for block in blocks] == [
        "Ann Example: Welcome to the call.",
        "Max Muster: Thank you.",
    ]
    assert not removed


@pytest.mark.parametrize("text", [WEBEX, "1\n00:00:01,000 --> 00:00:02,000\nAnn Example: Yes.\n"])
def test_captions_may_end_in_txt(text: str, tmp_path: Path) -> None:
    """They are told by how they begin."""
    file = tmp_path / "call.txt"
    file.write_text(text, encoding="utf-8")
    found = open_text(str(file))
    assert found.kind == "captioned transcript"
    assert found.blocks[0].text.startswith("Ann Example: ")


def test_only_marks_are_taken_out_of_captions() -> None:
    """Other signs in angles are words; everybody whom a caption names speaks."""
    text = """\
WEBVTT

00:00.000 --> 00:02.000
<v.loud Mira Muster><i>One</i> < 2 > 0 <00:00:01.000><c.red>and</c> &lt;3 &amp; so <on>.</v> <v Jo Beispiel>No.

00:02.000 --> 00:03.000
<v Mira Muster>No.
"""
    blocks, removed = read_captions(text, "vtt")
    assert [block.text for block in blocks] == [
        "Mira Muster: One < 2 > 0 and <3 & so <on>.",
        "Jo Beispiel: No.",
        "Mira Muster: No.",
    ]
    assert removed == ()


def test_what_stands_below_no_time_is_told() -> None:
    """Also where it is a time itself; not the numbers and times of captions."""
    text = "1\n00:00:01,000 --> 00:00:02,000\nIt is 12:30.\n\n2\n1:2 --> 3\n12:34\n"
    blocks, removed = read_captions(text, "srt")
    assert [block.text for block in blocks] == ["It is 12:30."]
    assert removed == ("12:34",)
