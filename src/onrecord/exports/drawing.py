"""Draw cards: the one door to Pillow, and to the fonts and the order of letters from right to left.

Letters are placed by FreeType alone, without the libraries of a system that some Pillows find and
others do not: the same card has the same bytes on every machine with the same packages.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

from arabic_reshaper import reshape
from bidi import get_display
from PIL import Image, ImageDraw, ImageFont

from onrecord.text.characters import is_right_to_left

WIDTH, HEIGHT = 1200, 630
"""The size that Open Graph asks for."""

VERSIONS = tuple(
    f"{name} {version(name)}"
    for name in (
        "arabic-reshaper",
        "fontpkg-noto-sans",
        "fontpkg-noto-sans-arabic",
        "pillow",
        "python-bidi",
    )
)
"""What makes the bytes of a picture besides this program."""

_ELLIPSIS = "…"
_BETWEEN = " · "
"""What stands between parts of a line."""

_LOCATOR = re.compile(r"\d+ ?\([a-z]\)")
_LONGEST = 600
"""No place has room for so many characters."""
_STEERING = frozenset(("Cc", "Cf"))
"""Categories of characters that are not seen: they steer others."""


@dataclass(frozen=True)
class Card:
    """What a picture says."""

    title: str
    site: str
    """The name of the site."""
    over: str = ""
    """One line above the title."""
    below: str = ""
    """What is said below the title."""
    marks: tuple[str, ...] = ()
    """Norms: `13(e)`."""
    monogram: str = ""
    """The initials of a person."""

    @property
    def words(self) -> str:
        """All that it says, as a line of text for those who do not see it."""
        return _BETWEEN.join(
            filter(None, (self.over, self.title, self.below, *self.marks, self.site))
        )


Colour = tuple[int, int, int]

_PAPER: Colour = (0xFF, 0xFF, 0xFF)
_WASH: Colour = (0xE3, 0xF0, 0xF8)
_INK: Colour = (0x16, 0x20, 0x2A)
_SOFT: Colour = (0x51, 0x60, 0x6E)
_ACCENT: Colour = (0x00, 0x60, 0x9C)
_LINE: Colour = (0xDF, 0xE5, 0xEA)
"""The light colours of the site."""

_STEPS = 4
"""How many shades lie from the paper to a colour: with so few a picture is small, and smooth enough."""


class _Pen(NamedTuple):
    """The shades from one colour to another, by their places in the palette."""

    paper: int
    first: int
    """The place of the first shade; the others follow."""


@cache
def _shades(pen: _Pen) -> list[int]:
    """Return a place in the palette for each level of grey of what is drawn."""
    levels = [round(grey * _STEPS / 255) for grey in range(256)]
    return [pen.first + level - 1 if level else pen.paper for level in levels]


def _ramp(paper: Colour, ink: Colour) -> list[Colour]:
    return [
        tuple(round(p + (i - p) * step / _STEPS) for p, i in zip(paper, ink, strict=True))  # type: ignore[misc]
        for step in range(1, _STEPS + 1)
    ]


_PALETTE = (
    _PAPER,
    _LINE,
    *_ramp(_PAPER, _INK),
    *_ramp(_PAPER, _SOFT),
    *_ramp(_PAPER, _ACCENT),
    *_ramp(_PAPER, _WASH),
    *_ramp(_WASH, _ACCENT),
)
_RULE = 1
_BOLD, _GREY, _BLUE, _PALE = (_Pen(0, 2 + _STEPS * place) for place in range(4))
_ON_PALE = _Pen(_PALE.first + _STEPS - 1, 2 + _STEPS * 4)

_MARGIN = 80
_INNER = WIDTH - 2 * _MARGIN
_FOOT = 522
"""Where the line above the name of the site is."""

_TITLES = ((72, 3), (60, 4))
"""Sizes of a title, the largest first, and how many lines of it there is room for."""


class _Style(NamedTuple):
    size: int
    weight: int
    pen: _Pen


_OVER = _Style(30, 400, _GREY)
_BELOW = _Style(32, 400, _GREY)
_SITE = _Style(30, 600, _BLUE)
_MARK = _Style(26, 700, _ON_PALE)
_MONOGRAM = _Style(46, 700, _ON_PALE)
_ALL = [0, *[255] * 255]
"""Of each level of grey, whether anything is drawn."""

_COMPRESSION = 6
"""The highest, 9, takes ten times as long, and saves a tenth."""

_CIRCLE = 120
_MARKS = 5
"""How many norms are shown."""

_LEADING = 1.26
"""The height of a line, by its size."""


def lacking(card: Card) -> str:
    """Return the characters of a card that no font here has, each once."""
    texts = (card.over, card.title, card.below, card.site, card.monogram, *card.marks)
    return "".join(dict.fromkeys(char for text in texts for char in _lacking(text)))


def _lacking(text: str) -> Iterator[str]:
    arabic, plain = is_right_to_left(text), _plain(text)
    for char in plain:
        if unicodedata.category(char) not in _STEERING and not _is_drawn(char, arabic=arabic):
            yield char
    # A letter that has no joined forms would stand apart from those beside it.
    yield from (char for char in reshape(plain) if arabic and _is_unjoined(char))


def _is_unjoined(char: str) -> bool:
    return "\u0600" <= char < "\u0780" and unicodedata.category(char) == "Lo"


def draw(card: Card) -> bytes:
    """Return the picture of a card as a PNG."""
    sheet = _Sheet(from_the_right=is_right_to_left(card.title))
    sheet.box(0, 0, WIDTH, 14, _BLUE.first + _STEPS - 1)
    top = 74
    if card.monogram:
        sheet.disc(_MARGIN, top, _CIRCLE, card.monogram)
        sheet.text(card.over, _OVER, top + 38, indent=_CIRCLE + 28)
        top += _CIRCLE + 20
    else:
        sheet.text(card.over, _OVER, top)
        top += 58 if card.over else 90
    size, lines = _title(card.title, _FOOT - top)
    for line in lines:
        sheet.text(line, _Style(size, 700, _BOLD), top)
        top += round(size * _LEADING)
    top += 28
    room = max((_FOOT - 8 - top) // round(_BELOW.size * 1.36), 0)
    for line in _wrapped(card.below, _BELOW, min(room, 3)):
        sheet.text(line, _BELOW, top)
        top += round(_BELOW.size * 1.36)
    if card.site:
        sheet.box(_MARGIN, _FOOT, WIDTH - _MARGIN, _FOOT + 2, _RULE)
        taken = sheet.marks(card.marks, _FOOT + 34)
        sheet.text(_cut(card.site, _SITE, _INNER - taken), _SITE, _FOOT + 30)
    return sheet.png()


class _Sheet:
    """A picture that is being drawn; a text begins at the side that it is read from."""

    def __init__(self, *, from_the_right: bool) -> None:
        self._right = from_the_right
        self._image = Image.new("P", (WIDTH, HEIGHT), 0)
        self._image.putpalette([part for colour in _PALETTE for part in colour])

    def box(self, left: int, top: int, right: int, bottom: int, shade: int) -> None:
        """Fill a rectangle."""
        self._image.paste(shade, (left, top, right, bottom))

    def text(self, text: str, style: _Style, top: int, indent: int = 0) -> None:
        """Write one line, as much of it as there is room for."""
        line = _cut(text, style, _INNER - indent)
        if line:
            font = _font(style, arabic=is_right_to_left(line))
            mask, above = _mask(_shaped(line), font)
            start = _MARGIN + indent
            left = WIDTH - start - mask.width if self._right else start
            self._put(mask, style.pen, left, top + above)

    def disc(self, left: int, top: int, size: int, initials: str) -> None:
        """Draw the monogram of a person."""
        left = WIDTH - left - size if self._right else left
        self._put(_rounded(size, size, size // 2), _PALE, left, top)
        self._on_pale(initials, _MONOGRAM, left + size // 2, top + size // 2)

    def marks(self, marks: Sequence[str], top: int) -> int:
        """Draw norms in a row that ends at the margin; return how wide it is."""
        shown = [*marks[:_MARKS], *([_ELLIPSIS] if len(marks) > _MARKS else [])]
        end, height = WIDTH - _MARGIN, 42
        for mark in reversed(shown):
            font = _font(_MARK, arabic=False)
            width = round(font.getlength(mark)) + 28
            left = WIDTH - end if self._right else end - width
            self._put(_rounded(width, height, 8), _PALE, left, top)
            self._on_pale(mark, _MARK, left + width // 2, top + height // 2)
            end -= width + 12
        return WIDTH - _MARGIN - end + 20 if shown else 0

    def _on_pale(self, text: str, style: _Style, centre: int, middle: int) -> None:
        mask, _ = _mask(_shaped(text), _font(style, arabic=is_right_to_left(text)))
        self._put(mask, style.pen, centre - mask.width // 2, middle - mask.height // 2)

    def _put(self, mask: Image.Image, pen: _Pen, left: int, top: int) -> None:
        """Put what is drawn white on black there; where it is black, what was there stays."""
        drawn = mask.point(_ALL)
        self._image.paste(mask.point(_shades(pen)), (left, top), drawn)

    def png(self) -> bytes:
        """Return the picture."""
        data = BytesIO()
        self._image.save(data, "PNG", compress_level=_COMPRESSION)
        return data.getvalue()


def _mask(text: str, font: ImageFont.FreeTypeFont) -> tuple[Image.Image, int]:
    """Draw a line of text, white on black; return it without what is empty, and how much was above."""
    left, top, right, bottom = map(int, font.getbbox(text))
    mask = Image.new("L", (max(right - left, 1), max(bottom - top, 1)), 0)
    ImageDraw.Draw(mask).text((-left, -top), text, font=font, fill=255)
    return mask, top


@lru_cache(maxsize=64)
def _rounded(width: int, height: int, radius: int) -> Image.Image:
    """Draw a rectangle with round corners, white on black; four times as large, so that it is smooth."""
    large = Image.new("L", (width * 4, height * 4), 0)
    box = (0, 0, width * 4 - 1, height * 4 - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, radius * 4, fill=255)
    return large.resize((width, height), Image.Resampling.BOX)


@cache
def _font(style: _Style, *, arabic: bool) -> ImageFont.FreeTypeFont:
    name = "Arabic" if arabic else ""
    folder = files("fontpkg_noto_sans_arabic" if arabic else "fontpkg_noto_sans") / "files"
    path = folder / f"NotoSans{name}[wdth,wght].ttf"
    font = ImageFont.truetype(str(path), style.size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([style.weight, 100])
    return font


def _plain(text: str) -> str:
    """Return a text in one line, in composed characters; of a long one, more than there is room for."""
    return unicodedata.normalize("NFC", " ".join(text.split())[:_LONGEST])


def _shaped(text: str) -> str:
    """Return a text in the order and the forms in which its letters are drawn from the left."""
    line = _plain(text)
    if is_right_to_left(line):
        # Each part, and each norm, has an order of its own.
        parts = (f"\u2068{part}\u2069" for part in line.split(_BETWEEN))
        line = _LOCATOR.sub("\u2066\\g<0>\u2069", _BETWEEN.join(parts))
        line = str(get_display(reshape(line), base_dir="R"))
    return "".join(char for char in line if unicodedata.category(char) not in _STEERING)


@lru_cache(maxsize=4096)
def _is_drawn(char: str, *, arabic: bool) -> bool:
    """Say whether a character can be drawn: the font has it, and it needs nothing of those beside it."""
    category = unicodedata.category(char)
    if category[0] == "Z":
        return True
    if arabic and category == "Mn":
        return "ARABIC" in unicodedata.name(char, "")  # vowel signs, which are left out
    if category[0] in "MC" or "DEVANAGARI" in unicodedata.name(char, ""):
        return False
    font = _font(_MARK, arabic=arabic)
    try:
        return bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))
    except OSError:  # a sentence in one character, as U+FDFD is, can be too much in bold letters
        return False


def _title(text: str, room: int) -> tuple[int, list[str]]:
    """Return the size of a title and its lines: the largest size that has room for all of it."""
    found: tuple[int, list[str]] = (0, [])
    for size, most in _TITLES:
        style = _Style(size, 700, _BOLD)
        fitting = min(most, room // round(size * _LEADING))
        found = size, _wrapped(text, style, fitting)
        if not found[1][-1:] or not found[1][-1].endswith(_ELLIPSIS):
            break
    return found


def _wrapped(text: str, style: _Style, most: int) -> list[str]:
    """Return a text in at most so many lines; what has no room is cut at a word."""
    lines: list[str] = []
    rest = list(_words(text, style))
    space = _width("x x", style) - 2 * _width("x", style)
    while rest and len(lines) < most:
        count, width = 1, _width(rest[0], style)
        for word in rest[1:]:
            width += space + _width(word, style)
            if width > _INNER:
                break
            count += 1
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    if rest and lines:
        lines[-1] = _cut(f"{lines[-1]} {rest[0]}", style, _INNER)
    return lines


def _words(text: str, style: _Style) -> Iterator[str]:
    """Yield the words of a text, parted where one is wider than a line."""
    for word in _plain(text).split():
        rest = word
        while _width(rest, style) > _INNER:
            count = max(_fitting(rest, style, _INNER), 1)
            yield rest[:count]
            rest = rest[count:]
        yield rest


def _fitting(text: str, style: _Style, room: float) -> int:
    """Return how many characters of a text have room in a line."""
    return bisect_right(range(1, len(text) + 1), room, key=lambda n: _width(text[:n], style))


def _cut(text: str, style: _Style, room: int) -> str:
    """Return a text that has room in a line, cut at a word where it has none."""
    if _width(text, style) <= room:
        return text
    words = text.split()
    while len(words) > 1 and _width(f"{' '.join(words)}{_ELLIPSIS}", style) > room:
        words.pop()
    kept = " ".join(words).rstrip(".,;:!?–—-")
    kept = kept[: _fitting(kept, style, room - _width(_ELLIPSIS, style))]
    return f"{kept}{_ELLIPSIS}"


@lru_cache(maxsize=4096)
def _width(text: str, style: _Style) -> float:
    return _font(style, arabic=is_right_to_left(text)).getlength(_shaped(text))
