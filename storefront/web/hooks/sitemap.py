"""For search engines: /robots.txt and /sitemap.xml, every public page in both languages."""

from collections.abc import Iterator

from flask import Blueprint, request, stream_with_context
from markupsafe import escape
from werkzeug.wrappers import Response

from storefront.community import families, regions
from storefront.fairs import exhibitions, markets
from storefront.goods import seasons, shelves, taxonomy
from storefront.kernel.refusals import NotFound
from storefront.web.kit import links
from storefront.web.kit.locale import LANGUAGES
from storefront.web.shop.pages import TEMPLATES

sitemap = Blueprint("sitemap", __name__)
EACH = 5_000
PLAIN = (
    "/",
    "/categories",
    "/families",
    "/seasons",
    "/exhibitions",
    "/markets",
    *(f"/pages/{name}" for name in TEMPLATES),
)
# each as the beginning of an address, so "/family/" leaves "/families" open
CLOSED = ("/cart", "/checkout", "/orders/", "/account", "/family/", "/organiser", "/office", "/search", "/tracking")


@sitemap.get("/robots.txt")
def robots() -> Response:
    """What is not worth a crawler's time, and where the map is."""
    closed = [links.path_in(lang, path) for path in CLOSED for lang in LANGUAGES]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {links.absolute('/sitemap.xml')}"]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@sitemap.get("/sitemap.xml")
def show() -> Response:
    """The map; goods come in parts of 5,000 named in an index (?part=1 …), everything else is part 0. Raises NotFound for a
    part that the index does not name."""
    parts = -(-shelves.count(shelves.WHOLE_MARKET) // EACH)
    wanted = request.args.get("part")
    if wanted is None:
        body = index(parts)
    elif wanted == "0":
        body = urls(plain_paths())
    elif wanted in {str(part) for part in range(1, parts + 1)}:
        body = urls(product_paths(int(wanted)))
    else:
        raise NotFound()
    return Response(stream_with_context(body), mimetype="application/xml")


def index(parts: int) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for part in range(parts + 1):
        yield f"<sitemap><loc>{escape(links.absolute(f'/sitemap.xml?part={part}'))}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def urls(paths: Iterator[str]) -> Iterator[str]:
    """Each page with the address of the other language beside it."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    yield 'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for path in paths:
        there = {lang: escape(links.absolute(links.path_in(lang, links.quoted(path)))) for lang in LANGUAGES}
        both = "".join(f'<xhtml:link rel="alternate" hreflang="{lang}" href="{href}"/>' for lang, href in there.items())
        yield "".join(f"<url><loc>{href}</loc>{both}</url>\n" for href in there.values())
    yield "</urlset>\n"


def plain_paths() -> Iterator[str]:
    """Everything but the goods."""
    yield from PLAIN
    for group in taxonomy.tree():
        yield from (f"/c/{category.slug}" for category in (group.category, *group.parts))
    yield from (f"/seasons/{season.slug}" for season in seasons.seasons())
    yield from (f"/exhibitions/{slug}" for slug in exhibitions.slugs())
    yield from (f"/markets/{one.slug}" for one in markets.all_shown())
    yield from (f"/regions/{region.slug}" for region in regions.regions())
    yield from (f"/f/{slug}" for slug in families.active_slugs())


def product_paths(part: int) -> Iterator[str]:
    """A part of the goods, by id."""
    for product_id, slug in shelves.addresses(part, EACH):
        yield f"/p/{product_id}-{slug}" if slug else f"/p/{product_id}"
