"""What explains a booking, in the office's words: names of goods and sums, rates, reasons, and whose hand the money is in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from storefront.kernel import money
from storefront.kernel.refusals import N_
from storefront.web.kit.reasons import reason_words


@dataclass(frozen=True)
class Told:
    """One thing that explains a booking: what it is; words, a code or a sum in halalas."""

    label: str
    words: str = ""
    code: str = ""
    amount_minor: int | None = None


CODES = {
    "order": N_("الطلب"),
    "parcel": N_("الطرد"),
    "payout": N_("التحويل"),
    "invoice": N_("فاتورة العارض"),
    "reference": N_("مرجع السطر في كشف البنك"),
    "of": N_("القيد الذي عُكس"),
}
SUMS = {
    "items": N_("المنتجات"),
    "delivery": N_("التوصيل"),
    "coupon": N_("تدفعه قسيمة السوق"),
    "discount": N_("خصم قسيمة الأسرة"),
    "courier": N_("من أجر المندوب"),
    "borne": N_("توصيل تتحمّله الأسرة"),
    "commission": N_("عمولة السوق"),
    "commission_vat": N_("ضريبة القيمة المضافة في العمولة"),
    "amount": N_("المبلغ"),
    "fee": N_("رسوم المكان"),
    "deposit": N_("تأمين يُعاد"),
}
WHYS = {
    "declined": N_("اعتذرت الأسرة"),
    "cancelled": N_("أُلغي"),
    "refused": N_("لم يُستلم عند الباب"),
    "returned": N_("أُعيدت بضاعته"),
    "allowance": N_("ردّ المكتب مبلغاً"),
    "dispute": N_("اعترض حامل البطاقة"),
}


def why(value: Any) -> str:
    """Why money went back."""
    return str(gettext(WHYS[value])) if value in WHYS else str(value)


def yes_or_no(value: Any) -> str:
    return str(gettext("نعم") if value else gettext("لا"))


def rates(value: Sequence[int]) -> str:
    """Rates of commission, kept in basis points: "8%", or all there were."""
    return " · ".join(f"{money.plain(one).rstrip('0').rstrip('.')}%" for one in value)


WORDS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "rates": (N_("نسبة العمولة"), rates),
    "by_courier": (N_("يوصله المندوب"), yes_or_no),
    "in_hand": (N_("قبضت الأسرة ثمنه نقداً"), yes_or_no),
    "why": (N_("سبب الرد"), why),
    "reason": (N_("السبب"), reason_words),
    "found": (N_("استُرد من لوحة شركة الدفع"), yes_or_no),
}


def told_words(told: Mapping[str, Any]) -> list[Told]:
    """What explains a booking, as somebody of the office reads it; what is nothing is left out."""
    return [told_of(name, value) for name, value in told.items() if value is False or value]


def told_of(name: str, value: Any) -> Told:
    """One of them; what nobody foresaw is named as it was written down."""
    if name in CODES:
        return Told(str(gettext(CODES[name])), code=str(value))
    if name in SUMS:
        return Told(str(gettext(SUMS[name])), amount_minor=int(value))
    label, words = WORDS.get(name, ("", str))
    return Told(str(gettext(label)) if label else name, words=words(value))
