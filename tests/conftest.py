"""What all tests share: Hypothesis settings, the repository's folder, the rewriting flag."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent

# A deadline fails on a busy machine, not on slow code. In CI the examples are always the same, so
# that a change is judged by what it changes.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
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


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Say whether expected files are to be rewritten."""
    return bool(request.config.getoption("--rewrite"))
