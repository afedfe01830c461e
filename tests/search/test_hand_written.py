"""Hand-written pages, as they are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.search.search_record import SearchRecord
from onrecord.search.site_records import hand_written_record
from tests.samples import LAW

PAGE = """\
<h1>About</h1>
<p>First <b>wo</b>rds<br>and more.</p>
<h2 id="pigeons">Pigeons <code>fly</code><a class="headerlink" href="#pigeons">¶</a></h2>
<script>ran()</script><p>Home &amp; away.<p>Open
<h3>No anchor</h3><ul><li>one<li>two</ul>
<h2 id="end"></h2></p></section>
<svg><text>drawn</text></svg>
"""


def read(html: str) -> SearchRecord:
    """Return the record of a page."""
    return hand_written_record("about/", "About", html)


def test_words_are_read_and_what_nobody_reads_is_not() -> None:
    """Blocks part words, tags within a line do not; scripts, pictures and permalinks are left out."""
    assert " ".join(read(PAGE).text.split()) == (
        "About First words and more. Pigeons fly Home & away. Open No anchor one two"
    )


def test_sections_begin_at_headings_with_an_anchor() -> None:
    """Each has the number of its first word, its anchor and its heading."""
    record = read(PAGE)
    first, second = record.facts["parts"]
    assert first == (5, "pigeons", "Pigeons fly", [])
    assert second == (15, "end", "", [])
    assert record.text.split()[first[0]] == "Pigeons"


@LAW
@given(st.text(alphabet="<>/ abhp12\"'=id&;script", max_size=80))
def test_whatever_stands_there_is_read(html: str) -> None:
    """No markup breaks the reading, and every section begins within the text."""
    record = read(html)
    assert all(0 <= part[0] <= len(record.text.split()) for part in record.facts["parts"])
