"""How money goes back, as shoppers read it on the page of their order and in letters: how much, to where, when it is usually
there. That it is there nobody of ours can know."""

from flask_babel import gettext

from storefront.kernel import money
from storefront.treasury import disputes
from storefront.treasury.disputes import Held


def way_back(method: str, minor: int, *, by_courier: bool = False, held: Held = disputes.NOTHING) -> str:
    """A sum (halalas) that was paid by this method and goes back; cash a courier took is with the market. Of a part of it
    a bank has a say (`held`): until it has decided nobody knows who gives it back."""
    free = minor - held.waits_minor - held.by_bank_minor
    said = [going(method, free, by_courier=by_courier) if free > 0 else "", *by_banks(held)]
    return " ".join(one for one in said if one)


def by_banks(held: Held) -> list[str]:
    """What waits for a bank and what becomes of it either way, and what a bank gave itself; "" for nothing."""
    waits, given = (
        gettext("%(amount)s ر.س", amount=money.shown(one)) for one in (held.waits_minor, held.by_bank_minor)
    )
    waiting = gettext(
        "ينظر مصرفك في اعتراض على هذه الدفعة، فينتظر %(amount)s قراره: ما يردّه إليك المصرف يصلك منه، "
        "وما لا يردّه نعيده نحن إلى بطاقتك.",
        amount=waits,
    )
    decided = gettext("أعاد إليك مصرفك %(amount)s حين حُسم الاعتراض لصالحك.", amount=given)
    return [str(waiting) if held.waits_minor else "", str(decided) if held.by_bank_minor else ""]


def going(method: str, minor: int, *, by_courier: bool) -> str:
    """A sum (halalas) no bank has a say in."""
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
