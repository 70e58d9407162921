"""Pages for what the server could not even read: an address or headers that are too long, lines that are no HTTP. They are
made once, before anybody asks, and say the same in both languages, for where no address was read there is no language."""

from flask import Flask

from storefront.kernel.refusals import N_
from storefront.web.kit.headers import GUARDS
from storefront.web.kit.locale import LANGUAGES, gettext, read_in

SAID = {
    400: (N_("تعذّر فهم الطلب"), N_("تكفي العودة إلى الصفحة السابقة وإعادة المحاولة.")),
    414: (N_("العنوان أطول مما يُقرأ"), N_("يكفي بحث بكلمات أقل، أو رابط أقصر.")),
    431: (N_("ما أرسله المتصفّح أطول مما يُقرأ"), N_("يفيد حذف ملفات تعريف الارتباط لهذا الموقع من المتصفّح.")),
}
REASONS = {400: "Bad Request", 414: "URI Too Long", 431: "Request Header Fields Too Large"}
HOME = N_("إلى الصفحة الرئيسية")


def answers(app: Flask) -> dict[int, bytes]:
    """By status, a whole answer as it goes out."""
    template = app.jinja_env.get_template("layouts/unread.html")
    pages = {status: template.render(said=said(status), status=status).encode() for status in SAID}
    return {status: head(status, len(page)) + page for status, page in pages.items()}


def said(status: int) -> dict[str, dict[str, str]]:
    """What stands on the page, in each language."""
    title, text = SAID[status]
    words = {}
    for one in LANGUAGES:
        with read_in(one):
            words[one] = {"title": gettext(title), "text": gettext(text), "home": gettext(HOME)}
    return words


def head(status: int, length: int) -> bytes:
    """The lines before the page."""
    told = {
        "Connection": "close",
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(length),
        "Cache-Control": "no-store",
        **GUARDS,
    }
    lines = [f"HTTP/1.1 {status} {REASONS[status]}", *(f"{name}: {value}" for name, value in told.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1")
