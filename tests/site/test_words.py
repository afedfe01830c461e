"""The words of the interface, and how a language writes days, numbers and lists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import babel
import pytest
from jinja2 import Environment, nodes

import onrecord
from onrecord.model import FrontMatter
from onrecord.site.words import (
    FORMS,
    STANDARD,
    Words,
    base_language,
    direction,
    has_words,
    isolated,
    languages,
    words_in,
)
from tests.site import projects

ENGLISH, FRENCH = words_in("en"), words_in("fr")


def plural_forms(words: Words) -> frozenset[str]:
    """Return all forms that nouns of a language have after numbers."""
    return frozenset(babel.Locale.parse(words.locale.code).plural_form.tags | {"other"})


PACKAGE = Path(onrecord.__file__).parent
TEMPLATES = sorted(
    [*(PACKAGE / "site/templates").glob("*.j2"), *(PACKAGE / "hosts/theme").rglob("*.html")]
)
ASSETS = PACKAGE / "hosts/theme/assets"
SCRIPTS = {
    "filtering": sorted((ASSETS / "filters").glob("*.js")),
    "citing": [ASSETS / "citing.js"],
    "finding": sorted((ASSETS / "find").glob("*.js")),
    "proposing": [ASSETS / "propose.js", *sorted((ASSETS / "propose").glob("*.js"))],
}
"""The groups that are handed to scripts, and to which."""
FOREIGN = [language for language in languages() if language != STANDARD]


def test_languages_that_come_with_the_program() -> None:
    """English, and others."""
    assert set(languages()) == {"ar", "en", "es", "fr", "ru", "zh"}


def test_what_the_authors_write_is_whole() -> None:
    """Whoever adds a text writes it in English and in French; others may be left to translators."""
    left = words_in("fr").missing
    assert not left, f"Write {sorted(left)} into data/words/fr.toml, too."


def test_spaces_of_french_do_not_break() -> None:
    """A sign of two parts never begins a line, nor do quotation marks stand alone."""
    for key, text in words_in("fr").texts.items():
        for form in [text] if isinstance(text, str) else text.values():
            plain = re.sub(r"`[^`]*`|https?:\S*|\(\w+:\S*\)", "", form)
            assert not re.search(r"(?<!\u202f)[;?!]", plain), key
            assert not re.search(r"(?<!\u00a0)[:»]|«(?!\u00a0)", plain), key
            assert "'" not in plain, key


def test_language_without_words_is_answered_in_english() -> None:
    """A region changes nothing; what nobody has translated is English."""
    assert words_in("fr-CH") is words_in("fr")
    assert words_in("es-419") is words_in("es")
    assert words_in("ar-EG") is words_in("ar")
    assert words_in("tlh") is words_in("en")
    assert words_in("zh-Hant") is words_in("zh-TW") is words_in("en")
    assert words_in("zh-Hans") is words_in("zh-CN") is words_in("zh")
    assert has_words("fr-CH")
    assert not has_words("tlh")


def test_text_is_filled_in() -> None:
    """A number is written as the language does, and chooses the form."""
    assert words_in("en").say("count.summary", n=1) == "1 summary"
    assert words_in("en").say("count.norm", n=1204) == "1,204 norms"
    assert words_in("fr").say("count.summary", n=0) == "0\u00a0compte rendu"
    assert words_in("fr").say("count.summary", n=1204) == "1\u202f204\u00a0comptes rendus"
    assert words_in("fr").say("count.norm", n=2_000_000) == "2\u202f000\u202f000\u00a0normes"
    assert words_in("fr").say("period.both", start="2018", end="2020") == "2018\u00a0– 2020"


# --- What templates say by themselves -------------------------------------------------------------


class Own(HTMLParser):
    """Reads a template, its expressions left out, and finds the words that are its own."""

    SPOKEN = frozenset(["alt", "aria-label", "label", "placeholder", "title"])
    """The attributes that somebody reads or hears."""
    NAMES = frozenset([".md"])
    """What is called the same in every language."""

    def __init__(self, template: str) -> None:
        super().__init__()
        self.words: list[str] = []
        parsed = Environment(autoescape=True).parse(template)
        self.feed("\x01".join(data.data for data in parsed.find_all(nodes.TemplateData)))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at what an element is called."""
        for name, value in attrs:
            if name in self.SPOKEN:
                self.handle_data(value or "")

    def handle_data(self, data: str) -> None:
        """Keep a text that has letters; a macro may hold nothing but attributes."""
        if '="' in data:
            self.handle_starttag("", re.findall(r'([\w-]+)="([^"]*)"', data))
            return
        if re.search(r"[^\W\d_]", data) and data.strip("\x01 \n") not in self.NAMES:
            self.words.append(data)


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id="/".join(path.parts[-2:])) for path in TEMPLATES],
)
def test_no_template_has_words_of_its_own(path: Path) -> None:
    """Whoever adds a language has to look at one file."""
    assert Own(path.read_text(encoding="utf-8")).words == []


def test_words_of_a_template_are_found() -> None:
    """The test above would see a text, the name of an element, and words between expressions."""
    template = '<p title="{{ a }} one">{{ b }} two</p>{% if c %}<img alt="three">{% endif %}'
    assert Own(template).words == ["\x01 one", "\x01 two", "three"]


VALUES = {"On record", "machine-generated report"}
"""What settings and records hold: no words of the interface."""


def test_no_module_of_the_pages_has_sentences_of_its_own() -> None:
    """What pages say is not written in the code, be it in a title or in a description."""
    for path in (PACKAGE / "site").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        notes = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in notes:
                sentence = re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", str(node.value))
                assert not sentence or node.value in VALUES, f"{path.name}: {node.value!r}"


# --- What the program asks for --------------------------------------------------------------------


def in_python() -> Iterator[tuple[str, bool]]:
    """Yield all texts in the modules, and of those made of pieces the first; that says `True`."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value), True
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, False


def in_templates() -> Iterator[tuple[str, bool]]:
    """Yield all texts in the expressions of the templates in the same way."""
    for path in TEMPLATES:
        parsed = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for node in parsed.find_all(nodes.Concat):
            first = node.nodes[0]
            if isinstance(first, nodes.Const):
                yield str(first.value), True
        for const in parsed.find_all(nodes.Const):
            if isinstance(const.value, str):
                yield const.value, False
        for made in parsed.find_all(nodes.Filter):
            if made.name in {"counted", "noun"}:
                (noun,) = (str(a.value) for a in made.args if isinstance(a, nodes.Const))
                yield f"{'count' if made.name == 'counted' else 'noun'}.{noun}", False


def in_scripts(group: str) -> set[str]:
    """Return what the scripts ask of the words they are given, not of a list of words."""
    texts = [path.read_text(encoding="utf-8") for path in SCRIPTS[group]]
    asked = {name for text in texts for name in re.findall(r"\bwords\.(\w+)(?!\w|\()", text)}
    return asked - {"length"}


def asked() -> tuple[set[str], tuple[str, ...]]:
    """Return the keys that the program asks for, and the beginnings of those made of pieces."""
    found = [*in_python(), *in_templates()]
    groups = {text for text, begins in found if begins and re.fullmatch(r"[\w.]+\.", text)}
    said = {f"{group}.{name}" for group in SCRIPTS for name in in_scripts(group)}
    groups |= {f"{key}." for key in said}
    return said | {text for text, begins in found if not begins}, tuple(groups - WHOLE)


WHOLE = {"count.", "noun."}
"""Groups whose keys are asked for one by one, by filters of their own."""


def test_every_text_is_used() -> None:
    """No key is left over from something that is said no longer."""
    whole, groups = asked()
    unused = [k for k in words_in(STANDARD).texts if k not in whole and not k.startswith(groups)]
    assert unused == []


def test_every_text_that_is_asked_for_is_there() -> None:
    """A template that names a key no file has is found before a page needs it."""
    known = words_in(STANDARD)
    for path in TEMPLATES:
        parsed = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for made in parsed.find_all(nodes.Filter):
            if made.name == "word" and isinstance(made.node, nodes.Const):
                assert made.node.value in known.texts, path.name
    for group in SCRIPTS:
        assert in_scripts(group) <= known.groups[group].keys()


def test_no_group_is_called_like_a_form() -> None:
    """A text with forms is told from a group of texts by its keys."""
    words: Words = words_in(STANDARD)
    assert not FORMS & {part for key in words.texts for part in key.split(".")}


SHORT = 10
"""Up to so many letters, a text may be part of something that is no word of ours."""

TAKEN = """\
---
title: Taken back
date: 2022-01-02
speakers: []
norms: []
withdrawn: {on: 2022-02-03, reason: Handle with care.}
---
"""


MARKED = re.compile("\u2066.*\u2069", re.DOTALL)
"""What says of itself that it is English where no element can: a name, a choice of a list."""


class Unmarked(HTMLParser):
    """Finds what a fragment says without saying that it is English."""

    VOID = frozenset(["br", "hr", "img", "input", "line", "meta", "rect"])

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._english: list[bool] = [False]
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at what an element is called, and in which language it is."""
        given = dict(attrs)
        self.said += [MARKED.sub("", given.get(name) or "") for name in Own.SPOKEN]
        if tag not in self.VOID:
            language = given.get("lang")
            self._english.append(language == "en" if language else self._english[-1])

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in self.VOID:
            self._english.pop()

    def handle_data(self, data: str) -> None:
        """Keep a text that is in the language of the site."""
        if not self._english[-1]:
            self.said.append(MARKED.sub("", data))


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_english_says_so(language: str, tmp_path: Path) -> None:
    """Every kind of page says everything in the language of the site, or in which one it says it."""
    files = {
        name: text.replace("What was", "All that was") for name, text in projects.FILES.items()
    }
    site = projects.site(
        tmp_path,
        files | {"summaries/taken.md": TAKEN},
        language=language,
        repository="https://example.org/repo",
    )
    other = words_in(language).texts
    english = [
        text
        for key, text in words_in(STANDARD).texts.items()
        if isinstance(text, str) and len(text) > SHORT and "{" not in text
        if text != other[key] and not key.startswith("propose.example.")
    ]
    for page in projects.pages(site).values():
        about = (MARKED.sub("", text) for text in (page.title, page.description))
        said = "\n".join((*about, *Unmarked(page.html + page.aside).said))
        assert [text for text in english if text in said] == [], page.url


@pytest.mark.parametrize(
    ("is_", "words", "french"),
    [
        pytest.param("held", "1 May 2020", "1er mai 2020", id="held"),
        pytest.param(
            "published", "published 1 May 2020", "source publiée le 1er mai 2020", id="published"
        ),
        pytest.param(
            "inferred", "1 May 2020 (date inferred)", "1er mai 2020 (date déduite)", id="inferred"
        ),
        pytest.param("month", "May 2020", "mai 2020", id="month"),
    ],
)
def test_dated_says_what_the_day_is(is_: str, words: str, french: str) -> None:
    """A day that is not the day of the webinar says so."""
    front = FrontMatter.model_validate(
        {"title": "T", "date": "2020-05-01", "date_is": is_, "speakers": [], "norms": []}
    )
    assert ENGLISH.dated(front) == words
    assert FRENCH.dated(front) == french


@pytest.mark.parametrize(
    ("start", "end", "words", "french"),
    [
        pytest.param(
            "2018", "2020-08", "from 2018 to August 2020", "2018\u00a0– août 2020", id="both"
        ),
        pytest.param("2018-05-01", "2018-05-01", "1 May 2018", "1er mai 2018", id="one day"),
        pytest.param("2018", None, "from 2018", "dès 2018", id="beginning"),
        pytest.param(None, "2018-08", "until August 2018", "jusqu’en août 2018", id="end"),
        pytest.param(
            None, "2018-08-02", "until 2 August 2018", "jusqu’au 2 août 2018", id="last day"
        ),
        pytest.param(None, None, "", "", id="neither"),
        pytest.param("2018-13", None, "from 2018-13", "dès 2018-13", id="no such month"),
    ],
)
def test_period(start: str | None, end: str | None, words: str, french: str) -> None:
    """A period says what is known of it and no more."""
    assert ENGLISH.period(start, end) == words
    assert FRENCH.period(start, end) == french


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        pytest.param("supply-chain", "supply chain", id="words"),
        pytest.param("csirts", "CSIRTs", id="capitals"),
        pytest.param("de-escalation", "de-escalation", id="prefix"),
        pytest.param("geneva-dialogue", "Geneva Dialogue", id="name"),
    ],
)
def test_topic(id_: str, words: str) -> None:
    """A topic is written as people write it."""
    assert ENGLISH.topic(id_) == words


def test_direction_of_a_language() -> None:
    """A language is written from the left unless it is known to be written from the right."""
    assert base_language("pt-BR") == "pt"
    assert direction("ar") == "rtl"
    assert direction("fr") == "ltr"


def test_text_written_from_the_right_leaves_its_neighbours_in_order() -> None:
    """Signs that nobody sees stand around it; around any other text there are none."""
    assert isolated("Ada Éxample") == "Ada Éxample"
    assert isolated("مثال") == "\u2068مثال\u2069"
    assert isolated("דוגמה (2031)") == "\u2068דוגמה (2031)\u2069"


DAY = date(2018, 12, 11)


def test_days_are_written_out() -> None:
    """A day has its month in letters, so that no reader takes it for another."""
    assert (ENGLISH.locale.day(DAY), ENGLISH.locale.short_day(DAY)) == (
        "11 December 2018",
        "11 Dec 2018",
    )
    assert (FRENCH.locale.day(DAY), FRENCH.locale.short_day(DAY)) == (
        "11 décembre 2018",
        "11 déc. 2018",
    )
    assert (ENGLISH.locale.month(DAY), FRENCH.locale.month(DAY)) == (
        "December 2018",
        "décembre 2018",
    )


def test_first_day_of_a_month_has_a_name() -> None:
    """French counts the first day and numbers the others."""
    assert FRENCH.locale.day(date(2018, 5, 1)) == "1er mai 2018"
    assert FRENCH.locale.day(date(2018, 5, 2)) == "2 mai 2018"
    assert ENGLISH.locale.day(date(2018, 5, 1)) == "1 May 2018"


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        pytest.param(0, "0", "0", id="none"),
        pytest.param(999, "999", "999", id="short"),
        pytest.param(1204, "1,204", "1\u202f204", id="long"),
    ],
)
def test_numbers(number: int, english: str, french: str) -> None:
    """The digits of a long number are parted, in French by a narrow space that does not break."""
    assert ENGLISH.locale.number(number) == english
    assert FRENCH.locale.number(number) == french


@pytest.mark.parametrize("language", languages())
def test_lengths_of_time_and_days_can_be_written_in_every_language(language: str) -> None:
    """Hours, minutes and seconds; a day with its month in letters, or as no other takes it."""
    locale = words_in(language).locale
    written = [re.findall(r"\d+", locale.duration(seconds)) for seconds in (3723, 123, 60, 0)]
    assert written == [["1", "2", "3"], ["2", "3"], ["1"], ["0"]]
    assert "/" not in locale.short_day(DAY)
    assert locale.listing(["a", "b", "c"])


def test_lengths_of_time_that_babel_has_in_part() -> None:
    """By itself it would fail, say `1 horas`, or repeat the last of two amounts."""
    assert words_in("es").locale.duration(3723) == "1 h, 2 min, 3 s"
    assert words_in("ar").locale.duration(123) == "2 د، 3 ث"
    assert FRENCH.locale.duration(3723) == "1\u202fh, 2\u00a0min et 3\u202fs"
    assert ENGLISH.locale.duration(3723) == "1 hr, 2 mins, 3 secs"


def test_listing() -> None:
    """The last of several words is joined by an and."""
    assert ENGLISH.locale.listing([]) == ""
    assert ENGLISH.locale.listing(["a"]) == "a"
    assert ENGLISH.locale.listing(["a", "b", "c"]) == "a, b and c"
    assert FRENCH.locale.listing(["a", "b", "c"]) == "a, b et c"


def test_forms_after_a_number() -> None:
    """Nought is one in French, and not in English."""
    assert [ENGLISH.locale.form(number) for number in (0, 1, 2)] == ["other", "one", "other"]
    assert [FRENCH.locale.form(number) for number in (0, 1, 2)] == ["one", "one", "other"]
    assert plural_forms(FRENCH) == {"one", "many", "other"}


def test_names_of_languages() -> None:
    """A language has a name where one is known, whatever its region; else its code."""
    assert (ENGLISH.locale.language("fr-CH"), FRENCH.locale.language("fr-CH")) == (
        "French",
        "français",
    )
    assert ENGLISH.locale.language("qqq") == "qqq"
