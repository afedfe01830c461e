"""Texts as others publish them, for the tests; the people in them are invented."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

PARAGRAPHS = (
    (
        "The Example Platform (EP) put together a talk on ‘Who keeps a quiet network quiet?’, with its "
        "friends of Example University.  In the discussion moderated by Mr Tóm Exempel (Example "
        "Foundation), Mr Jo Beispiel (PROBE/Test4Peace) and Ms Mira Muster (Quiet Networks Digital) told "
        "the audience about their days. They went through what the United Nations Group of Governmental "
        "Experts (UN GGE) has written."
    ),
    "Muster pointed out that no two operators are alike. # She counted them.",
    "1. Beispiel agreed with this <b>point</b>. Exempel noted that *nobody* sleeps at night.",
    "Should operators sit at the table? They already do, Muster noted, and bring their own chairs.",
    (
        "According to Muster, the norm that leaves operators the most room is norm 13(e), since people "
        "come first in it."
    ),
    (
        "According to Beispiel, the norm that counts most on a bad day is norm 13(k); nobody should throw "
        "stones at the fire brigade."
    ),
    "More talks of this kind are needed, and better coffee.",
)
"""What is said, in order."""

HEADINGS = (
    "The many kinds of operators",
    "Is there a chair for operators at the table?",
    "Relevance of UN GGE norms",
    "Conclusion",
)

TITLE = "Who keeps a quiet network quiet?"

PLAIN = f"""\
Fingers of a person on a drum

[Webinar summary] {TITLE}

Published on 5 March 2020
Updated on 07 April 2024

{PARAGRAPHS[0]}

{HEADINGS[0]}

{PARAGRAPHS[1]}

{PARAGRAPHS[2]}

{HEADINGS[1]}

{PARAGRAPHS[3]}

{HEADINGS[2]}

{PARAGRAPHS[4]}

{PARAGRAPHS[5]}

{HEADINGS[3]}

{PARAGRAPHS[6]}

YouTube player

Subscribe to Platform's Blog"""
"""A page that somebody has copied into a file, with everything that stood around the text."""

REGISTER = """\
# People who do not exist.

jo-beispiel:
  name: Jo Beispiel

mira-muster:
  name: Mira Muster
  aliases: [M. Muster]

tom-exempel:
  name: Tóm Exempel
"""


def html() -> str:
    """Return the same as a web page."""
    paragraphs = [f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS]
    headings = [f"<h2>{escape(heading)}</h2>" for heading in HEADINGS]
    body = "\n".join(
        (
            *(paragraphs[0], headings[0], *paragraphs[1:3], headings[1], paragraphs[3]),
            *(headings[2], *paragraphs[4:6], headings[3], paragraphs[6]),
        )
    )
    return f"""\
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>[Webinar summary] {TITLE} | Example Platform</title>
<meta property="og:site_name" content="Example Platform">
<meta property="article:published_time" content="2020-03-05T08:00:00+00:00">
<meta property="article:modified_time" content="2024-04-07T08:00:00+00:00">
<script>var hidden = "Muster noted norm 13(a).";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/blog">Blog</a></li></ul></nav>
<main><article>
<figure><img src="drum.jpg" alt="Drum"><figcaption>Fingers of a person on a drum</figcaption></figure>
<h1>[Webinar summary] {TITLE}</h1>
<div>Published on 5 March 2020<br>Updated on 07 April 2024</div>
{body}
<div>YouTube player</div><p>Subscribe to Platform's Blog</p>
</article></main>
<footer>© 2024 Example Platform. <a href="/imprint">Imprint</a></footer></body></html>
"""


def markdown() -> str:
    """Return the same in Markdown."""
    paragraphs = [paragraph.replace("<b>", "**").replace("</b>", "**") for paragraph in PARAGRAPHS]
    sections = [f"# [Webinar summary] {TITLE}", "![A drum](drum.jpg)", "Published on 5 March 2020"]
    places = {1: 0, 3: 1, 4: 2, 6: 3}
    for number, paragraph in enumerate(paragraphs):
        if number in places:
            sections.append(f"## {HEADINGS[places[number]]}")
        sections.append(paragraph.replace("1. ", ""))
    return "\n\n".join(sections) + "\n"


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word(*, styled: bool = True) -> bytes:
    """Return the same as a Word document, its headings styled or only bold."""
    heading = "Heading1" if styled else "bold"
    lines = [("Title" if styled else "bold", f"[Webinar summary] {TITLE}")]
    lines += [("", "Published on 5 March 2020"), ("", PARAGRAPHS[0])]
    lines += [(heading, HEADINGS[0]), ("", PARAGRAPHS[1]), ("", PARAGRAPHS[2])]
    lines += [(heading, HEADINGS[1]), ("", PARAGRAPHS[3])]
    lines += [(heading, HEADINGS[2]), ("", PARAGRAPHS[4]), ("", PARAGRAPHS[5])]
    lines += [(heading, HEADINGS[3]), ("", PARAGRAPHS[6])]
    return packed("".join(word_paragraph(style, text) for style, text in lines))


def word_paragraph(style: str, text: str) -> str:
    """Return a paragraph of a Word document."""
    bold = "<w:rPr><w:b/></w:rPr>" if style == "bold" else ""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style not in {"", "bold"} else ""
    written = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:p>{named}<w:r>{bold}{written}</w:r></w:p>"


def packed(body: str) -> bytes:
    """Return a Word document with a body."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Title", "Title"), ("Heading1", "heading 1"))
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_KINDS}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
        f'"/word/document.xml" ContentType="{_MAIN}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type='
        f'"{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return made.getvalue()
