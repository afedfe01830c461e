"""What is made only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeVar

V = TypeVar("V")


class Lazy(Mapping[str, V]):
    """A mapping whose values are made when they are asked for, each once."""

    def __init__(self, keys: Mapping[str, object], make: Callable[[str], V]) -> None:
        self._keys = keys
        self._make = cache(make)

    def __getitem__(self, key: str) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._make(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
