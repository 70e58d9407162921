"""The colours of the drawn pictures: ten grounds, and the colour ways in which a motif is dressed on them."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Way:
    """What takes the place of {main}, {accent}, {light} and {dark} in a motif."""

    main: str
    accent: str
    light: str
    dark: str


@dataclass(frozen=True)
class Ground:
    """A wall of one tint: the tint, a softer shape upon it, its furjat, tables and ways that stand out from it."""

    tint: str
    soft: str
    line: str
    tables: tuple[str, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The front of a table and its lit top; teeth is the colour of what is carved or woven into it."""

    front: str
    top: str
    teeth: str


WAYS = {
    "madder": Way("#a8321f", "#e6a52a", "#f8f1e4", "#3b1a18"),
    "indigo": Way("#2b4686", "#e6a52a", "#f5f2ea", "#18213f"),
    "palm": Way("#2a7354", "#e0862f", "#f6f2e6", "#173528"),
    "coffee": Way("#84502f", "#e3b04b", "#f7efe2", "#38241c"),
    "turq": Way("#1c808b", "#d8482f", "#f4f3ec", "#14353d"),
    "saffron": Way("#cf8a12", "#8f2a1c", "#fbf4e2", "#43261a"),
    "rose": Way("#b0446a", "#e6b04a", "#fbf0ee", "#45192e"),
    "lilac": Way("#6b5496", "#e6a52a", "#f5f1fa", "#2b2144"),
}
TABLES = {
    "oak": Table("#b07c4c", "#d5a673", "#8e5f37"),
    "walnut": Table("#6f4a33", "#94694a", "#553625"),
    "straw": Table("#d8b27b", "#efd3a5", "#b98d53"),
    "clay": Table("#b8613d", "#d6835c", "#95492b"),
    "gypsum": Table("#cfc1aa", "#f4ead8", "#ac9b80"),
    "palm": Table("#3c6d55", "#5d9077", "#2c5441"),
    "indigo": Table("#33477f", "#5569a3", "#25345f"),
    "madder": Table("#8f3324", "#b45140", "#6d2419"),
}
GROUNDS = {
    "madder": Ground("#a8402f", "#dd9c80", "#8e3325", ("straw", "walnut", "gypsum"), ("indigo", "turq", "palm", "saffron")),
    "indigo": Ground("#2f4885", "#8fa3d3", "#253a6e", ("straw", "oak", "clay"), ("madder", "turq", "rose", "saffron")),
    "palm": Ground("#3f7d62", "#98c4ac", "#336a52", ("straw", "walnut", "clay"), ("madder", "indigo", "rose", "saffron")),
    "coffee": Ground("#7a5440", "#cdab8f", "#664433", ("straw", "gypsum", "clay"), ("madder", "indigo", "turq", "palm")),
    "turq": Ground("#2a8790", "#93ccce", "#21727a", ("straw", "oak", "walnut"), ("madder", "indigo", "saffron", "rose")),
    "saffron": Ground("#f2c75c", "#f9e0a0", "#e2b242", ("walnut", "palm", "clay"), ("madder", "indigo", "palm", "lilac")),
    "rose": Ground("#f1d0d5", "#fae8ea", "#e4b7bf", ("walnut", "oak", "madder"), ("madder", "indigo", "turq", "lilac")),
    "sand": Ground("#e9dbc3", "#f6eddd", "#d8c5a4", ("walnut", "clay", "palm"), ("madder", "indigo", "palm", "turq", "coffee")),
    "sky": Ground("#c2dce8", "#e0eff5", "#a8cad9", ("oak", "straw", "indigo"), ("madder", "indigo", "coffee", "rose", "palm")),
    "lilac": Ground("#e0d6ee", "#f1ebf8", "#cabddf", ("walnut", "oak", "indigo"), ("lilac", "madder", "palm", "turq", "rose")),
}  # fmt: skip


def tint(ground: str) -> str:
    """The colour of a ground by its name, as #rrggbb; KeyError for a name that is not among GROUNDS."""
    return GROUNDS[ground].tint


def pick(seed: str, purpose: str, options: tuple[T, ...]) -> T:
    """One of the options, always the same for a seed and a purpose."""
    number = int.from_bytes(sha256(f"{seed}/{purpose}".encode()).digest()[:4])
    return options[number % len(options)]
