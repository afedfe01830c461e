"""What all tests share: Hypothesis settings, sites built once, the rewriting flag."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol

import pytest
from hypothesis import settings

from tests.serving import Serve, serving

REPOSITORY = Path(__file__).resolve().parent.parent

# Tests write tens of thousands of small files and remove them again: in memory, where there is room.
MEMORY = Path("/dev/shm")  # noqa: S108 - the folders in it are made by `tempfile`
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 2**30:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)

# A deadline fails on a busy machine, not on slow code. In CI the examples are always the same, so
# that a change is judged by what it changes. `make quick` tries fewer of them, `make laws` many more and each time others.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("quick", deadline=None, max_examples=20)
settings.register_profile("long", deadline=None, max_examples=5000)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that rewrites expected files."""
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what is produced over what was expected; review the difference like code",
    )


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder of this repository."""
    return REPOSITORY


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep out of the settings of whoever runs the tests: the key of caches is there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Say whether expected files are to be rewritten."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Give what serves an answer on this machine, and returns its address; no proxy is asked."""
    monkeypatch.setenv("no_proxy", "*")
    with serving() as found:
        yield found


@pytest.fixture(scope="session")
def build_site(repository: Path) -> Callable[[Path], Path]:
    """Give what builds the repository's own site into a folder, as its maintainer would."""
    # Without the addresses that a workflow sets: the same site on every machine.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ONRECORD_")}

    def build(folder: Path) -> Path:
        command = [sys.executable, "-m", "onrecord", "build", "--site-dir", str(folder)]
        done = subprocess.run(
            command, cwd=repository, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            pytest.fail(f"The site was not built.\n{done.stdout}{done.stderr}")
        return folder

    return build


class Once(Protocol):
    """Builds a site once, however many processes run the tests."""

    def __call__(self, name: str, build: Callable[[Path], Path]) -> Path:
        """Return the folder that `build` returned, which is given an empty one."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Give what builds a site once: the first process that needs it does, the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def build_once(name: str, build: Callable[[Path], Path]) -> Path:
        folder = shared / f"once-{name}"
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            flock(lock, LOCK_EX)
            done = folder / "done"
            if not done.exists():
                built = build(Path(mkdtemp(dir=folder)))
                done.write_text(str(built), encoding="utf-8")
            return Path(done.read_text(encoding="utf-8"))

    return build_once


@pytest.fixture(scope="session")
def built_site(build_site: Callable[[Path], Path], once: Once) -> Path:
    """Build the repository's own site once; return its folder."""
    return once("own", lambda folder: build_site(folder / "site"))
