"""What letters to shoppers are told: their order, its parcels, the private link that opens it without an account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext

from storefront.community import notices, regions
from storefront.goods import taxonomy
from storefront.kernel import clock, ibans, money
from storefront.kernel.refusals import NotFound
from storefront.trade import allowances, delivery, handbacks, meeting, orders, proposals, returns
from storefront.treasury import disputes, gateways, payments
from storefront.web.kit.deadlines import pay_until
from storefront.web.kit.formats import clock_time, day
from storefront.web.kit.hours import hours_of
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language, language
from storefront.web.shop.ways_back import called_off, way_back

Line = tuple[str, int, str]  # name, pieces, amount


@dataclass(frozen=True)
class Part:
    """What one family brings, in the reader's language. `kind` is the way it goes, `way` the same in words."""

    family: str
    reference: str
    lines: Sequence[Line]
    kind: str
    way: str
    promised: str
    delivery: str
    discount: str
    total: str
    decline_reason: str
    place: str
    code: str
    note: str
    to_stock: str  # "all" or "some" of its pieces are counted, or none


def order_confirmed(values: Mapping[str, Any]) -> dict[str, Any]:
    """A whole order as it was agreed; sent once more to a corrected address, what of it still comes."""
    order = orders.get(values["order_id"])
    parcels = [parcel for parcel in order.parcels if parcel.state not in orders.UNDONE] or order.parcels
    fees, off, total = (
        sum(map(attrgetter(name), parcels)) for name in ("delivery_minor", "discount_minor", "total_minor")
    )
    is_brought = any(parcel.way != delivery.COLLECT for parcel in parcels)
    return {
        **about(order, values),
        "parts": [(part_of(parcel), spot_of(parcel)) for parcel in parcels],
        "payment": payment_words(order),
        "is_to_pay": order.method == "cash" and total > 0,
        "is_brought": is_brought,
        "items": riyals(sum(parcel.items_minor for parcel in parcels)),
        "delivery": riyals(fees) if fees else "",
        "discount": riyals(-off) if off else "",
        "total": riyals(total),
        "city": in_language(order.city, "name"),
        "receiver": (is_brought and order.receiver_name) or order.contact_name,
        "address": joined(order.short_address, order.district, order.street),
    }


def parcel_moved(values: Mapping[str, Any]) -> dict[str, Any]:
    """A parcel and the state it has come to on its way to the shopper."""
    parcel = orders.get_parcel(values["parcel_id"])
    told = {"part": part_of(parcel), "state": values["state"], "returnable": returnable(parcel)}
    return {**about(parcel.order, values), **told}


def returnable(parcel: orders.Parcel) -> str:
    """The goods of a parcel that go back without a reason, in words; "" where none does."""
    names = [line_name(line) for line in parcel.lines if line.return_class in taxonomy.CAN_CHANGE_MIND]
    return str(gettext("، ")).join(names)


def parcel_called_off(values: Mapping[str, Any]) -> dict[str, Any]:
    """A parcel that will not come: what goes back of it, and whether anything else of the order is on its way."""
    parcel = orders.get_parcel(values["parcel_id"])
    order = orders.get(parcel.order_id)
    nothing_paid = gettext("لم يُدفع شيء، فلا شيء عليك.")
    held = disputes.held_of("order", order.id).get(f"parcel:{parcel.id}", disputes.NOTHING)
    before = allowances.of_parcels([parcel.id])
    return {
        **about(order, values),
        "part": part_of(parcel),
        "state": values["state"],
        "back": called_off(order.method, parcel.total_minor, before, held) or str(nothing_paid),
        "others": any(other.id != parcel.id and other.state in orders.OPEN for other in order.parcels),
    }


def date_proposed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The day a family asks for instead of the one it promised, and until when its shopper can answer."""
    parcel = orders.get_parcel(values["parcel_id"])
    return {**about(parcel.order, values), "part": part_of(parcel), **dates_of(values)}


def date_settled(values: Mapping[str, Any]) -> dict[str, Any]:
    """How that ended, and which day holds now."""
    return {**date_proposed(values), "outcome": values["outcome"]}


def dates_of(values: Mapping[str, Any]) -> dict[str, str]:
    """Both days of a proposal, its reason, and until when it can be answered."""
    proposal = proposals.get(values["proposal_id"])
    return {
        "before": day(proposal.before_on),
        "proposed": day(proposal.proposed_on),
        "reason": proposal.reason,
        "answer_until": joined(day(proposal.answer_by), clock_time(proposal.answer_by)),
    }


def money_sent_back(values: Mapping[str, Any]) -> dict[str, Any]:
    """Money nobody can use, and why: it came twice, too late, too much, never enough or not
    as it was asked for."""
    order = orders.get(values["order_id"])
    return {**about(order, values), "amount": riyals(values["amount_minor"]), "why": values["why"]}


def transfer_due(values: Mapping[str, Any]) -> dict[str, Any]:
    """The account a transfer is to be sent to, how much is (still) to come, and until when."""
    order = orders.get(values["order_id"])
    payment = payments.find_for("order", order.id)
    account = gateways.account_of(payment.gateway) if payment else None
    if payment is None or account is None or payment.expires_at is None:
        raise NotFound()
    return {
        **about(order, values),
        "amount": riyals(values.get("missing_minor", payment.amount_minor)),
        "account": account,
        "iban": ibans.spaced(account.iban),
        "until": pay_until(payment),
        "page": absolute(url_for("shop.payments.show", reference=order.reference)),
    }


def transfer_ended(values: Mapping[str, Any]) -> dict[str, Any]:
    """An order that ended before its transfer came."""
    return about(orders.get(values["order_id"]), values)


def return_noted(values: Mapping[str, Any]) -> dict[str, Any]:
    """The pieces a shopper asked to give back."""
    parcel = orders.get_parcel(values["parcel_id"])
    return {**about(parcel.order, values), "part": part_of(parcel), "pieces": pieces_of(parcel, values)}


def return_answered(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the family says to a return."""
    parcel = orders.get_parcel(values["parcel_id"])
    request = request_of(values)
    told = {"agreed": values["agreed"], "answer": request.answer}
    return {**about(parcel.order, values), "part": part_of(parcel), **told}


def return_done(values: Mapping[str, Any]) -> dict[str, Any]:
    """What came home of a parcel, and the sum that goes back for it."""
    parcel = orders.get_parcel(values["parcel_id"])
    return {
        **about(parcel.order, values),
        "part": part_of(parcel),
        "pieces": pieces_of(parcel, values),
        "delivery": riyals(values["delivery_minor"]) if values["delivery_minor"] else "",
        "total": riyals(values["amount_minor"]),
        "back": back_of(parcel, values["amount_minor"], f"return:{values['request_id']}"),
    }


def part_not_taken(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was not taken of a parcel at its door, and what was paid for the rest."""
    parcel = orders.get_parcel(values["parcel_id"])
    told = {"pieces": pieces_of(parcel, values), "paid": riyals(values["paid_minor"])}
    return {**about(parcel.order, values), "part": part_of(parcel), **told}


def allowance_given(values: Mapping[str, Any]) -> dict[str, Any]:
    """A sum that goes back although the goods stay."""
    parcel = orders.get_parcel(values["parcel_id"])
    allowance = allowances.get(values["allowance_id"])
    amount = allowance.total_minor
    return {
        **about(parcel.order, values),
        "part": part_of(parcel),
        "amount": riyals(amount),
        "keeps": parcel.state in orders.REACHED,
        "back": back_of(parcel, amount, f"allowance:{allowance.id}"),
    }


def cash_given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Cash that went back: who says that it was given, and until when its shopper may say that it was not."""
    parcel = orders.get_parcel(values["parcel_id"])
    refund = payments.get_refund(values["refund_id"])
    given = refund.done_at or clock.now()
    return {
        **about(parcel.order, values),
        "part": part_of(parcel),
        "amount": riyals(refund.amount_minor),
        "by_family": refund.way == payments.FAMILY,
        "until": day(given + timedelta(days=handbacks.DENY_DAYS)),
    }


def back_of(parcel: orders.Parcel, minor: int, subject: str) -> str:
    """How a sum (halalas) of a parcel goes back, and what of it a bank has a say in; `subject` asked for it."""
    held = disputes.held_of("order", parcel.order_id).get(subject, disputes.NOTHING)
    return way_back(parcel.order.method, minor, by_courier=parcel.way == delivery.COURIER, held=held)


def pieces_of(parcel: orders.Parcel, values: Mapping[str, Any]) -> list[Line]:
    """What a wish to give back is about, with its price."""
    lines = {line.id: line for line in parcel.lines}
    pieces = [(lines[one.order_line_id], one.quantity) for one in request_of(values).lines]
    return [(line_name(line), quantity, riyals(line.unit_minor * quantity)) for line, quantity in pieces]


def about(order: orders.Order, values: Mapping[str, Any]) -> dict[str, Any]:
    """What every letter about an order says. Raises NotFound when the order has another private link than when the letter
    was written: whoever reads that letter is not to have it."""
    if values.get(notices.LINK) != order.link_hash:
        raise NotFound()
    token = orders.link_token(order.checkout_key, current_app.config["SECRET_KEY"])
    return {
        "name": order.contact_name,
        "reference": order.reference,
        "by_transfer": order.method == "transfer",
        "link": absolute(url_for("shop.orders.links.show", reference=order.reference, token=token)),
        "page": absolute(url_for("shop.orders.show", reference=order.reference)),
    }


def part_of(parcel: orders.Parcel) -> Part:
    """One family's part, as a letter prints it."""
    return Part(
        family=in_language(parcel.family, "trade_name"),
        reference=parcel.reference,
        lines=[(line_name(line), line.quantity, riyals(line.total_minor)) for line in parcel.lines],
        kind=parcel.way,
        way=way_name(parcel.way),
        promised=day(parcel.promised_on),
        delivery=riyals(parcel.delivery_minor) if parcel.delivery_minor else "",
        discount=riyals(-parcel.discount_minor) if parcel.discount_minor else "",
        total=riyals(parcel.total_minor),
        decline_reason=parcel.decline_reason,
        place=place_of(parcel),
        code=parcel.handover_code if parcel.way == delivery.COLLECT else "",
        note=parcel.note,
        to_stock=stock_words(parcel),
    )


def place_of(parcel: orders.Parcel) -> str:
    """Where exactly a parcel is collected, and when; its family has accepted it."""
    if parcel.way != delivery.COLLECT:
        return ""
    point = meeting.point_of(parcel)
    if point and not point.is_home:
        return joined(in_language(point, "name"), point.place, hours_of(point))
    return joined(parcel.family.collection_place, hours_of(point)) if parcel.family.collection_place else ""


def stock_words(parcel: orders.Parcel) -> str:
    """How much of a parcel lay in stock: "all", "some" or nothing of it, when it is made to order."""
    counted = [line.is_counted for line in parcel.lines]
    return "all" if all(counted) else "some" if any(counted) else ""


def spot_of(parcel: orders.Parcel) -> str:
    """Where a parcel is collected, as far as anybody may know before its family accepts; its family's city is loaded."""
    if parcel.way != delivery.COLLECT:
        return ""
    point = meeting.point_of(parcel)
    if point and not point.is_home:
        return joined(in_language(point, "name"), in_language(regions.place(point.city_id)[0], "name"))
    return joined(in_language(parcel.family, "district"), in_language(parcel.family.city, "name"))


def payment_words(order: orders.Order) -> str:
    """How an order was paid, or is to be."""
    if order.total_minor == 0:
        return str(gettext("لا شيء، غطّت القسيمة الثمن كله"))
    if order.method != "cash":
        return str(gettext("دُفع بتحويل بنكي") if order.method == "transfer" else gettext("دُفع بالبطاقة"))
    collected = {parcel.way == delivery.COLLECT for parcel in order.parcels}
    if collected == {True}:
        return str(gettext("نقداً عند الاستلام من الأسرة"))
    return str(gettext("نقداً عند استلام كل طرد") if True in collected else gettext("نقداً عند التوصيل"))


def line_name(line: orders.OrderLine) -> str:
    """Goods with the choice and the words asked for."""
    text = gettext("«%(words)s»", words=line.personal_text) if line.personal_text else ""
    return joined(in_language(line, "name"), in_language(line, "choice"), text)


def joined(*parts: str | None) -> str:
    """Whatever is not empty, with the comma of the reader's language."""
    return ("، " if language() == "ar" else ", ").join(part for part in parts if part)


def way_name(kind: str) -> str:
    """How goods are handed over."""
    names = {"own": gettext("توصيل الأسرة"), "courier": gettext("شركة التوصيل"), "collect": gettext("استلام من الأسرة")}
    return str(names[kind])


def riyals(minor: int) -> str:
    """An amount with its currency."""
    return str(gettext("%(amount)s ر.س", amount=money.shown(minor)))


def request_of(values: Mapping[str, Any]) -> returns.ReturnRequest:
    """The return a letter is about; raises NotFound."""
    return returns.get_of_parcel(values["parcel_id"], values["request_id"])
