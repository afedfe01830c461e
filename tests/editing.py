"""Projects that are edited as people edit them, by whatever Hypothesis thinks of."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import strategies as st

from onrecord.project.reading import Project
from tests.samples import REGISTER, write, written

PEOPLE = ("mira-muster", "jo-beispiel", "tom-exempel")
SENTENCES = st.sampled_from(
    [
        "Muster said that norm 13(e) is young.",
        "Beispiel disagreed; she asked about norms 13(f)–(h).",
        "See [the other](b.md) and [this](c.md#x).",
        "According to Exempel, [it](norm:13k) holds. {#pinned}",
        "- One named norm 14.\n- **Muster**: norm 13(l).",
        "[Gone](d.md) <b> and [her](speaker:mira-muster).",
        "Ports were attacked.",
        "Beispiel recalled [a page](/d/), and Droz the OEWG 2021-2025.",
    ]
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map("\n\n".join)
FILES = st.sampled_from(["a", "b", "c"])
EDITS = st.one_of(
    st.tuples(st.just("write"), FILES, TEXTS),
    st.tuples(st.just("rename"), FILES, FILES),
    st.tuples(st.just("delete"), FILES),
    st.tuples(st.just("break"), FILES),
    st.just(("page",)),
    st.tuples(st.just("merge"), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)),
    st.tuples(
        st.just("name"), st.sampled_from(PEOPLE), st.sampled_from(["Ida Hope", "Mira Muster"])
    ),
    st.tuples(st.just("catalogue"), st.sampled_from(["13e", "13k"])),
    st.tuples(st.just("language"), st.sampled_from(["en", "fr"])),
)


class Edited:
    """A project that is edited, step by step."""

    def __init__(self, folder: Path) -> None:
        norms = "norms:\n" + "".join(
            f"- {{id: 13{x}, letter: {x}, title: N, text: T}}\n" for x in "efhk"
        )
        self.files = {
            "speakers.yaml": REGISTER,
            "norms.yaml": norms,
            "summaries/a.md": written("A.\n"),
        }
        self.project = Project(folder, norms="norms.yaml")
        self.language = "en"

    def edit(self, kind: str, *how: str) -> None:
        """Make one change, as people make them."""
        first, *rest = how or ("",)
        files, path = self.files, f"summaries/{first}.md"
        if kind == "write":
            files[path] = written(rest[0] + "\n", norms="13e", speakers=", ".join(PEOPLE))
        elif kind == "rename" and path in files:
            files[f"summaries/{rest[0]}.md"] = files.pop(path)
        elif kind == "delete":
            files.pop(path, None)
        elif kind in {"break", "page"}:
            self._spoil(kind, path)
        elif kind == "merge" and first != rest[0]:
            files["speakers.yaml"] = files["speakers.yaml"].replace(f"{first}:", f"{rest[0]}-2:")
            for one in [one for one in files if one.startswith("summaries/")]:
                files[one] = files[one].replace(first, rest[0])
        elif kind == "name":
            files["speakers.yaml"] += f"{first}-2: {{name: {rest[0]}}}\n"
        elif kind == "catalogue":
            files["norms.yaml"] = files["norms.yaml"].replace(
                f"- {{id: {first}", f"- {{phrases: [ports], id: {first}"
            )
        elif kind == "language":
            self.language = first

    def _spoil(self, kind: str, path: str) -> None:
        """Break a file, or add the page that links lead to, or take it away."""
        if kind == "break":
            self.files[path] = written("Muster said so, and <b>.\n").replace("date:", "dat:")
        elif not self.files.pop("docs/d.md", ""):
            self.files["docs/d.md"] = "# A page\n"

    def written(self) -> None:
        """Write the files, and nothing else."""
        for folder in ("summaries", "docs"):
            shutil.rmtree(self.project.root / folder, ignore_errors=True)
        write(self.project.root, self.files)

    def saved(self) -> None:
        """Write what has changed, and remove what has gone: nothing else is touched."""
        root = self.project.root
        there = [*root.glob("summaries/*"), *root.glob("docs/*"), *root.glob("*.yaml")]
        old = {
            file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in there
        }
        for path in old.keys() - self.files.keys():
            (root / path).unlink()
        write(root, {path: text for path, text in self.files.items() if old.get(path) != text})
