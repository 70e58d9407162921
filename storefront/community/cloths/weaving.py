"""A family's own cloth: a Sadu-like weave made from its address, the same for ever. Geometry alone, no tribe's brand.

Drawn thread by thread on a grid that repeats every 24 threads. The names of the strips are those weavers use:
dhurs (horse teeth), uwayrijan (interlocked triangles), ain (an eye in a diamond), shajara (a tree).
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache

THREADS = 24
REPEATS = 40
RIBBON = 12  # threads of the narrow edge

Row = list[str]
Strip = list[Row]
Dye = tuple[str, str, str, str, str]  # ground, dark, light, main, accent

DYES: dict[str, Dye] = {
    "madder": ("#8f2a1c", "#241a1b", "#f7f1e6", "#c4472e", "#e6a52a"),
    "indigo": ("#20356b", "#161a2e", "#f5f2ea", "#3d5aa6", "#e6a52a"),
    "palm": ("#1f5a42", "#17201c", "#f6f2e6", "#3f8f68", "#d9772b"),
    "coffee": ("#4a3226", "#1f1715", "#f7efe2", "#9c5a35", "#e3b04b"),
    "turq": ("#12606b", "#14232a", "#f4f3ec", "#2b98a3", "#d8482f"),
    "saffron": ("#b9770a", "#2a1c14", "#fbf4e2", "#e9a820", "#8f2a1c"),
}
WEAVES = 6  # cloths there are for each address, in every dye
TREE = (
    "....aa......", "...abba.....", "..abccba....", ".abccccba...", "..abccba....", "...abba.....", "....aa......",
    ".a..aa..a...", "..a.aa.a....", "...aaaa.....", ".a..aa..a...", "..a.aa.a....", "...aaaa.....", "....aa......",
)  # fmt: skip


def look(dye_name: str, weave: int) -> str:
    """How a cloth looks, in one word: its dye, and which of its weaves it is where that is not the first ("madder.2")."""
    return f"{dye_name}.{weave}" if weave else dye_name


LOOKS = frozenset(look(dye, number) for dye in DYES for number in range(WEAVES))


def dye_of(look: str) -> str:
    """The dye of a look."""
    return look.partition(".")[0]


def weave_of(look: str) -> int:
    """Which of its weaves a look is; 0 for the first."""
    return int(look.partition(".")[2] or 0)


def plain(colour: str, height: int = 1) -> Strip:
    """A strip of one colour."""
    return [[colour] * THREADS for _ in range(height)]


def teeth(one: str, other: str, height: int, width: int) -> Strip:
    """Dhurs: blocks of two colours by turns."""
    return [[one if thread // width % 2 == 0 else other for thread in range(THREADS)] for _ in range(height)]


def triangles(figure: str, ground: str, size: int, *, down: bool = False) -> Strip:
    """Uwayrijan: triangles side by side."""
    rows = [
        [figure if abs(thread % (2 * size) - (size - 0.5)) < row + 1 else ground for thread in range(THREADS)]
        for row in range(size)
    ]
    return rows[::-1] if down else rows


def eyes(figure: str, ground: str, pupil: str, size: int) -> Strip:
    """Ain: stepped diamonds with an eye inside."""
    rows: Strip = []
    for step in range(2 * size - 1):
        reach = size - 1 - abs(step - (size - 1))
        rows.append([_eye_thread(thread, reach, size, (figure, ground, pupil)) for thread in range(THREADS)])
    return rows


def _eye_thread(thread: int, reach: int, size: int, colours: tuple[str, str, str]) -> str:
    away = abs(thread % (2 * size) - (size - 0.5))
    if reach - 1 <= away < reach + 1:
        return colours[0]
    return colours[2] if away < max(0, reach - 2) else colours[1]


def zigzag(figure: str, ground: str, size: int, thick: int) -> Strip:
    """Water: two lines that cross."""
    return [
        [
            figure if (thread + row) % (2 * size) < thick or (thread - row) % (2 * size) < thick else ground
            for thread in range(THREADS)
        ]
        for row in range(size)
    ]


def trees(figure: str, ground: str, fruit: str) -> Strip:
    """Shajara: small trees in a row."""
    colours = {"a": figure, "b": ground, "c": fruit, ".": ground}
    return [[colours[letter] for letter in row * 2] for row in TREE]


def edges(dye: Dye) -> tuple[Callable[[], Strip], ...]:
    """Eight ways to end a cloth."""
    ground, dark, light, main, accent = dye
    return (
        lambda: plain(dark, 2) + teeth(light, dark, 2, 2) + plain(dark),
        lambda: plain(main, 2) + plain(dark) + teeth(light, dark, 2, 1) + plain(dark),
        lambda: plain(dark) + teeth(light, main, 3, 3) + plain(dark),
        lambda: plain(accent) + plain(dark) + teeth(light, dark, 1, 2) + teeth(dark, light, 1, 2) + plain(dark),
        lambda: plain(dark, 3) + teeth(accent, dark, 1, 1) + plain(dark),
        lambda: plain(ground, 2) + teeth(accent, ground, 2, 4) + plain(dark),
        lambda: plain(light) + plain(dark, 2) + teeth(main, dark, 2, 2) + plain(light),
        lambda: teeth(light, dark, 1, 1) + plain(main, 2) + teeth(light, dark, 1, 1),
    )


def borders(dye: Dye) -> tuple[Callable[[], Strip], ...]:
    """Ten ways to lead from the edge to the middle."""
    ground, dark, light, main, accent = dye
    return (
        lambda: plain(ground) + triangles(light, ground, 4) + plain(dark),
        lambda: plain(ground) + zigzag(light, ground, 6, 2) + plain(ground),
        lambda: plain(ground) + triangles(accent, ground, 6),
        lambda: plain(ground) + triangles(light, ground, 3) + triangles(light, ground, 3, down=True) + plain(ground),
        lambda: plain(ground) + teeth(main, ground, 2, 3) + triangles(light, ground, 4),
        lambda: plain(main) + zigzag(accent, main, 4, 1) + plain(main),
        lambda: plain(ground) + eyes(light, ground, accent, 3) + plain(ground),
        lambda: plain(ground) + triangles(main, ground, 6, down=True) + plain(light),
        lambda: plain(ground) + teeth(light, ground, 1, 1) + triangles(accent, ground, 4) + plain(accent),
        lambda: plain(ground) + zigzag(main, ground, 6, 3) + teeth(light, ground, 1, 2),
    )


def middles(dye: Dye) -> tuple[Callable[[], Strip], ...]:
    """Twelve ways to fill the middle."""
    _, dark, light, main, accent = dye
    return (
        lambda: eyes(light, dark, accent, 6),
        lambda: eyes(light, main, accent, 6),
        lambda: trees(light, dark, accent),
        lambda: eyes(accent, dark, light, 4),
        lambda: trees(accent, main, light),
        lambda: triangles(light, dark, 6) + triangles(light, dark, 6, down=True),
        lambda: zigzag(light, main, 6, 2) + zigzag(accent, main, 6, 2),
        lambda: eyes(main, light, dark, 6),
        lambda: eyes(light, dark, main, 3) + plain(accent) + eyes(light, dark, main, 3),
        lambda: trees(dark, light, main),
        lambda: triangles(accent, dark, 4) + eyes(light, dark, accent, 4) + triangles(accent, dark, 4, down=True),
        lambda: teeth(light, main, 2, 2) + eyes(accent, main, light, 4) + teeth(light, main, 2, 2),
    )


def cloth(seed: str, look: str) -> Strip:
    """The whole cloth of a seed in a look, from one edge to the other. KeyError for a dye that is not known."""
    dye, number = DYES[dye_of(look)], weave_of(look)
    ground, dark, accent = dye[0], dye[1], dye[4]
    dice = hashlib.sha256((f"{seed} {number}" if number else seed).encode()).digest()
    edge, border, middle = (
        strips[dice[place] % len(strips)]() for place, strips in enumerate((edges(dye), borders(dye), middles(dye)))
    )
    half = edge + plain(ground) + border + plain(accent) + plain(dark)
    return half + middle + half[::-1]


def ribbon(seed: str, look: str, *, threads: int = RIBBON) -> Strip:
    """The middle rows of a cloth, for a narrow edge: colours thread by thread, one repeat wide."""
    rows = cloth(seed, look)
    first = (len(rows) - threads) // 2
    return rows[first : first + threads]


def paths(rows: Strip) -> str:
    """The rows as SVG paths, one for each colour, threads that run on joined."""
    runs: dict[str, list[tuple[int, int, int]]] = {}
    for height, row in enumerate(rows):
        start = 0
        for thread in range(1, THREADS + 1):
            if thread == THREADS or row[thread] != row[start]:
                runs.setdefault(row[start], []).append((start, height, thread - start))
                start = thread
    ground = max(runs, key=lambda colour: sum(width for _, _, width in runs[colour]))
    drawn = f'<path fill="{ground}" d="M0 0h{THREADS}v{len(rows)}H0z"/>'
    for colour, pieces in runs.items():
        if colour != ground:
            drawn += (
                f'<path fill="{colour}" d="'
                + "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in pieces)
                + '"/>'
            )
    return drawn


@lru_cache(maxsize=512)
def weave(seed: str, look: str) -> str:
    """One repeat of the cloth as SVG."""
    rows = cloth(seed, look)
    size = f'width="{THREADS * 3}" height="{len(rows) * 3}" viewBox="0 0 {THREADS} {len(rows)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} shape-rendering="crispEdges">{paths(rows)}</svg>'


@lru_cache(maxsize=512)
def band(seed: str, look: str) -> str:
    """The cloth as a long strip, to be cropped by whoever shows it."""
    rows = cloth(seed, look)
    wide, high = THREADS * REPEATS, len(rows)
    size = f'viewBox="0 0 {wide} {high}" width="{wide * 2}" height="{high * 2}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} preserveAspectRatio="xMidYMid slice" '
        f'shape-rendering="crispEdges"><defs><pattern id="w" width="{THREADS}" height="{high}" '
        f'patternUnits="userSpaceOnUse">{paths(rows)}</pattern></defs>'
        f'<path fill="url(#w)" d="M0 0h{wide}v{high}H0z"/></svg>'
    )
