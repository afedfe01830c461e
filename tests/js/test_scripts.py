"""The scripts of the pages do what they should: tests in JavaScript, and in Python where both meet."""

from __future__ import annotations

from pathlib import Path

from onrecord.text.folding import TABLE, searchable
from tests.js.contract import declarations
from tests.js.node import evaluate, node

HERE = Path(__file__).parent


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
