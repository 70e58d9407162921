"""The steps of an order that need one press: accepted, begun, ready, handed over. Refusing one is in refusals."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import limits
from storefront.kernel import units
from storefront.trade import orders, rulings
from storefront.trade.delivery import COLLECT, COURIER
from storefront.trade.orders import Parcel
from storefront.web.family import desk
from storefront.web.family.forms import AwareForm, HandoverForm
from storefront.web.family.jobs import goods, weave_of
from storefront.web.family.orders import page_of
from storefront.web.family.reach import told
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.formats import day
from storefront.web.kit.links import own_path
from storefront.web.kit.requests import keep_work
from storefront.web.kit.steps import take

steps = Blueprint("steps", __name__)
Answer = Response | tuple[str, int]


@steps.post("/orders/<code:parcel_reference>/acceptance")
def acceptance(parcel_reference: str) -> Answer:
    """The family will make it."""
    parcel = desk.own(orders.of_family, parcel_reference)
    return taken(
        parcel,
        lambda: orders.accept(parcel, actor(), aware=is_aware()),
        gettext("قبلتم الطلب %(code)s، وموعده %(day)s. بيانات المشتري في صفحة الطلب.",
                code=parcel.reference, day=day(parcel.promised_on)),
    )  # fmt: skip


@steps.post("/orders/<code:parcel_reference>/preparation")
def preparation(parcel_reference: str) -> Answer:
    """The family has begun."""
    parcel = desk.own(orders.of_family, parcel_reference)
    begun = gettext("سُجّل بدء تجهيز الطلب %(code)s.", code=parcel.reference)
    return taken(parcel, lambda: orders.prepare(parcel, actor(), aware=is_aware()), begun)


@steps.post("/orders/<code:parcel_reference>/readiness")
def readiness(parcel_reference: str) -> Answer:
    """The goods wait for the shopper or the courier; what of them was not ticked is asked about first."""
    parcel = desk.own(orders.of_family, parcel_reference)
    missing = [line for line in parcel.lines if line.ready is None] if len(parcel.lines) > 1 else []
    if parcel.state == "preparing" and missing and request.form.get("sure") != "yes":
        weave, back = weave_of(desk.family()), own_path(request.form.get("next"), "")
        rows = [goods(line, weave) for line in missing]
        return render_template(
            "family/orders/unticked.html", parcel=parcel, rows=rows, next=back, aware=is_aware()
        ), 422
    return taken(parcel, lambda: orders.make_ready(parcel, actor(), aware=is_aware()), told_ready(parcel))


def told_ready(parcel: Parcel) -> str:
    """That an order is ready, and how its shopper learns of it."""
    return told(
        parcel,
        gettext("الطلب %(code)s جاهز.", code=parcel.reference),
        gettext("الطلب %(code)s جاهز، وتصل رسالة بذلك إلى المشتري.", code=parcel.reference),
    )


@steps.post("/orders/<code:parcel_reference>/handover")
def handover(parcel_reference: str) -> Answer:
    """The goods are with the shopper; where they collect them, their code proves it."""
    parcel = desk.own(orders.of_family, parcel_reference)
    form = HandoverForm()
    if parcel.state == "ready" and parcel.way == COLLECT and not form.validate_on_submit():
        return page_of(parcel, code=form), 422
    given = gettext("سُلّم الطلب %(code)s. شكراً لكم.", code=parcel.reference)
    if parcel.way == COURIER:
        given = gettext("الطلب %(code)s عند المندوب الآن.", code=parcel.reference)
    try:
        return taken(
            parcel, lambda: orders.hand_over(parcel, actor(), code=form.code.data or "", aware=is_aware()), given
        )
    except (orders.refusals.CodeDoesNotMatch, limits.TooManyTries) as refusal:
        keep_work()
        form.refuse("code", refusal, sentence(refusal))
        return page_of(parcel, code=form), refusal.status


def is_aware() -> bool:
    """Whether the family said that it knows that a bank has the money of the order."""
    return bool(AwareForm().aware.data)


def taken(parcel: Parcel, step: Callable[[], None], done: str | Callable[[], str]) -> Answer:
    """A step of an order, and the page it was pressed on; the order's own where it is to be said first that a bank has its
    money."""
    late = gettext("حال الطلب %(code)s تغيّر قبل هذه الخطوة، وما ترونه هو حاله الآن.", code=parcel.reference)
    refused = (orders.refusals.CodeDoesNotMatch, limits.TooManyTries, rulings.BankHasTheMoney)
    reference = parcel.reference
    try:
        take(step, done, late=late, but=refused)
    except rulings.BankHasTheMoney as refusal:
        units.abandon()
        form = AwareForm()
        form.refuse("aware", refusal, sentence(refusal))
        return page_of(desk.own(orders.of_family, reference), code=typed_code(), aware=form), refusal.status
    here = url_for("family.orders.show", parcel_reference=reference)
    return redirect(own_path(request.form.get("next"), here), 303)


def typed_code() -> HandoverForm | None:
    """The shopper's code as it was typed, if it was."""
    return HandoverForm() if request.form.get("code") else None
