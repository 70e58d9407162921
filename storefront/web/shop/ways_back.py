"""How money goes back, as shoppers read it on the page of their order and in letters: how much, to where, when it is usually
there. That it is there nobody of ours can know."""

from flask_babel import gettext

from storefront.kernel import money


def way_back(method: str, minor: int, *, by_courier: bool = False) -> str:
    """A sum (halalas) that was paid by this method and goes back; cash a courier took is with the market."""
    amount = gettext("%(amount)s ر.س", amount=money.shown(minor))
    ways = {
        "card": gettext(
            "يعود %(amount)s إلى البطاقة التي دُفع بها، ويظهر فيها عادة خلال 5 إلى 10 أيام عمل.", amount=amount
        ),
        "transfer": gettext("يعود %(amount)s إلى الحساب الذي حُوّل منه، ويصل عادة خلال يومي عمل.", amount=amount),
        "cash": gettext("دُفع نقداً، فتعيد إليك الأسرة %(amount)s نقداً.", amount=amount),
        "courier": gettext(
            "دُفع نقداً لشركة التوصيل، فيعيد إليك مكتب دكّة %(amount)s بتحويل أو نقداً، ويتواصل معك لذلك.",
            amount=amount,
        ),
    }
    return str(ways["courier" if method == "cash" and by_courier else method])
