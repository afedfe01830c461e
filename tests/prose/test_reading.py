"""What is read of a document: with who speaks in it, and for its norms alone."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker
from onrecord.project.records import standard
from onrecord.prose import Block, Kind, Mark, Reading, norms, read

KNOWN = standard()
MUSTER = Speaker(id="muster", name="Mira Muster")


def cited(readings: tuple[Reading, ...]) -> frozenset[str]:
    """Return the norms that are cited."""
    return frozenset(citation.norm for reading in readings for citation in reading.citations)


@pytest.mark.parametrize(
    "lines",
    [
        ["Nobody said much."],
        ["Muster said that norm 13(e) is young, and that norm C is old."],
        ["Norms C and E are old.", "Muster spoke of norm 13(a) to (c)."],
        ["Norms C and E are old."],
        ["Paragraph 13 (j) and (k) of the report, Muster said, and norm (e)."],
        ["13e), 13f) and 13(z)", "Muster: norm 13(g).", "- 13(h)"],
    ],
)
def test_norms_alone_are_those_that_are_read_with_who_speaks(lines: list[str]) -> None:
    """Where nothing else says them: the norms found at first can show more of them."""
    blocks = [Block(Kind.PARAGRAPH, line) for line in lines]
    first = cited(read(blocks, [MUSTER], "en", frameworks=KNOWN))
    second = cited(read(blocks, [MUSTER], "en", frameworks=KNOWN, cited=first))
    assert norms(blocks, "en", KNOWN, [True] * len(blocks)) == second


def test_only_blocks_that_count_give_norms() -> None:
    """A heading says of what a text is, and is cited nowhere."""
    mark = Mark(0, 4, norm="13j")
    blocks = [
        Block(Kind.HEADING, "On norm 13(e)"),
        Block(Kind.PARAGRAPH, "Norm 13(k) is young."),
        Block(Kind.PARAGRAPH, "This, too.", marks=(mark,)),
    ]
    assert norms(blocks, "en", KNOWN, [False, True, True]) == {"13k", "13j"}
    assert norms(blocks, "en", KNOWN, [True, True, False]) == {"13e", "13k"}


@pytest.mark.parametrize(
    ("text", "declared", "moderators", "who"),
    [
        ("Muster said that norm 13(e) matters.", [MUSTER], (), ["muster"]),
        ("She said that norm 13(e) matters.", [MUSTER], (), []),
        ("She said that norm 13(e) matters.", [], (), []),
        ("The moderator said that norm 13(e) matters.", [MUSTER], ("muster",), ["muster"]),
        ("The moderator said that norm 13(e) matters.", [MUSTER], (), []),
    ],
)
def test_somebody_speaks_who_is_named_or_leads(
    text: str, declared: list[Speaker], moderators: tuple[str, ...], who: list[str]
) -> None:
    """Where nobody is named and nobody leads, the norms are found all the same."""
    (found,) = read(
        [Block(Kind.PARAGRAPH, text)], declared, "en", moderators=moderators, frameworks=KNOWN
    )
    (citation,) = found.citations
    assert citation.norm == "13e"
    assert [said.speaker for said in citation.said] == who
    assert [said.speaker for said in found.said] == who


def test_a_mark_of_the_author_says_who_speaks() -> None:
    """Also where nobody is declared by that name."""
    mark = Mark(0, 3, speaker="muster")
    block = Block(Kind.PARAGRAPH, "She said that norm 13(e) matters.", marks=(mark,))
    (found,) = read([block], [], "en", frameworks=KNOWN)
    assert [said.speaker for said in found.citations[0].said] == ["muster"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ni Muster ni Probe n'ont mentionné la norme 13 e)."),
        ("fr", "Sans mentionner la norme 13 e), Muster a parlé de confiance."),
        ("fr", "Muster a parlé de confiance sans évoquer la norme 13 e)."),
        ("es", "Ni Muster ni Probe mencionaron la norma 13 e)."),
        ("es", "Ninguno de los dos, Muster y Probe, mencionó la norma 13 e)."),
        ("es", "Sin mencionar la norma 13 e), Muster habló de confianza."),
        ("es", "Muster habló de confianza sin mencionar la norma 13 e)."),
    ],
)
def test_a_norm_that_is_not_mentioned_is_nobodys(language: str, text: str) -> None:
    """In every language that is understood."""
    people = [MUSTER, Speaker(id="probe", name="Ada Probe")]
    (found,) = read(
        [Block(Kind.PARAGRAPH, text)], people, language, frameworks=KNOWN, cited=["13e"]
    )
    assert [(citation.norm, citation.said) for citation in found.citations] == [("13e", ())]


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("fr", "Norme 5 : protéger les réseaux.", "Norme 5"),
        ("fr", "Elle a cité la cinquième norme du rapport.", "cinquième norme"),
        ("fr", "Elle a cité la première norme du rapport.", "première norme"),
        ("fr", "Elle a cité les normes 5 et 6.", "normes 5 et 6"),
        ("fr", "Elle a cité les premières normes du rapport.", ""),
        ("es", "Norma 5: proteger las redes.", "Norma 5"),
        ("es", "Citó la quinta norma del informe.", "quinta norma"),
        ("es", "Citó la norma cinco.", "norma cinco"),
        ("es", "Citó las normas 5 y 6.", "normas 5 y 6"),
        ("es", "Citó las normas de dos Estados.", ""),
        ("es", "Citó la norma e incluso el informe.", ""),
        ("fr", "Elle a cité la norme c.", "norme c"),
    ],
)
def test_what_may_name_a_norm_is_asked_about(language: str, text: str, asked: str) -> None:
    """By its number in words or figures, in every gender, or by a letter; first norms are no first norm."""
    (reading,) = read([Block(Kind.PARAGRAPH, text)], [], language, frameworks=KNOWN)
    assert [text[one.start : one.end] for one in reading.unclear] == ([asked] if asked else [])
