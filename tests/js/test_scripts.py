"""The scripts of the pages do what they should: tests in JavaScript, and in Python where both meet."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.text.characters import without_hidden
from onrecord.text.folding import TABLE, searchable
from tests.js.contract import declarations
from tests.js.node import ASSETS, evaluate, node

HERE = Path(__file__).parent

TITLES = [
    "A: b # c",
    "'quoted' \"twice\" \\ {{ 7 }} %TAG",
    "- [x] {a: b}, &c *d !e |",
    "no",
    "2030-05-14",
    "??? @ ` > ~ null",
    "---",
    "É 用 ندوة 🙂 \u2028 \u0085 \ufeff end",
    "</textarea><script>window.hit=1</script>",
]
"""What YAML would take for something else, and what nobody should type."""


def test_modules_without_a_page() -> None:
    """What needs no browser is tested in JavaScript, in the files `*.test.js` beside this one."""
    done = node("--test", *map(str, sorted(HERE.glob("*.test.js"))))
    assert done.returncode == 0, done.stdout + done.stderr


def test_contract_is_that_of_python(repository: Path, rewrite: bool) -> None:
    """The types of the scripts are those of Python; `--rewrite` renews them."""
    file = repository / "types" / "contract.d.ts"
    if rewrite:
        file.write_text(declarations(), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == declarations()


def test_scripts_read_what_templates_hand_over() -> None:
    """Every attribute `data-or-…` of a page is read by a script; what is read, a page or a script has."""
    theme = ASSETS.parent
    templates = [*theme.rglob("*.html"), *(theme.parents[1] / "site" / "templates").glob("*.j2")]
    handed = set(re.findall(r"data-(or-[a-z-]+)", "".join(map(_text, templates))))
    scripts = "".join(map(_text, ASSETS.rglob("*.js")))
    fields = re.findall(r"dataset\.(or\w+)", scripts)
    read = {re.sub("[A-Z]", lambda capital: f"-{capital[0].lower()}", name) for name in fields}
    read |= set(re.findall(r"data-(or-[a-z-]+)\b(?!\":)", scripts))
    made = set(re.findall(r"\"data-(or-[a-z-]+)\":", scripts))
    assert handed <= read
    assert read <= handed | made


def _text(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def test_browser_folds_letters_as_the_index_does() -> None:
    """One table, two languages, the same result for every letter."""
    letters = [chr(number) for number in (*range(0x20, 0x250), 0x259, *range(0x1E00, 0x1F00))]
    folded = evaluate(
        "find/folding.js",
        "(it.useTable(table), letters.map(it.fold))",
        table=TABLE,
        letters=letters,
    )
    assert folded == [searchable(letter) for letter in letters]


def test_form_leaves_out_what_the_check_would_find() -> None:
    """The same characters that cannot be seen, in both languages."""
    planes = (*range(0x21, 0x10000), *range(0xE0000, 0xE0080))
    letters = [f"a{chr(number)}b" for number in planes if not 0xD800 <= number < 0xE000]
    tidied = evaluate(
        "propose/file.js", "letters.filter((it_) => it.tidy(it_) === 'ab')", letters=letters
    )
    assert tidied == [text for text in letters if without_hidden(text) == "ab"]


def test_any_title_is_quoted_right(tmp_path: Path) -> None:
    """What was typed is what the check reads, whatever YAML would make of it."""
    front = "{title, date: '2030-05-14', speakers: ['ben-sample'], norms: ['13e']}"
    body = "Sample said that norm 13(e) matters."
    call = f"titles.map((typed) => {{ const title = it.tidy(typed); return it.file(keys, {front}, body); }})"
    keys = ["title", "date", "speakers", "norms"]
    written = evaluate("propose/file.js", call, titles=TITLES, keys=keys, body=body)
    (tmp_path / "summaries").mkdir()
    for number, text in enumerate(written):
        (tmp_path / f"summaries/{number}.md").write_text(text, encoding="utf-8")
    (tmp_path / "speakers.yaml").write_text("ben-sample: {name: Bén Sample}\n", encoding="utf-8")
    outcome = load(Project(tmp_path))
    assert not [d for d in outcome.diagnostics if d.severity.value == "error"], outcome.diagnostics
    titles = [outcome.corpus.summaries[str(number)].front.title for number in range(len(TITLES))]
    assert [title.split() for title in titles] == [
        title.replace("\ufeff", "").split() for title in TITLES
    ]
