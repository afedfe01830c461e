"""The command line: the one door to click."""

from onrecord.cli.program import main

__all__ = ["main"]
