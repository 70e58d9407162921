"""A document as it is photographed: a sheet with a frame, a seal, and lines where words would be; nobody's emblem."""

from storefront.community import cloths
from storefront.demo.drawings.scenery import HEIGHT, WIDTH

LINES = (620, 560, 600, 380, 600, 520)


def sheet(dye: str) -> str:
    """The drawing of a document whose seal and frame are of a dye."""
    ground, dark, light, main, accent = cloths.DYES[dye]
    rows = "".join(
        f'<rect x="{830 - width}" y="{560 + 70 * at}" width="{width}" height="18" rx="9" fill="{dark}" opacity=".35"/>'
        for at, width in enumerate(LINES)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#8d8478"/>'
        f'<rect x="70" y="60" width="820" height="1080" fill="{light}"/>'
        f'<rect x="105" y="95" width="750" height="1010" fill="none" stroke="{ground}" stroke-width="10"/>'
        f'<path d="M480 150l110 110-110 110-110-110z" fill="{main}"/><path d="M480 200l60 60-60 60-60-60z" fill="{accent}"/>'
        f'<rect x="280" y="430" width="400" height="34" rx="17" fill="{ground}"/>{rows}'
        f'<circle cx="240" cy="1000" r="62" fill="none" stroke="{main}" stroke-width="12"/>'
        f'<circle cx="240" cy="1000" r="34" fill="{main}"/>'
        "</svg>\n"
    )
