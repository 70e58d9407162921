"""The ways of paying a shopper can choose: their words, and which of them are open for a sum today."""

from collections.abc import Sequence
from dataclasses import dataclass

from storefront.kernel.refusals import N_
from storefront.trade import checkouts
from storefront.treasury import gateways
from storefront.web.kit.locale import gettext, language

WORDS = {
    "card": (N_("بطاقة"), N_("تُفتح صفحة الدفع بعد التأكيد. لا نرى رقم البطاقة ولا نحفظه."), "credit-card"),
    "transfer": (
        N_("تحويل بنكي"),
        N_("يُحوَّل المبلغ إلى حساب السوق خلال ثلاثة أيام عمل، ويُحجز لك الطلب حتى ذلك."),
        "wallet",
    ),
    "cash": (N_("نقداً عند الاستلام"), N_("يُدفع ثمن كل طرد عند استلامه."), "banknote"),
}


@dataclass(frozen=True)
class Way:
    """A way of paying as pages show it. `is_foreign`: it is paid on a page that is not in the reader's language."""

    value: str
    label: str
    text: str
    icon: str
    pays_ahead: bool
    is_foreign: bool


def way(method: str) -> Way:
    """A method in the reader's language."""
    label, text, icon = WORDS[method]
    foreign = not gateways.speaks(method, language())
    return Way(method, gettext(label), gettext(text), icon, gateways.pays_ahead(method), foreign)


def offered(total_minor: int) -> Sequence[Way]:
    """What a sum (halalas) can be paid by."""
    return [way(method) for method in WORDS if checkouts.is_offered(method, total_minor)]
