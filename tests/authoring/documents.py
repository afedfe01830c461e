"""Texts of any kind to import, drawn by Hypothesis: what they say, and how each form writes it.

A document is drawn once as blocks, each with the sentences that a reader of it sees. Whoever writes it
down as plain text, Markdown, a page, captions or a Word file knows what must not be lost.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st

from tests.authoring.texts import packed, word_paragraph

Shape = Literal[
    "title", "heading", "paragraph", "item", "label", "turn", "quotation", "line", "row"
]

WORDS = (
    "norm", "the", "of", "and", "said", "Muster", "Mira Muster", "Dr Jo Beispiel", "Beispiel", "13(e)", "norms 13(f)–(h)", "report", "operators",
    "question", "le", "les", "des", "réseau", "und", "der", "что", "Москва", "网络", "規範", "شبكة", "هادئة", "רשת", "สวัสดี", "नमस्ते", "Żółć", "İstanbul",
    "e\u0301", "ﬁne", "😀", "👩\u200d💻", "\U00020000", "2030", "14 May 2030", "12:30", "3.5", "a_b", "x*y", "C#", "A&B", "R&D", "&lt;", "&copy", "<b>",
    "</p>", "<3", "1 < 2 > 1", "[x]", "[x](y)", "[^1]", "{#a}", "`code`", "``", "**bold**", "_it_", "~~", "$x$", "\\", "|", "http://example.org/a_b?c=d&e",
    "ann@example.org", "#tag", "@x", "§", "©", "™", "…", "“quoted”", "«cité»", "'", '"', "(aside)", "—", "/", "%", "TODO", "null", "---x", "WEBVTT", "NOTE",
    "a\xa0b", "a\u202fb", "a\xadb", "a\u200bb", "a\u2028b", "a\u2029b", "a\x85b", "a\x0bb", "a\x0cb", "a\x1cb", "\u202eabc", "\u2066a\u2069", "\ufeff", "\ufffe",
    "\x00", "\x07", "\x1b[31m", "\x7f", "\ue000", "\u3164", "\u2800", "\u00ad", "\ufffc", "\ufffd", "\u0600", "\U000e0041", "a\u0300\u0301\u0302\u0303",
)  # fmt: skip
"""What sentences are made of: words in many scripts, signs that forms have for themselves, and what cannot be seen."""

NAMES = (
    "Mira Muster", "Jo Beispiel", "Tom Exempel", "Zoë van der Probe", "Ann Example", "Анна Примерова", "ليلى نموذج", "王虚构", "MIRA MUSTER",
    "Muster, Mira", "Dr. Mira Muster", "H.E. Ms Ann O’Example", "Mr X", "Example Institute", "Speaker 1", "\u2800\u2800", "İ Ǆ", "A\u0301 B\u0323", "ß ẞ",
)  # fmt: skip
LABELS = ("Moderator", "Speakers", "Panel", "Chair", "Intervenants", "Ponentes", "Модератор", "المتحدثون", "Speaker 1", "Host(s)", "Title", "Date")  # fmt: skip
LINES = (
    "Published on 5 March 2020", "14 May 2030", "Webinar, 14 May 2030", "05/06/2030", "Subscribe to our blog", "YouTube player", "Share", "© 2030 Example",
    "Read more", "* * *", "---", "===", "| a | b |", "12:34", "[00:01:02]", "TODO: x", "Register now and join us on 31 February 2030",
)  # fmt: skip
"""Lines that pages have, and that readers of them take for something."""

ENDS = st.sampled_from([".", ".", ".", "?", "!", "…", ".”", ".)", "。", "؟", ":", ";", ""])
PLAIN_WORDS = st.sampled_from(WORDS[:32])
ANY_WORDS = PLAIN_WORDS | PLAIN_WORDS | st.sampled_from(WORDS) | st.text(min_size=1, max_size=6)


@dataclass(frozen=True)
class Block:
    """One block of a document."""

    shape: Shape
    sentences: tuple[str, ...]
    """What a reader sees, and what must not be lost."""
    label: str = ""
    """Of a turn: who speaks; of a label: what it announces."""
    level: int = 1

    @property
    def text(self) -> str:
        """What stands in it."""
        words = " ".join(self.sentences)
        return f"{self.label}: {words}" if self.label else words


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw a sentence of any words; some are very long."""
    words = draw(st.lists(ANY_WORDS, min_size=1, max_size=14))
    times = draw(st.sampled_from([1] * 30 + [60]))
    text = " ".join(words * times)
    return f"{text[:1].upper()}{text[1:]}{draw(ENDS)}"


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Draw a block of any shape."""
    shape: Shape = draw(
        st.sampled_from(
            ["heading", "paragraph", "paragraph", "paragraph", "item", "label", "turn", "turn", "quotation", "line", "row"]
        )
    )  # fmt: skip
    level = draw(st.integers(1, 4))
    if shape == "line":
        return Block(shape, (draw(st.sampled_from(LINES)),))
    if shape == "label":
        people = draw(st.lists(st.sampled_from(NAMES), max_size=4))
        sign = draw(st.sampled_from([", ", "; ", " and ", " (Example), "]))
        return Block(shape, (sign.join(people),), draw(st.sampled_from(LABELS)))
    if shape == "heading":
        return Block(shape, (draw(sentences()).rstrip(".:;?!…"),), level=level)
    if shape == "row":
        return Block(shape, tuple(draw(st.lists(sentences(), min_size=2, max_size=2))))
    count = 1 if shape == "item" else 4
    found = tuple(draw(st.lists(sentences(), min_size=1, max_size=count)))
    return Block(shape, found, draw(st.sampled_from(NAMES)) if shape == "turn" else "", level)


DOCUMENTS = st.lists(blocks(), min_size=1, max_size=9)


@dataclass(frozen=True)
class Written:
    """A document in one form."""

    suffix: str
    data: bytes
    sentences: tuple[str, ...]
    """What a reader of this form sees."""


ENDINGS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16"])


@st.composite
def plain_texts(draw: st.DrawFn) -> Written:
    """Draw a document as plain text, its lines wrapped or not."""
    found = draw(DOCUMENTS)
    between = st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n", "\n \t\n"])
    text = ""
    for block in found:
        text += _plain(draw, block) + draw(between)
    ending = draw(ENDINGS)
    # The text itself may hold line ends: they end lines whatever the others are.
    data = text.replace("\n", ending).encode(draw(ENCODINGS))
    return Written(".txt", data, _seen(found))


def _plain(draw: st.DrawFn, block: Block) -> str:
    text = block.text
    width = draw(st.sampled_from([0, 0, 40]))
    if width and block.shape in {"paragraph", "turn"}:
        text = _wrapped(text, width)
    time = draw(st.sampled_from(["", "", "", "[00:01:02] ", "12:34 ", "(1:02:03) "]))
    match block.shape:
        case "item":
            indent = "  " * (block.level - 1)
            return f"{indent}{draw(st.sampled_from(['- ', '* ', '• ', '1. ', '2) ', 'a) ']))}{text}"
        case "heading":
            return text + draw(st.sampled_from(["", "", "\n=====", "\n-----"]))
        case "turn":
            return time + draw(st.sampled_from(["", "", ">> "])) + text
        case "row":
            return "\t".join(block.sentences)
    return text


def _wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        # A line of its own that begins so would be one that a page has about itself.
        if line and len(line) + len(word) > width and not word.startswith("©"):
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def _seen(found: Sequence[Block]) -> tuple[str, ...]:
    return tuple(
        sentence
        for block in found
        for sentence in (*block.sentences, block.label if block.shape == "label" else "")
    )


VALUES = (
    "A quiet network", "2030-05-14", "en", "fr", "https://example.org/x", "Mira Muster", "Mira Muster, Director, Example", "TODO", "true", "12", "3.5",
    "Norms: a talk", "webinar, norms", "'quoted'", "null", "Śląsk", "شبكة", "a\u202eb", "\ufeffx",
)  # fmt: skip
KEYS = (
    "title", "titre", "date", "event_date", "lang", "language", "url", "link", "video", "recording", "speakers", "panelists", "guests", "moderator",
    "host", "organisers", "tags", "layout", "draft", "description", "image", "weight", "name", "Speakers", "event-date",
)  # fmt: skip
OF_PEOPLE = ("name", "title", "role", "org", "affiliation", "position", "bio", "photo", "speaker")


@dataclass(frozen=True)
class Front:
    """Front matter of another program: its text, and the values in it, in the parts that commas make."""

    text: str
    values: tuple[str, ...]


@st.composite
def fronts(draw: st.DrawFn) -> Front:
    """Draw front matter, in YAML or TOML."""
    toml = draw(st.booleans())
    values: list[str] = []

    def value() -> str:
        one = draw(st.sampled_from(VALUES) | st.text(" abcé:#'[]{}&*!?-", min_size=1, max_size=12))
        values.append(one)
        return '"' + one.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def person() -> str:
        keys = draw(st.lists(st.sampled_from(OF_PEOPLE), min_size=1, max_size=3, unique=True))
        sign = " = " if toml else ": "
        return "{" + ", ".join(f"{key}{sign}{value()}" for key in keys) + "}"

    lines = []
    for key in draw(st.lists(st.sampled_from(KEYS), max_size=6, unique=True)):
        kind = draw(st.sampled_from([value, value, person, None]))
        if kind is not None:
            written = kind()
        else:
            each = draw(st.sampled_from([value, person]))
            written = f"[{', '.join(each() for _ in range(draw(st.integers(1, 3))))}]"
        lines.append(f"{key} = {written}" if toml else f"{key}: {written}")
    sign = "+++" if toml else "---"
    parts = tuple(part for one in values for part in re.split(r"[,;]", one))
    return Front("\n".join([sign, *lines, sign, "", ""]), parts)


@st.composite
def markdown_texts(draw: st.DrawFn) -> Written:
    """Draw a document as Markdown, with front matter of another program or none."""
    found = draw(DOCUMENTS)
    front = draw(st.just(Front("", ())) | fronts())
    pieces = []
    for block in found:
        signs = {"heading": f"{'#' * block.level} ", "quotation": "> "}
        sign = signs.get(block.shape, "")
        if block.shape == "item":
            sign = draw(st.sampled_from(["- ", "* ", "1. ", "    - "]))
        text = f"| {' | '.join(block.sentences)} |" if block.shape == "row" else block.text
        pieces.append(sign + text + draw(st.sampled_from(["\n\n", "\n\n", "\n"])))
    text = front.text + "".join(pieces)
    data = text.replace("\n", draw(ENDINGS)).encode(draw(ENCODINGS))
    lines = (line for one in _seen(found) for line in one.splitlines())
    return Written(".md", data, (*lines, *front.values))


REGIONS = (
    ("", ""), ("<main>", "</main>"), ("<article>", "</article>"), ("<nav>", "</nav>"), ("<aside>", "</aside>"), ("<footer>", "</footer>"),
    ("<header>", "</header>"), ('<div class="sidebar">', "</div>"), ("<div hidden>", "</div>"), ("<form>", "</form>"), ("<section>", ""),
    ("<div><div>", "</div>"), ("<table><tr><td>", "</td></tr></table>"), ("<ul><li>", "</ul>"), ("<blockquote>", "</blockquote>"),
    ("<details><summary>x</summary>", "</details>"), ("<center><font>", "</font></center>"), ("<label>", "</label>"), ("<textarea>", "</textarea>"),
    ("<iframe>", "</iframe>"), ("<noscript>", "</noscript>"), ("<x-y>", "</x-y>"), ("<ruby>", "</ruby>"), ("<button>", "</button>"), ("<!-- a -->", ""),
    ("<dl><dt>a<dd>", "</dl>"), ("<pre>", "</pre>"), ("<figure><figcaption>", "</figcaption></figure>"), ("<select><option>", "</select>"),
    ("<a href=/x>", "</a>"), ("<b>", "</b>"), ("<!DOCTYPE x [", "]>"), ("<![CDATA[", "]]>"), ("<?x ", "?>"),
)  # fmt: skip
"""Where text of a page may stand."""
UNSEEN = frozenset(("<noscript>", "<iframe>", "<!DOCTYPE x [", "<![CDATA[", "<?x "))
"""Where a browser shows nothing of it."""


@st.composite
def pages(draw: st.DrawFn) -> Written:
    """Draw a document as a web page, its blocks in any parts of it."""
    seen: list[Block] = []
    pieces = [draw(st.sampled_from(["", "<!DOCTYPE html>", "\ufeff<?xml version='1.0'?>"]))]
    title = draw(st.none() | sentences())
    head = f"<title>{html.escape(title)}</title>" if title else ""
    meta = '<meta property="og:title" content="A quiet network"><meta name=author content=x>'
    pieces.append(f"<html lang=en><head>{head}{draw(st.sampled_from(['', meta]))}</head><body>")
    for begin, end in draw(st.lists(st.sampled_from(REGIONS), min_size=1, max_size=4)):
        found = draw(st.lists(blocks(), min_size=1, max_size=4))
        pieces += [begin, *(_html(draw, block) for block in found), end]
        if begin in UNSEEN:
            break  # what follows may belong to it, too
        seen += found
    pieces.append(draw(st.sampled_from(["", "</body></html>"])))
    return Written(".html", "".join(pieces).encode(), _seen(seen))


def _html(draw: st.DrawFn, block: Block) -> str:
    inline = draw(st.sampled_from(["{}", "{}", "<b>{}</b>", "<a href='/x'>{}</a>", "<span>{}</span>", "<i>{}"]))  # fmt: skip
    text = inline.format(html.escape(block.text))
    match block.shape:
        case "heading":
            return f"<h{block.level}>{text}</h{block.level}>"
        case "item":
            return f"<ul><li>{text}</li></ul>" if draw(st.booleans()) else f"<ol><li>{text}</ol>"
        case "quotation":
            return f"<blockquote><p>{text}</blockquote>"
        case "row":
            cells = "".join(f"<td>{html.escape(one)}</td>" for one in block.sentences)
            return f"<table><tr>{cells}</tr></table>"
    return draw(st.sampled_from(["<p>{}</p>", "<p>{}", "<div>{}</div>", "{}<br>"])).format(text)


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@st.composite
def word_files(draw: st.DrawFn) -> Written:
    """Draw a document as a Word file."""
    found = draw(DOCUMENTS)
    pieces = []
    for block in found:
        text = _xml(block.text)
        form = draw(st.sampled_from(["plain", "plain", "runs", "box", "control", "table", "bold", "moved", "smart", "field", "math"]))  # fmt: skip
        if block.shape == "heading":
            form = "heading"
        run = f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'
        half = len(text) // 2
        pieces.append(
            {
                "plain": word_paragraph("", text),
                "heading": word_paragraph("Heading1", text),
                "bold": word_paragraph("bold", text),
                "runs": f"<w:p>{_run(text[:half])}{_run(text[half:])}<w:r><w:tab/></w:r></w:p>",
                "control": f"<w:sdt><w:sdtContent><w:p>{run}</w:p></w:sdtContent></w:sdt>",
                "table": f"<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>",
                "box": f"<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p>{run}</w:p>"
                "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
                "moved": f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:ins>{run}</w:ins></w:p>",
                "field": f"<w:p>{_run('x')}<w:fldSimple w:instr='REF x'>{run}</w:fldSimple></w:p>",
                "math": f"<w:p><m:oMath xmlns:m='{MATH}'><m:r><m:t>{html.escape(text)}</m:t></m:r></m:oMath></w:p>",
                "smart": f"<w:p><w:smartTag>{run}</w:smartTag></w:p>",
            }[form]
        )
    return Written(".docx", packed("".join(pieces)), tuple(map(_xml, _seen(found))))


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def _xml(text: str) -> str:
    """Return what XML can hold of a text."""
    return "".join(
        char
        for char in text
        if char in "\t\n" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
    )  # fmt: skip


@st.composite
def captions(draw: st.DrawFn) -> Written:
    """Draw a document as captions, some of them broken."""
    form = draw(st.sampled_from(["vtt", "srt", "sbv"]))
    found = draw(DOCUMENTS)
    head = {"vtt": draw(st.sampled_from(["WEBVTT\n\n", "WEBVTT Kind: captions\nLanguage: en\n\n"]))}
    text = head.get(form, "")
    for number, block in enumerate(found):
        lines = [line.strip() for one in block.sentences for line in one.splitlines()]
        lines = [line for line in lines if line and "-->" not in line] or ["x"]
        if block.label:
            lines[0] = f"{block.label}: {lines[0]}"
        text += _cue(draw, form, number, "\n".join(lines))
    seen = tuple(line for one in _seen(found) for line in one.splitlines() if "-->" not in line)
    if form == "vtt":
        seen = tuple(map(html.unescape, seen))
    seen = tuple(line.replace("<b>", "") for line in seen)
    data = text.replace("\n", draw(ENDINGS)).encode(draw(ENCODINGS))
    return Written(f".{form}", data, seen)


def _cue(draw: st.DrawFn, form: str, number: int, text: str) -> str:
    comma, sign = {"vtt": (".", " --> "), "srt": (",", " --> "), "sbv": (".", ",")}[form]
    begin = f"0:00:{number:02}{comma}000" if form == "sbv" else f"00:00:{number:02}{comma}000"
    end = begin.replace("00:00:", "00:01:").replace("0:00:", "0:01:")
    broken = ["00:99:00.000 --> 00:00:01.000", "1:2 --> 3", "00:00:05.000", "0:00:00"]
    times = draw(st.sampled_from([f"{begin}{sign}{end}"] * 20 + broken))
    before = draw(st.sampled_from(["", f"{number}\n", "Part one\n"])) if form != "sbv" else ""
    before = f"{number}\n" if form == "srt" else before
    voice = draw(st.sampled_from(["", "", "", "<v Mira Muster>", "<i>"])) if form == "vtt" else ""
    return f"{before}{times}\n{voice}{text}\n\n"


FORMS: dict[str, Callable[[], st.SearchStrategy[Written]]] = {
    "plain": plain_texts,
    "markdown": markdown_texts,
    "page": pages,
    "word": word_files,
    "captions": captions,
}
