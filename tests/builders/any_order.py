"""A market in which anything may happen next: orders, payments, refunds, disputes, returns, transfers to the bank, payouts.

A state machine of hypothesis: each rule is something a person, a provider or the worker does, at a moment of the machine's
own clock. What is refused changes nothing and is part of the story. The stage, and what must hold at the end, is in
any_stage.py.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from storefront.cli import work
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.trade import coupons, handbacks, orders, proposals, returns
from storefront.trade.orders import Order, Parcel
from storefront.trade.proposals import DateProposal
from storefront.treasury import conversations
from storefront.treasury.gateways import DisputeSnapshot
from storefront.treasury.payments import Attempt, Refund
from tests.builders.any_stage import ROUNDS, Stage, is_disputed
from tests.builders.bank import OFFICER, imported
from tests.builders.community import a_family, desk
from tests.builders.coupons import some_coupons
from tests.builders.goods import a_product, a_weighed_product
from tests.builders.making import a_cake, a_capacity
from tests.builders.money import begin
from tests.builders.trade import a_basket, place, with_coupon
from tests.builders.treasury import an_account

PRICES = (101, 3_333, 12_500, 49_999)
SIZES = [(3, 4), (3, 4), (1, 4), (50, 1)]  # how many families, and what each of them makes
LINES = st.tuples(st.integers(0, 49), st.integers(1, 3))
BASKETS = st.one_of(*[st.lists(LINES, min_size=1, max_size=6)] * 7, st.lists(LINES, min_size=30, max_size=50))
COUPONS = st.sampled_from([*[None] * 4, *range(4)])
NEXT_STEP: dict[str, Callable[..., None]] = {
    "placed": orders.accept,
    "accepted": orders.prepare,
    "preparing": orders.make_ready,
}
ON_ITS_WAY = Parcel.state.in_([*NEXT_STEP, "ready", "sent"])


class Market(Stage):
    """The people of the market, and whatever each of them may do next."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = count(1)
        self.came_to_bank = 0
        self.newest: int | None = None  # the order that was placed last, if it was

    # the people and their goods

    @initialize(size=st.sampled_from(SIZES))
    def opens(self, size: tuple[int, int]) -> None:
        with self.at_work():
            families = [a_family(vat_number="") for _ in range(size[0])]
            self.families = [family.id for family in families]
            for family in families:
                an_account(family)
            prices = PRICES[: size[1]]
            self.goods = [a_product(of=family, price=price, stock=40) for family in families for price in prices]
            cake = a_cake(of=families[0], price=PRICES[0])
            a_capacity(cake, pieces=4)
            self.goods += [cake, a_weighed_product(70, 250, of=families[0], grams=1000)]
            self.coupons = [one.id for one in some_coupons(families[0])]

    # what shoppers do

    @rule(chosen=BASKETS, method=st.sampled_from(["card", "cash", "transfer"]), coupon=COUPONS)
    def somebody_orders(self, chosen: list[tuple[int, int]], method: str, coupon: int | None) -> None:
        self.newest = None
        with self.at_work():
            pieces = {place_ % len(self.goods): many for place_, many in chosen}
            mobile = f"+96655{next(self.numbers):07d}"
            basket = a_basket(*((db.session.merge(self.goods[place_]), many) for place_, many in pieces.items()))
            if coupon is not None:
                basket = with_coupon(basket, coupons.get(self.coupons[coupon]), mobile=mobile)
            self.newest = place(basket, method=method, mobile=mobile).id

    @rule(chosen=BASKETS, coupon=COUPONS, fee=st.booleans())
    def somebody_buys(self, chosen: list[tuple[int, int]], coupon: int | None, fee: bool) -> None:
        self.somebody_orders(chosen, "card", coupon)
        if self.newest:
            with self.talking():
                begin(orders.get(self.newest))
                self.provider.pay(self.provider.newest.ref, fee=fee)
            self.told_of(self.provider.newest)
            self.round(work.follow_events)

    @rule(data=st.data())
    def somebody_opens_the_page_of_a_payment(self, data: st.DataObject) -> None:
        order_id = self.some(data, Order, Order.method == "card")
        if order_id:
            with self.talking():
                begin(orders.get(order_id))

    @rule(data=st.data(), fee=st.booleans(), told=st.booleans())
    def somebody_pays(self, data: st.DataObject, fee: bool, told: bool) -> None:
        page = self.a_page(data, lambda page: page.state == "open")
        if page:
            with clock.set_to(self.now):
                self.provider.pay(page.ref, fee=fee)
            self.told_of(page, arrives=told)

    @rule(data=st.data())
    def somebody_comes_back(self, data: st.DataObject) -> None:
        attempt_id = self.some(data, Attempt)
        if attempt_id:
            with self.talking():
                conversations.settle(attempt_id)

    @rule(data=st.data(), other=st.sampled_from([0, 0, 0, -500, 500]))
    def somebody_sends_a_transfer(self, data: st.DataObject, other: int) -> None:
        order_id = self.some(data, Order, Order.method == "transfer")
        if order_id:
            order = orders.get(order_id)
            amount, reference = max(order.total_minor + other, 1), order.reference
            with self.talking():
                imported((amount, f"طلب {reference}", f"FT{next(self.numbers)}"))
            self.came_to_bank += amount

    @rule(data=st.data())
    def somebody_calls_off(self, data: st.DataObject) -> None:
        parcel_id = self.some(data, Parcel)
        if parcel_id:
            with self.at_work():
                orders.cancel(orders.get_parcel(parcel_id), SYSTEM)

    @rule(data=st.data(), kind=st.sampled_from(["defect", "change_of_mind"]), many=st.integers(1, 3))
    def somebody_wants_to_give_back(self, data: st.DataObject, kind: str, many: int) -> None:
        parcel_id = self.some(data, Parcel, Parcel.state.in_(orders.REACHED))
        if parcel_id:
            with self.at_work():
                parcel = orders.get_parcel(parcel_id)
                line = data.draw(st.sampled_from(sorted(line.id for line in parcel.lines)))
                returns.ask(parcel, {line: many}, kind=kind, reason="")

    # what families do

    @rule(data=st.data(), steps=st.sampled_from([1, 2, len(NEXT_STEP) + 1]))
    def a_family_goes_on(self, data: st.DataObject, steps: int) -> None:
        parcel_id = self.some(data, Parcel, ON_ITS_WAY)
        for _ in range(steps if parcel_id else 0):
            self.a_step_of(parcel_id)

    @rule()
    def families_bring_everything(self) -> None:
        for parcel_id in self.all_of(Parcel, ON_ITS_WAY):
            for _ in range(len(NEXT_STEP) + 2):
                self.a_step_of(parcel_id)

    def a_step_of(self, parcel_id: int | None) -> None:
        """The next step of a parcel on its way to its shopper, by its family."""
        with self.at_work():
            parcel = orders.get_parcel(parcel_id or 0)
            step = NEXT_STEP.get(parcel.state)
            if step:
                step(parcel, desk(parcel.family))
            elif parcel.state == "sent":
                orders.doors.bring(parcel, OFFICER)
            else:
                orders.hand_over(parcel, desk(parcel.family), code=parcel.handover_code, aware=True)

    @rule(data=st.data())
    def a_parcel_is_not_taken_at_the_door(self, data: st.DataObject) -> None:
        parcel_id = self.some(data, Parcel, Parcel.state.in_(["ready", "sent"]))
        if parcel_id:
            with self.at_work():
                parcel = orders.get_parcel(parcel_id)
                actor = OFFICER if parcel.way == "courier" else desk(parcel.family)
                orders.doors.refuse(parcel, actor, reason="لم يفتح أحد", sells_again=data.draw(st.booleans()))

    @rule(data=st.data(), sells_again=st.booleans())
    def a_parcel_is_taken_in_part_at_the_door(self, data: st.DataObject, sells_again: bool) -> None:
        parcel_id = self.some(data, Parcel, Parcel.state.in_(["ready", "sent"]))
        if parcel_id:
            with self.at_work():
                parcel = orders.get_parcel(parcel_id)
                actor = OFFICER if parcel.way == "courier" else desk(parcel.family)
                refused = {line.id: data.draw(st.integers(0, line.quantity)) for line in parcel.lines}
                told = {"reason": "مكسورة", "code": parcel.handover_code, "sells_again": sells_again}
                returns.doorsteps.hand_over_part(parcel, refused, actor, **told)

    @rule(data=st.data(), is_denied=st.booleans())
    def a_family_gives_cash_back(self, data: st.DataObject, is_denied: bool) -> None:
        refund_id = self.some(data, Refund, Refund.way == "family", Refund.state == "asked")
        if refund_id:
            with self.at_work():
                refund = db.session.get_one(Refund, refund_id)
                parcel = orders.get_parcel(handbacks.parcel_of(refund).id)  # type: ignore[union-attr]
                handbacks.give(parcel, refund, desk(parcel.family))
            with self.at_work():
                if is_denied:
                    handbacks.deny(parcel, db.session.get_one(Refund, refund_id))

    @rule(data=st.data(), days=st.integers(1, 40))
    def a_family_proposes_another_date(self, data: st.DataObject, days: int) -> None:
        parcel_id = self.some(data, Parcel, Parcel.state.in_(proposals.policy.PROPOSES))
        if parcel_id:
            with self.at_work():
                parcel, day = orders.get_parcel(parcel_id), clock.today() + timedelta(days=days)
                proposals.propose(parcel, desk(parcel.family), day=day, reason="تعطّل الفرن")

    @rule(data=st.data(), says=st.sampled_from(["yes", "no", "taken back"]))
    def a_proposed_date_is_answered(self, data: st.DataObject, says: str) -> None:
        proposal_id = self.some(data, DateProposal, DateProposal.state == "asked")
        if proposal_id:
            with self.at_work():
                proposal = proposals.get(proposal_id)
                parcel = orders.get_parcel(proposal.parcel_id)
                act = {"yes": proposals.agree, "no": proposals.refuse}.get(says, proposals.withdraw)
                act(proposal, parcel, desk(parcel.family))

    @rule(data=st.data())
    def a_family_declines(self, data: st.DataObject) -> None:
        parcel_id = self.some(data, Parcel, Parcel.state == "placed")
        if parcel_id:
            with self.at_work():
                parcel = orders.get_parcel(parcel_id)
                orders.decline(parcel, desk(parcel.family), reason="نعتذر")

    @rule(data=st.data(), agreed=st.booleans())
    def a_family_answers_a_return(self, data: st.DataObject, agreed: bool) -> None:
        request_id = self.some(data, returns.ReturnRequest, returns.ReturnRequest.state.in_(["asked", "agreed"]))
        if request_id:
            with self.at_work():
                request = db.session.get_one(returns.ReturnRequest, request_id)
                parcel = orders.get_parcel(request.parcel_id)
                actor = desk(parcel.family)
                if request.state == "asked":
                    returns.answer(request, parcel, actor, agreed=agreed, words="")
                else:
                    returns.take_back(request, parcel, actor)

    @rule(data=st.data())
    def a_shopper_keeps_the_goods_after_all(self, data: st.DataObject) -> None:
        request_id = self.some(data, returns.ReturnRequest, returns.ReturnRequest.state.in_(returns.OPEN))
        if request_id:
            with self.at_work():
                request = returns.get(request_id)
                returns.withdraw(request, orders.get_parcel(request.parcel_id))

    # what happens at the provider

    @rule(data=st.data(), part=st.integers(1, 4), told=st.booleans())
    def somebody_gives_back_in_the_providers_office(self, data: st.DataObject, part: int, told: bool) -> None:
        page = self.a_page(data, lambda page: page.state == "paid" and page.left_minor > 0 and not is_disputed(page))
        if page:
            with clock.set_to(self.now):
                self.provider.refund_in_office(page, max(page.left_minor // part, 1))
            self.told_of(page, "refund", arrives=told)

    @rule(data=st.data(), fee=st.sampled_from([0, 1_500]), part=st.sampled_from([1, 1, 2, 5]))
    def a_bank_takes_a_payment_back(self, data: st.DataObject, fee: int, part: int) -> None:
        page = self.a_page(data, lambda page: page.state == "paid" and page.left_minor > 0 and not page.disputes)
        if page:
            ref, amount = f"dispute-of-{page.ref}", max(page.left_minor // part, 1)
            page.disputes.append(DisputeSnapshot(ref, "open", amount, "SAR", "fraudulent", fee_minor=fee))
            self.told_of(page, "dispute")

    @rule(data=st.data(), state=st.sampled_from(["won", "lost"]))
    def a_bank_decides(self, data: st.DataObject, state: str) -> None:
        page = self.a_page(data, is_disputed)
        if page:
            page.disputes[0] = replace(page.disputes[0], state=state)  # type: ignore[arg-type]
            self.told_of(page, "dispute")

    # time and the worker

    @rule(hours=st.sampled_from([1, 1, 3, 3, 25, 24 * 8]))
    def time_passes(self, hours: int) -> None:
        self.wait(hours)

    @rule(number=st.integers(0, len(ROUNDS) - 1))
    def the_worker_takes_a_round(self, number: int) -> None:
        self.round(ROUNDS[number])
