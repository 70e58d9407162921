"""Pages that only tell: about, returns, delivery, privacy, help, how to open a shop. Their words are in the templates."""

from flask import Blueprint, abort, render_template

from storefront.kernel import clock, money
from storefront.trade import commissions

pages = Blueprint("pages", __name__)
TEMPLATES = {
    "about": "shop/pages/about.html",
    "returns": "shop/pages/returns.html",
    "delivery": "shop/pages/delivery.html",
    "privacy": "shop/pages/privacy.html",
    "help": "shop/pages/help.html",
    "open-a-shop": "shop/pages/open_a_shop.html",
}
TELL_OF_COMMISSION = ("about", "open-a-shop")
HUNDRED = 10_000  # halalas: a hundred riyals; a basis point of it is one


@pages.get("/pages/<name>")
def show(name: str) -> str:
    """One of the telling pages."""
    if name not in TEMPLATES:
        abort(404)
    return render_template(TEMPLATES[name], **(of_a_hundred() if name in TELL_OF_COMMISSION else {}))


def of_a_hundred() -> dict[str, str]:
    """What a family keeps of a hundred riyals and what stays with the market, as the usual commission of today has it."""
    stays = commissions.rates(clock.today(), []).usual
    return {"keeps": money.shown(HUNDRED - stays), "stays": money.shown(stays)}
