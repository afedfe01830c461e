"""Cards are drawn whole, in any script that the fonts have, and always with the same bytes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from bidi import get_display
from PIL import Image, ImageChops, ImageFont

from onrecord.exports import drawing
from onrecord.exports.drawing import HEIGHT, WIDTH, Card, draw, lacking

CARD = Card(
    "What holds offline holds online",
    "A small site",
    "11 December 2018 · A Series, part 1",
    "Ada Éxample and Ben Sample",
    ("13(e)", "13(k)"),
)
LONG = "norms that go on and on " * 20

EMPTY = Card("", "")


def opened(card: Card) -> Image.Image:
    """Return a picture as Pillow reads it, in grey."""
    image = Image.open(BytesIO(draw(card)))
    image.load()
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    return image.convert("L")


def inked(image: Image.Image, box: tuple[int, int, int, int] | None = None) -> tuple[int, ...]:
    """Return where something is drawn, below the bar at the top."""
    part = ImageChops.invert(image).crop(box or (0, 20, WIDTH, HEIGHT))
    found = part.getbbox()
    assert found
    return found


def test_a_picture_has_the_size_that_is_asked_for() -> None:
    """It is small, though, and has a palette."""
    data = draw(CARD)
    image = Image.open(BytesIO(data))
    assert (image.size, image.mode) == ((1200, 630), "P")
    assert len(data) < 25_000
    assert {"date:create", "tIME", "Software"}.isdisjoint(image.info)


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        replace(CARD, monogram="AÉ"),
        Card(LONG, LONG, LONG, LONG, tuple(f"13({letter})" for letter in "abcdefghijk"), "ABC"),
        Card("x" * 2000, "y" * 2000, "z" * 2000, "w" * 2000),
        Card("حوار حول القواعد " * 20, "موقع " * 50, "سلسلة " * 50, "ليلى مثال " * 90, ("13(e)",)),
        Card("Нормы ответственного поведения " * 9, "Κανόνες"),
        Card("A", "B"),
    ],
    ids=("usual", "person", "long", "one word", "arabic", "cyrillic", "short"),
)
def test_nothing_runs_over_the_edge(card: Card) -> None:
    """All that is drawn keeps a margin, whatever its length."""
    left, _, right, bottom = inked(opened(card))
    assert left >= 60
    assert right <= WIDTH - 60
    assert bottom <= HEIGHT - 40


def test_what_is_below_the_title_has_its_place() -> None:
    """Whatever the title: the longest leaves the name of the site as it is."""
    short, long = opened(CARD), opened(replace(CARD, title=LONG, below=LONG))
    foot = (0, 515, WIDTH, HEIGHT)
    assert short.crop(foot).tobytes() == long.crop(foot).tobytes()


@pytest.mark.parametrize("text", ["gjpqyÇŞ", "حجعغ"])
def test_no_line_covers_another(text: str) -> None:
    """What reaches below a line is not cut off by the one beneath."""
    style = drawing._Style(60, 700, drawing._BOLD)
    drawn = []
    for lines in (1, 2):
        sheet = drawing._Sheet(from_the_right=False)
        for line in range(lines):
            sheet.text(text, style, 100 + round(line * 60 * drawing._LEADING))
        drawn.append(Image.open(BytesIO(sheet.png())).convert("L"))
    one, two = drawn
    assert ImageChops.subtract(two, one).getbbox() is None, "something of the first line is gone"
    assert ImageChops.subtract(one, two).getbbox()


def test_a_long_title_is_cut_at_a_word() -> None:
    """With an ellipsis; one that has room stays whole."""
    size, lines = drawing._title(LONG, 400)
    assert (size, len(lines)) == (60, 4)
    assert lines[-1].endswith(("that…", "go…", "on…", "and…", "norms…"))
    assert drawing._title("Two words", 400) == (72, ["Two words"])
    assert " ".join(drawing._title("word " * 14, 400)[1]).split() == ["word"] * 14


def test_the_same_card_has_the_same_bytes() -> None:
    """In another process, too, and after other cards."""
    code = (
        "import sys\nfrom onrecord.exports.drawing import Card, draw\n"
        f"draw(Card('z', 'y'))\nsys.stdout.buffer.write(draw({CARD!r}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout == draw(CARD)
    assert draw(CARD) == draw(replace(CARD))
    assert draw(CARD) != draw(replace(CARD, title="What holds online"))


def test_letters_are_placed_without_a_library_of_the_system() -> None:
    """Raqm takes its order of letters from one that not every machine has."""
    font = drawing._font(drawing._OVER, arabic=True)
    assert font.layout_engine == ImageFont.Layout.BASIC


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Đặng Łukasz Őrs Iñigo ÿ ﬁ",
        "Ελλάς, ά — “κανόνες”",
        "Нормы поведения: ї ў ђ",
        "حوارٌ حول القواعد ١٢٣ پچگ",
        "“Quotes” – dashes … · ¶ § € № ½",
        "e\u0301 composed, \u200e\u2068marks\u2069",
    ],
)
def test_what_the_fonts_have(text: str) -> None:
    """Latin, Greek, Cyrillic and Arabic, with their signs."""
    assert lacking(Card(text, "")) == ""


@pytest.mark.parametrize(
    "text",
    ["ێۆ", "中文", "にほん", "한국", "हिन्दी", "ไทย", "שלום", "🎉", "x\u0304", "\ue000", "\ufdfd"],
)
def test_what_the_fonts_have_not(text: str) -> None:
    """Nothing is drawn as an empty box, and nothing that would fall apart."""
    assert set(lacking(Card("Norms", "", below=text))) & set(text)


def test_each_character_that_is_missing_is_told_once() -> None:
    """Wherever it stands."""
    assert lacking(Card("中文中", "文", monogram="中")) == "中文"


def test_texts_from_the_right_begin_there() -> None:
    """The whole card does; letters are joined, and stand in the order in which they are read."""
    card = replace(CARD, title="حوار حول القواعد", over="", below="", marks=())
    left, _, right, _ = inked(opened(card), (0, 60, WIDTH, 500))
    assert WIDTH - right <= 90
    assert left > WIDTH // 3  # how wide letters are depends on the version of Pillow
    shaped = drawing._shaped("بيت")
    assert shaped == "\ufe96\ufef4\ufe91"  # final, medial, initial: from the left
    assert drawing._shaped("12 بيت").endswith("12")


def test_norms_stay_together_among_letters_from_the_right() -> None:
    """`13(e)` is read as it is written, and so is each part of a line."""
    assert "13(e)" in drawing._shaped("قاعدة 13(e) هنا")
    assert "4 March 2031" in drawing._shaped("4 March 2031 · بيت")
    assert "13(e)" not in get_display("قاعدة 13(e) هنا", base_dir="R")


def test_a_monogram_stays_apart() -> None:
    """Two letters of Arabic do not join to a syllable."""
    joined, apart = (len(drawing._shaped(text)) for text in ("لم", "ل\u200cم"))
    assert (joined, apart) == (2, 2)
    assert drawing._shaped("ل\u200cم") != drawing._shaped("لم")


def test_the_words_are_all_that_is_shown() -> None:
    """For those who do not see it."""
    assert CARD.words == (
        "11 December 2018 · A Series, part 1 · What holds offline holds online · "
        "Ada Éxample and Ben Sample · 13(e) · 13(k) · A small site"
    )
