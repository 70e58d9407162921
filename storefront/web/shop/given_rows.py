"""What went back to a shopper while the goods stayed, each time with its day, why as they may know it, and of what. What the
office wrote about it is for the family and the record, and is not shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext

from storefront.kernel.refusals import N_
from storefront.trade.allowances import Allowance
from storefront.trade.orders import REACHED, Parcel
from storefront.treasury.disputes import NOTHING, Held
from storefront.web.kit.formats import day
from storefront.web.kit.locale import in_language

WHY = {
    "given": N_("قرّر مكتب دكّة يوم %(day)s أن يعود إليك هذا المبلغ من ثمن %(what)s."),
    "found": N_("ردّت شركة الدفع هذا المبلغ من ثمن %(what)s، وسجّله مكتب دكّة يوم %(day)s."),
}


@dataclass(frozen=True)
class Given:
    """One time: how much (halalas), and the sentence beside it."""

    amount_minor: int
    said: str


def given_rows(parcel: Parcel, given: Sequence[Allowance], held: Mapping[str, Held]) -> list[Given]:
    """The rows of a parcel, the oldest first; of what a bank has a say in its row says so."""
    return [Given(one.total_minor, said(parcel, one, held.get(f"allowance:{one.id}", NOTHING))) for one in given]


def said(parcel: Parcel, allowance: Allowance, held: Held) -> str:
    """Why and when it was, and who gives it where that is not the market."""
    parts = [gettext(WHY[allowance.kind], day=day(allowance.given_at), what=what_of(parcel, allowance))]
    if parcel.state in REACHED:
        parts.append(gettext("القطع تبقى معك."))
    if held.waits_minor:
        parts.append(gettext("ينتظر قرار مصرفك في اعتراض على هذه الدفعة."))
    elif held.by_bank_minor:
        parts.append(gettext("أعطاك إياه مصرفك حين حُسم الاعتراض لصالحك."))
    return " ".join(map(str, parts))


def what_of(parcel: Parcel, allowance: Allowance) -> str:
    """The names of what it was paid for."""
    lines = {one.order_line_id for one in allowance.lines}
    names = [gettext("«%(words)s»", words=in_language(line, "name")) for line in parcel.lines if line.id in lines]
    if allowance.delivery_minor:
        names.append(gettext("التوصيل"))
    return str(gettext("، ")).join(map(str, names))
