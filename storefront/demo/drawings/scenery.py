"""What stands round a motif: walls with niches and furjat, tables, cloths, light and shadow. Geometry in 960 x 1200."""

from storefront.community import cloths
from storefront.demo.drawings.colours import TABLES, Ground, Table, pick

WIDTH, HEIGHT = 960, 1200
TABLE_LINE = 975
INK = "#1a0f12"

BACKDROPS = {
    "niche": f"M150 {TABLE_LINE}V500C150 330 330 280 480 130C630 280 810 330 810 500V{TABLE_LINE}z",
    "round arch": f"M130 {TABLE_LINE}V500a350 350 0 0 1 700 0V{TABLE_LINE}z",
    "stepped window": f"M120 {TABLE_LINE}V430h80v-80h80v-80h80v-80h240v80h80v80h80v80h80V{TABLE_LINE}z",
    "gable": f"M130 {TABLE_LINE}V430L480 160 830 430V{TABLE_LINE}z",
    "sun": "M110 560a370 370 0 1 0 740 0a370 370 0 1 0-740 0z",
    "diamond": "M480 70L900 560 480 1050 60 560z",
    "octagon": f"M110 {TABLE_LINE}V380L310 180H650L850 380V{TABLE_LINE}z",
}
FURJAT = {
    "pyramid": ((0, 0), (-1, 1), (1, 1), (-2, 2), (0, 2), (2, 2)),
    "hanging": ((-2, 0), (0, 0), (2, 0), (-1, 1), (1, 1), (0, 2)),
    "hourglass": ((-1, 0), (1, 0), (0, 1), (-1, 2), (1, 2)),
    "pair": ((-1, 0), (1, 0), (0, 1)),
}
PLACES = ((150, 150), (810, 150))
FRONTS = ("teeth", "planks", "runner", "border", "drape", "plain")
SLANTS = ((0, 470, 640, 1000), (0, 620, 560, 1130), (160, 700, 820, 1200))


def path(drawn: str, fill: str, opacity: str = "") -> str:
    """A filled path, see-through when an opacity is given."""
    veil = f' opacity="{opacity}"' if opacity else ""
    return f'<path fill="{fill}"{veil} d="{drawn}"/>'


def teeth(start: int, end: int, line: int, height: int, count: int) -> str:
    """A row of triangles on a line, as path data; a negative height lets them hang."""
    half = (end - start) / count / 2
    return f"M{start} {line}" + "".join(f"l{half:.1f} {-height} {half:.1f} {height}" for _ in range(count)) + "z"


def furjat(kind: str, place: tuple[int, int], size: int) -> str:
    """Small triangular vents of a mud wall, as path data."""
    step = round(size * 0.72)
    return "".join(
        f"M{place[0] + column * step - size // 2} {place[1] + row * round(size * 1.35)}h{size}l{-size // 2} {-size}z"
        for column, row in FURJAT[kind]
    )


def wall(ground: Ground, seed: str) -> str:
    """The tinted wall: a softer shape behind the motif, furjat, a frieze on some, light that falls from the right."""
    shape = pick(seed, "backdrop", tuple(BACKDROPS))
    drawn = path(f"M0 0H{WIDTH}V{HEIGHT}H0z", ground.tint) + frieze(ground, seed)
    drawn += path(BACKDROPS[shape], ground.soft)
    place = pick(seed, "place", PLACES)
    drawn += path(furjat(pick(seed, "furjat", tuple(FURJAT)), place, pick(seed, "size", (36, 42, 48))), ground.line)
    high, mid, low, deep = pick(seed, "slant", SLANTS)
    return drawn + path(f"M{WIDTH} {high}V{mid}L0 {deep}V{low}z", "#fff", ".09")


def frieze(ground: Ground, seed: str) -> str:
    """What runs along the upper edge of the wall, or nothing."""
    steps = "".join(f"M{x} 28v24h24v24h32v-24h24v-24z" for x in range(0, WIDTH, 120))
    drawn = {
        "none": "",
        "teeth": teeth(0, WIDTH, 0, -54, 12),
        "merlons": f"M0 0H{WIDTH}V28H0z{steps}",
        "line": f"M0 44H{WIDTH}v8H0z" + teeth(0, WIDTH, 92, 26, 24),
    }
    return path(drawn[pick(seed, "frieze", tuple(drawn))], ground.line)


def table(name: str, seed: str, dye: str) -> str:
    """A table and what lies on its front: carved teeth, planks, a runner or a border of woven cloth."""
    wood = TABLES[name]
    return (
        path(f"M0 {TABLE_LINE}H{WIDTH}V{HEIGHT}H0z", wood.front)
        + table_front(pick(seed, "front", FRONTS), wood, seed, dye)
        + path(f"M0 {TABLE_LINE - 20}H{WIDTH}v28H0z", wood.top)
        + path(f"M0 {TABLE_LINE + 8}H{WIDTH}v10H0z", INK, ".16")
    )


def table_front(kind: str, wood: Table, seed: str, dye: str) -> str:
    """The front of a table, in one of the kinds that table() knows."""
    if kind == "teeth":
        return path(teeth(0, WIDTH, TABLE_LINE + 120, 70, 12) + teeth(0, WIDTH, TABLE_LINE + 176, 40, 24), wood.teeth)
    if kind == "planks":
        return path("".join(f"M{x} {TABLE_LINE}h5v225h-5z" for x in (170, 400, 610, 830)), wood.teeth)
    if kind == "runner":
        left = pick(seed, "runner", (96, 240, 528, 672))
        return woven(seed, dye, (left, TABLE_LINE, 192, 225), 8) + path(f"M{left} {TABLE_LINE}h24v225h-24z", INK, ".14")
    if kind == "border":
        return woven(seed, dye, (0, TABLE_LINE + 48, WIDTH, 120), 6)
    if kind == "drape":
        return path(f"M0 {TABLE_LINE}H{WIDTH}v70H0z" + teeth(0, WIDTH, TABLE_LINE + 70, -70, 8), wood.teeth)
    return ""


def woven(seed: str, dye: str, box: tuple[int, int, int, int], unit: int) -> str:
    """A piece of the seed's Sadu-like cloth in a box (left, top, width, height), one thread being `unit` wide."""
    left, top, width, height = box
    weave = cloths.weave(seed, dye)
    size = weave.split('viewBox="0 0 ')[1].split('"')[0].split()
    threads = weave[weave.index(">") + 1 : weave.rindex("</svg>")]
    name = f"cloth-{left}-{top}"
    return (
        f'<pattern id="{name}" width="{size[0]}" height="{size[1]}" patternUnits="userSpaceOnUse" '
        f'patternTransform="translate({left} {top}) scale({unit})" shape-rendering="crispEdges">{threads}</pattern>'
        + path(f"M{left} {top}h{width}v{height}h{-width}z", f"url(#{name})")
    )


def shadow(centre: int, line: int, reach: int) -> str:
    """The shadow of what stands on a line; light comes from the right, so it leans to the left."""
    return f'<ellipse cx="{centre - 34}" cy="{line}" rx="{reach}" ry="20" fill="{INK}" opacity=".26"/>'
