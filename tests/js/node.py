"""Run JavaScript with the Node that Playwright ships."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

ASSETS = Path(str(files("onrecord"))) / "hosts" / "theme" / "assets"

_NODE = next(Path(str(files("playwright"))).glob("driver/node*"))
# Node says so where it has to read a file to know that it is a module.
_QUIET = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"


def node(*arguments: str, source: str = "") -> subprocess.CompletedProcess[str]:
    """Run Node on a module, and return what it did."""
    return subprocess.run(
        [_NODE, _QUIET, *arguments], input=source, capture_output=True, text=True, check=False
    )


def evaluate(module: str, expression: str, **values: object) -> Any:
    """Return what an expression gives for some values; `it` is a module of ours."""
    source = (
        f"import * as it from {json.dumps((ASSETS / module).as_uri())};\n"
        f"const {{ {', '.join(values)} }} = {json.dumps(values)};\n"
        f"console.log(JSON.stringify({expression}));\n"
    )
    done = node("--input-type=module", source=source)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
