"""How money goes back, as shoppers read it on the page of their order and in letters: how much, to where, when it is usually
there. That it is there nobody of ours can know."""

from collections.abc import Sequence
from dataclasses import replace

from flask_babel import gettext

from storefront.kernel import money
from storefront.trade import allowances
from storefront.trade.allowances import Allowance
from storefront.treasury import disputes, gateways
from storefront.treasury.disputes import Held


def way_back(method: str, minor: int, *, by_courier: bool = False, held: Held = disputes.NOTHING) -> str:
    """A sum (halalas) that was paid by this method and goes back; cash a courier took is with the market. Of a part of it
    a bank has a say (`held`): until it has decided nobody knows who gives it back."""
    free = minor - held.waits_minor - held.by_bank_minor
    said = [going(method, free, by_courier=by_courier) if free > 0 else "", *by_banks(held)]
    return " ".join(one for one in said if one)


def called_off(method: str, total_minor: int, before: Sequence[Allowance], held: Held) -> str:
    """What goes back of the price (halalas) of a parcel that is called off, of which something may have gone before; "" where
    nobody paid anything. Its payer's bank may have a say in what is asked for now (`held`)."""
    if not gateways.pays_ahead(method) or not total_minor:
        return ""
    kept = sum(one.total_minor for one in before if one.kind == allowances.BY_BANK)
    left = total_minor - sum(one.total_minor for one in before) + kept
    if left <= 0:
        return str(gettext("عاد إليك ثمنه كله من قبل."))
    return way_back(method, left, held=replace(held, by_bank_minor=held.by_bank_minor + kept))


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
