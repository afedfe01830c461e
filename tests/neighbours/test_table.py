"""The manual says what comes of each neighbour that is tried, and of no other."""

from __future__ import annotations

from pathlib import Path

from tests.neighbours.rows import table

BEGIN, END = "<!-- neighbours -->", "<!-- end of neighbours -->"


def test_manual_has_every_neighbour(repository: Path, *, rewrite: bool) -> None:
    """`--rewrite` renews the table."""
    file = repository / "docs/manual/running.md"
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    shown, _, after = rest.partition(END)
    expected = f"\n\n{table()}\n\n"
    if rewrite:
        file.write_text(f"{before}{BEGIN}{expected}{END}{after}", encoding="utf-8")
    else:
        assert shown == expected
