"""What a system refuses is said in a line that people can read."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

import pytest

from onrecord.hosts.commands import build
from onrecord.hosts.errors import (
    HostError,
    fault_of_others,
    fault_of_settings,
    no_index,
    reason,
)
from onrecord.project.plain import plain
from tests.hosts.projects import REACHED, with_hook, write

FULL = os.strerror(errno.ENOSPC)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, FULL), FULL),
        (OSError(errno.ENOSPC, FULL, "a"), f"{FULL}: a"),
        (OSError(errno.ENOSPC, FULL, "a", None, "b"), f"{FULL}: b"),
        (OSError("no words"), "no words"),
        (OSError(), "the system does not say why"),
        (shutil.Error([("a", "b", f"[Errno 28] {FULL}"), ("c", "d", "…")]), f"{FULL}: b"),
        (shutil.Error([("a", "b", f"[Errno 28] {FULL}: 'a' -> 'b'")]), f"{FULL}: b"),
        (shutil.SameFileError("one file"), "one file"),
    ],
)
def test_a_refusal_has_words_and_a_place(error: OSError, said: str) -> None:
    """Where the system knows one; neither its number nor what Python makes of it."""
    assert reason(error) == said


def test_a_copy_that_fails_names_the_file(tmp_path: Path) -> None:
    """Python raises a list of everything that went wrong."""
    (tmp_path / "from" / "a").mkdir(parents=True)
    (tmp_path / "from" / "a" / "gone").symlink_to("nowhere")
    with pytest.raises(shutil.Error) as found:
        shutil.copytree(tmp_path / "from", tmp_path / "to")
    target = tmp_path / "to" / "a" / "gone"
    assert reason(found.value) == f"No such file or directory: {target}"


def test_an_index_that_is_missing_is_told() -> None:
    """Whether the system or Pagefind is behind it."""
    said = "The search index cannot be written: "
    assert no_index(OSError(errno.ENOSPC, FULL)) == f"{said}{FULL}."
    assert no_index(RuntimeError("Pagefind ended early.")) == f"{said}Pagefind ended early."


HOOKS = {
    "def on_config(:\n": "HOOK:1: SyntaxError",
    "import nothing_of_this_name\n": "HOOK:1: ModuleNotFoundError",
    "def on_files(files, **_):\n    open('gone.txt')\n": "HOOK:2: FileNotFoundError",
    "def on_page_content(html, page, **_):\n    return page.meta['x']\n": "HOOK:2: KeyError: 'x'",
    "import json\ndef on_nav(nav, **_):\n    json.loads('{')\n": "HOOK:3: JSONDecodeError",
    "def on_files(files, **_):\n    return list(files)\n": "HOOK: `on_files` returns a list, not",
    "import sys\ndef on_config(config):\n    sys.exit(3)\n": "HOOK:3: SystemExit: 3",
    "def on_post_page(output, **_):\n    raise SystemExit\n": "HOOK:2: SystemExit\n",
    "import sys\nsys.exit('no')\n": "HOOK:2: SystemExit: no",
    "def on_files(files):\n    return files\n": "MkDocs stops: TypeError: on_files() got",
}


@pytest.mark.parametrize(("hook", "said"), HOOKS.items(), ids=HOOKS.values())
def test_error_in_a_hook_is_a_sentence_with_its_place(tmp_path: Path, hook: str, said: str) -> None:
    """What somebody else runs here is no bug of ours, and no traceback."""
    config = with_hook(tmp_path, hook)
    with pytest.raises(HostError) as raised:
        build(config)
    assert said in re.sub(r"hook_\d+\.py", "HOOK", raised.value.message)
    assert "take it out of mkdocs.yml" in raised.value.message


TEMPLATES = {
    "{{ one }": "main.html:2: TemplateSyntaxError",
    "{{ one.two.three }}": "main.html:2: UndefinedError: 'one' is undefined",
    "{% include 'gone.html' %}": "main.html:2: TemplateNotFound: gone.html",
}


@pytest.mark.parametrize(("text", "said"), TEMPLATES.items(), ids=TEMPLATES.values())
def test_error_in_a_template_is_a_sentence_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    """A template of the user's may name what is not there."""
    settings = REACHED.replace("name: material", "name: material\n  custom_dir: overrides")
    main = f'{{% extends "base.html" %}}\n{{% block extrahead %}}{text}{{% endblock %}}'
    config = write(tmp_path, {"mkdocs.yml": settings, "overrides/main.html": main})
    with pytest.raises(HostError) as raised:
        build(config)
    assert said in raised.value.message


def test_template_that_is_not_there_is_told_with_its_page(tmp_path: Path) -> None:
    """A hand-written page may name one."""
    page = "---\ntemplate: gone.html\n---\n# Mine\n"
    config = write(tmp_path, {"mkdocs.yml": REACHED, "docs/own.md": page})
    with pytest.raises(HostError, match=r"'own\.md': gone\.html\. Neither Material nor"):
        build(config)


@pytest.mark.parametrize("theme", ["icon: mine", "language: [en]"])
def test_settings_of_the_theme_of_another_kind_are_told(tmp_path: Path, theme: str) -> None:
    """They are ours to read, so MkDocs has said nothing of them."""
    settings = REACHED.replace("name: material", f"name: material\n  {theme}")
    with pytest.raises(HostError, match=f"`{theme.partition(':')[0]}` of the theme"):
        build(write(tmp_path, {"mkdocs.yml": settings}))


def test_our_own_error_stays_one() -> None:
    """A bug is shown with all that led to it."""
    with pytest.raises(ValueError, match="column") as raised:
        plain(b"[")
    assert not fault_of_others(raised.value)
    assert not fault_of_settings(raised.value)
