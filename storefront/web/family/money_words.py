"""What a booking means, in words a family understands: what happened, how its share came about, by how much."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext

from storefront.kernel import money
from storefront.kernel.refusals import N_
from storefront.web.kit.formats import day

MINUS, NO_BREAK = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Said:
    """A booking in words."""

    title: str
    detail: str
    icon: str


@dataclass(frozen=True)
class Row:
    """A line of the family's account. `sign` is "+", "−" or "" for money that only became another kind of the family's own,
    and for none; `part` says which of its balances changed: coming, payable or both."""

    said: Said
    at: datetime
    href: str
    sign: str
    amount_minor: int
    part: str


def row_of(booking: Any, paid: Mapping[str, tuple[str, int, datetime]]) -> Row:
    """A line for a booking of the ledger's statement; `paid` says how far the family's payouts are and since when, by
    reference."""
    state, _, since = paid.get(booking.told.get("payout", ""), ("", 0, booking.booked_at))
    said = WORDS.get(booking.kind, other)({**booking.told, "state": state, "since": since, "at": booking.booked_at})
    moved = booking.coming_minor and booking.payable_minor and not booking.owed_minor
    amount = booking.payable_minor if moved else booking.owed_minor
    return Row(
        said=said,
        at=booking.booked_at,
        href=href_of(booking.subject, booking.told),
        sign="" if moved else sign_of(amount),
        amount_minor=abs(amount),
        part="both" if moved else "coming" if booking.coming_minor else "payable",
    )


def row_of_line(line: Any) -> Row:
    """A line for a booking that a payout pays out; what the office reads leads to no page of the family's."""
    said = WORDS.get(line.kind, other)(line.told)
    amount = line.amount_minor
    return Row(said, line.booked_at, "", sign_of(amount), abs(amount), "")


def sign_of(minor: int) -> str:
    """What stands before a sum that came or went; nothing before nothing."""
    return "+" if minor > 0 else MINUS if minor < 0 else ""


def href_of(subject: str, told: Mapping[str, Any]) -> str:
    """Where the family sees what it is about; "" when there is no page for it."""
    reference = told.get("parcel", "")
    is_order = subject.startswith("parcel:") and reference
    return url_for("family.orders.show", parcel_reference=reference) if is_order else ""


def riyals(minor: int) -> str:
    """A sum inside a sentence, not to be torn from its currency."""
    return str(gettext("%(amount)s ر.س", amount=money.shown(minor))).replace(" ", NO_BREAK)


def rate_of(told: Mapping[str, Any]) -> str:
    """The rate of commission, "8%" or "7.5%"; "" where lines of one sale paid different ones."""
    rates = told.get("rates") or []
    return f"{money.plain(rates[0]).rstrip('0').rstrip('.')}%" if len(rates) == 1 else ""


def sale(told: Mapping[str, Any]) -> Said:
    """Goods were sold: the price less the commission, and the family's own fee for bringing them; and what of it came in
    cash into its own hand."""
    values = {
        "code": told.get("parcel", ""),
        "price": riyals(told.get("items", 0)),
        "rate": rate_of(told),
        "commission": riyals(told.get("commission", 0)),
    }
    if told.get("in_hand"):
        taken = told.get("items", 0) + told.get("delivery", 0) - told.get("coupon", 0)
        title, icon = gettext("بيع نقدي، الطلب %(code)s", **values), "banknote"
        beside = [gettext("قبضتم بأيديكم نقداً %(cash)s", cash=riyals(taken)), *beside_a_sale(told)]
    else:
        title, icon, beside = gettext("بيع الطلب %(code)s", **values), "package", beside_a_sale(told)
    return Said(title, " · ".join([reckoning(told, values), *beside]), icon)


def reckoning(told: Mapping[str, Any], values: Mapping[str, str]) -> str:
    """How the family's share comes about: from the price to what is its own."""
    parts = [values["price"]]
    if told.get("discount"):
        price = riyals(told["items"] + told["discount"])
        parts = [gettext("%(price)s − خصم قسيمتكم %(off)s", price=price, off=riyals(told["discount"]))]
    parts.append(gettext("عمولة السوق %(rate)s: %(commission)s", **values))
    words = f" {MINUS} ".join(parts)
    if told.get("delivery") and not told.get("by_courier"):
        words = f"{words} + {gettext('توصيلكم %(fee)s', fee=riyals(told['delivery']))}"
    return words


def beside_a_sale(told: Mapping[str, Any]) -> list[str]:
    """What else there is to know of its sums: who bore a part of the price, whose the delivery is, the tax in the commission."""
    found = []
    if told.get("coupon"):
        found.append(gettext("%(sum)s من الثمن تدفعه قسيمة السوق", sum=riyals(told["coupon"])))
    if told.get("delivery") and told.get("by_courier"):
        found.append(gettext("دفع المشتري للتوصيل %(fee)s، وهي للمندوب", fee=riyals(told["delivery"])))
    if told.get("commission_vat"):
        found.append(gettext("في العمولة ضريبة %(vat)s", vat=riyals(told["commission_vat"])))
    return found


def cleared(told: Mapping[str, Any]) -> Said:
    """Nothing can be given back any more."""
    title = gettext("انتهت مهلة استرجاع الطلب %(code)s، وصار نصيبكم متاحاً", code=told.get("parcel", ""))
    return Said(title, "", "circle-check")


BACK = {
    "declined": N_("اعتذرتم عن الطلب %(code)s"),
    "cancelled": N_("أُلغي الطلب %(code)s"),
    "refused": N_("لم يُستلم الطلب %(code)s عند الباب"),
    "returned": N_("استرجاع من الطلب %(code)s"),
    "allowance": N_("قرّر المكتب ردّ مبلغ من الطلب %(code)s"),
}


def taken_back(told: Mapping[str, Any]) -> Said:
    """A sale, or a part of it, was undone: the price goes back and the commission with it."""
    title = gettext(BACK.get(told.get("why", ""), BACK["returned"]), code=told.get("parcel", ""))
    if "commission" not in told:
        return Said(title, gettext("خرج هذا البيع من رصيدكم، وسقطت عمولته عنكم."), "undo-2")
    back = told["items"] + told["delivery"] - told.get("coupon", 0)
    values = {"price": riyals(back), "commission": riyals(told["commission"])}
    detail = gettext("يعود إلى المشتري %(price)s، وسقطت عنكم عمولتها %(commission)s.", **values)
    if not back:
        detail = gettext("لا يعود إلى المشتري شيء، وسقطت عنكم عمولته %(commission)s.", **values)
    return Said(title, with_reason(with_parts(detail, told), told), "undo-2")


def with_parts(detail: str, told: Mapping[str, Any]) -> str:
    """The same with what else went: what a coupon of the market had paid, and the courier's fee with who bears it."""
    said = [detail]
    if told.get("coupon"):
        said.append(gettext("وسقط معه %(sum)s كانت قسيمة السوق تدفعها.", sum=riyals(told["coupon"])))
    if told.get("courier"):
        said.append(gettext("ومما عاد إلى المشتري %(fee)s كانت أجر المندوب، وسقطت عنه.", fee=riyals(told["courier"])))
    if told.get("borne"):
        said.append(
            gettext("ومما عاد إلى المشتري %(fee)s للتوصيل تتحملونها، فقد بقيت للمندوب.", fee=riyals(told["borne"]))
        )
    return " ".join(said)


def with_reason(detail: str, told: Mapping[str, Any]) -> str:
    """The same with what the office wrote, where it wrote something."""
    return f"{detail} {gettext('السبب: %(reason)s', reason=told['reason'])}" if told.get("reason") else detail


def borne(told: Mapping[str, Any]) -> Said:
    """The shopper's bank took the money, and the office decided that the family bears it."""
    title = gettext("اعتراض المشتري على الطلب %(code)s", code=told.get("parcel", ""))
    values = {
        "price": riyals(told.get("items", 0) + told.get("delivery", 0)),
        "commission": riyals(told.get("commission", 0)),
    }
    detail = gettext("ردّ مصرفه إليه %(price)s، وسقطت عنكم عمولتها %(commission)s.", **values)
    return Said(title, with_reason(with_parts(detail, told), told), "scale")


def unborne(told: Mapping[str, Any]) -> Said:
    """The bank gave it back after all."""
    title = gettext("عاد إليكم ما سُحب لاعتراض على الطلب %(code)s", code=told.get("parcel", ""))
    return Said(title, "", "undo-2")


def paid_back(told: Mapping[str, Any]) -> Said:
    """The family gave a shopper cash out of its own hand."""
    title = gettext("رددتم نقداً إلى المشتري، الطلب %(code)s", code=told.get("parcel", ""))
    return Said(title, gettext("يُحسب لكم ما دفعتموه من أيديكم."), "banknote")


def came_back(told: Mapping[str, Any]) -> Said:
    """The shopper says that the cash never came: what was counted for the family is not, until the office has found out."""
    title = gettext("يقول المشتري إن النقد لم يصله، الطلب %(code)s", code=told.get("parcel", ""))
    return Said(title, gettext("لا يُحسب لكم حتى ينظر فيه مكتب دكّة."), "circle-help")


FAR = {  # the line itself is of the moment of the approval: what came later says its own day
    "approved": N_("اعتُمد، ولم يخرج إلى البنك بعد."),
    "sent": N_("اعتُمد، وهو عند البنك منذ %(since)s. يصل عادة خلال يوم عمل."),
    "done": N_("اعتُمد يوم %(at)s، ووصل إلى حسابكم يوم %(since)s."),
    "failed": N_("لم يصل، وعاد إلى رصيدكم."),
    "reversed": N_("أعاده البنك إلى رصيدكم."),
}


def payout_approved(told: Mapping[str, Any]) -> Said:
    """Money leaves for the family's own bank account."""
    title = gettext("تحويل إلى حسابكم %(code)s", code=told.get("payout", ""))
    how_far = FAR.get(told.get("state", ""))
    days = {name: day(told[name]) for name in ("at", "since") if name in told}
    return Said(title, gettext(how_far, **days) if how_far else "", "send")


def payout_failed(told: Mapping[str, Any]) -> Said:
    """It did not arrive and is owed as before."""
    title = gettext("لم يصل التحويل %(code)s", code=told.get("payout", ""))
    return Said(title, gettext("عاد المبلغ إلى رصيدكم. السبب: %(reason)s", reason=told.get("reason", "")), "undo-2")


def share_reversed(told: Mapping[str, Any]) -> Said:
    """A part of it was taken out of their account at the provider, for what went back to a shopper."""
    title = gettext("استُعيد جزء من التحويل %(code)s", code=told.get("payout", ""))
    return Said(title, gettext("سُحب من حسابكم لدى شركة الدفع مقابل ما رُدّ إلى المشتري."), "undo-2")


def other(told: Mapping[str, Any]) -> Said:
    """Something of which no more is known than that it was booked."""
    return Said(gettext("قيد في حسابكم"), str(told.get("reason", "")), "file-text")


WORDS: dict[str, Callable[[Mapping[str, Any]], Said]] = {
    "sale": sale,
    "cleared": cleared,
    "taken_back": taken_back,
    "paid_back": paid_back,
    "came_back": came_back,
    "borne": borne,
    "unborne": unborne,
    "payout_approved": payout_approved,
    "payout_failed": payout_failed,
    "payout_reversed": payout_failed,
    "share_reversed": share_reversed,
}
