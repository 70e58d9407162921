"""How a page is made: templates beside this file, nothing from elsewhere, everything escaped."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..wire.messages import Reply, page_reply
from ..world.currencies import shown

HERE = Path(__file__).parent
# no form-action: browsers apply it to the redirect that follows a form, and that leads to the seller's site
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters["money"] = shown


def page(template: str, status: int = 200, **values: Any) -> Reply:
    """A page from a template."""
    reply = page_reply(status, TEMPLATES.get_template(template).render(**values))
    reply.headers["Content-Security-Policy"] = POLICY
    return reply


def notice(status: int, title: str, text: str, link: tuple[str, str] | None = None) -> Reply:
    """A page that says one thing, and perhaps where to go on: words and address of a link."""
    return page("notice.html", status, title=title, text=text, link=link)


def style() -> Reply:
    return Reply(200, (HERE / "page.css").read_bytes(), {"Content-Type": "text/css; charset=utf-8"})
