"""The same market with an office that decides: money for shoppers who keep their goods, what found refunds were for, who
bears what a bank kept. What the office asks too much of is refused, and refusals change nothing."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from sqlalchemy import select

from storefront.cli import work
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotNow
from storefront.trade import adjustments, orders
from storefront.trade.adjustments.shares import laid_on
from storefront.trade.orders import Parcel
from storefront.treasury import alarms, payments, payouts, recipients, refunds
from storefront.treasury.disputes import Dispute
from storefront.treasury.payments import Attempt, Refund
from storefront.treasury.payouts import Payout
from tests.builders.adjusting import OFFICER, REASON
from tests.builders.any_order import Market
from tests.builders.any_stage import is_disputed
from tests.builders.community import desk
from tests.builders.treasury import an_officer


class Office(Market):
    """A market whose office is at its desk."""

    @initialize()
    def sits_down(self) -> None:
        with self.at_work():
            self.officers = [an_officer() for _ in range(2)]

    @rule(data=st.data(), officer=st.integers(0, 1))
    def an_officer_approves(self, data: st.DataObject, officer: int) -> None:
        payout_id = self.some(data, Payout, Payout.state == "planned")
        if payout_id:
            with self.at_work():
                payouts.approve(payouts.get(payout_id), self.officers[officer])

    @rule()
    def the_office_makes_a_file(self) -> None:
        with self.at_work():
            payouts.make_file(self.officers[0])

    @rule(data=st.data(), end=st.sampled_from(["done", "done", "failed", "reversed"]))
    def the_bank_answers(self, data: st.DataObject, end: str) -> None:
        before = "done" if end == "reversed" else "sent"
        payout_id = self.some(data, Payout, Payout.state == before)
        if payout_id:
            with self.at_work():
                payout, officer = payouts.get(payout_id), self.officers[1]
                if end == "done":
                    payouts.note_done(payout, officer)
                elif end == "failed":
                    payouts.note_failed(payout, officer, reason="حساب مغلق")
                else:
                    payouts.note_reversed(payout, officer, reason="أعاده البنك")

    @rule()
    def everybody_is_paid(self) -> None:
        """Weeks in which nothing comes back, and a payday after them."""
        self.round(work.complete_reached)
        self.time_passes(24 * 15)
        for task in (work.complete_reached, work.clear_forgotten, work.plan_payouts):
            self.round(task)
        for payout_id in self.all_of(Payout, Payout.state == "planned"):
            for officer in self.officers:
                with self.at_work():
                    payouts.approve(payouts.get(payout_id), officer)
        self.the_office_makes_a_file()
        for payout_id in self.all_of(Payout, Payout.state == "sent"):
            with self.at_work():
                payouts.note_done(payouts.get(payout_id), self.officers[0])

    @rule(data=st.data(), part=st.integers(1, 5), with_delivery=st.booleans())
    def the_office_gives_money_for_goods_that_stay(self, data: st.DataObject, part: int, with_delivery: bool) -> None:
        parcel_id = self.some(data, Parcel)
        if parcel_id:
            with self.at_work():
                parcel = orders.get_parcel(parcel_id)
                there = adjustments.left_now(parcel)
                chosen = {line: left // part for line, left in there.lines.items() if data.draw(st.booleans())}
                wish = adjustments.Wish(chosen, with_delivery)
                adjustments.give(parcel, wish, OFFICER, once=f"press-{next(self.numbers)}", reason=REASON)

    @rule(data=st.data(), part=st.sampled_from([1, 1, 2, 3]))
    def the_office_gives_back_there_and_says_for_what(self, data: st.DataObject, part: int) -> None:
        """Perhaps only after families have called off what they can."""
        page = self.a_page(data, lambda page: page.state == "paid" and page.left_minor > 0 and not is_disputed(page))
        if page:
            with self.at_work():
                attempt = db.session.scalar(select(Attempt).where(Attempt.payment_ref == page.payment_ref))
                self.provider.refund_in_office(page, max(page.left_minor // part, 1))
                if attempt:
                    seen = self.provider.list_refunds(page.payment_ref)
                    payments.refunding.record_refunds(attempt.id, seen)
            for parcel_id in self.all_of(Parcel, Parcel.state == "placed") if data.draw(st.booleans()) else ():
                with self.at_work():
                    parcel = orders.get_parcel(parcel_id)
                    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
            self.round(work.carry_out_refunds)
            self.the_office_says_what_a_found_refund_was_for(data)

    @rule(data=st.data())
    def the_office_says_what_a_found_refund_was_for(self, data: st.DataObject) -> None:
        refund_id = self.some(data, Refund, Refund.state == "unattributed")
        if refund_id:
            with self.at_work():
                refund = db.session.get_one(Refund, refund_id)
                parcels = adjustments.parcels_paid_by(db.session.get_one(payments.Payment, refund.payment_id))
                waiting = [one.id for one in adjustments.could_be(refund)]
                instead = data.draw(st.sampled_from([waiting, waiting[:1], []]))
                division = self.divided(refund, data.draw(st.permutations(parcels)), instead)
                adjustments.assign(refund, division, OFFICER, reason=REASON)

    def divided(self, refund: Refund, parcels: list[Parcel], instead: list[int]) -> adjustments.Division:
        """A found sum laid on refunds that failed, and what they leave on one parcel after the other until it is gone."""
        failed = {one.id: one.amount_minor for one in adjustments.could_be(refund)}
        rest, wishes = refund.amount_minor - sum(failed[one] for one in instead), {}
        there = adjustments.lefts(parcels)
        for parcel in parcels:
            amounts, delivery = self.all_of_it(min(rest, there[parcel.id].total_minor), there[parcel.id])
            if rest > 0 and (amounts or delivery):
                wishes[parcel.id] = adjustments.Wish(amounts, bool(delivery))
                rest -= sum(amounts.values()) + delivery
        return adjustments.Division(wishes, instead)

    def all_of_it(self, amount_minor: int, there: adjustments.Left) -> tuple[dict[int, int], int]:
        """A found sum laid on what is left of a parcel's lines, and on its delivery where only then it fits."""
        goods = sum(there.lines.values())
        without = adjustments.Left(there.lines, 0)
        if amount_minor <= goods:
            return laid_on(amount_minor, without)
        rest = min(goods, max(0, amount_minor - there.delivery_minor))
        return laid_on(rest, without)[0], there.delivery_minor

    def teardown(self) -> None:
        """Whatever was found holds its shares up, and nobody is called about what was assigned."""
        for refund_id in self.all_of(Refund, Refund.state == "unattributed"):
            payment = db.session.get_one(payments.Payment, db.session.get_one(Refund, refund_id).payment_id)
            subjects = {f"parcel:{one.id}" for one in adjustments.parcels_paid_by(payment)}
            assert recipients.held_subjects(list(subjects)) == subjects
        called = {one.subject for one in alarms.open_alarms() if one.kind == "refund-found"}
        assert called == {f"refund:{one}" for one in self.all_of(Refund, Refund.state == "unattributed")}
        super().teardown()

    @rule(data=st.data())
    def money_that_arrived_comes_back(self, data: st.DataObject) -> None:
        page = self.a_page(data, lambda page: any(one.state == "done" for one in page.refunds))
        if page:
            places = [place for place, one in enumerate(page.refunds) if one.state == "done"]
            place = data.draw(st.sampled_from(places))
            with clock.set_to(self.now):
                self.provider.move_refund(place, "failed", page, "account_closed")
            self.told_of(page, "refund")

    @rule(data=st.data(), way=st.sampled_from(["again", "hand", "found"]))
    def the_office_sees_to_a_refund_that_failed(self, data: st.DataObject, way: str) -> None:
        refund_id = self.some(data, Refund, Refund.state == "failed")
        if refund_id:
            with self.at_work():
                failed = db.session.get_one(Refund, refund_id)
                if way == "again":
                    refunds.try_again(failed, OFFICER)
                elif way == "hand":
                    refunds.give_by_hand(failed, OFFICER, note="حوالة 771")
                else:
                    found = self.found_for(failed, data.draw(st.integers(1, 3)))
                    adjustments.assign(found, adjustments.Division(instead=[failed.id]), OFFICER, reason=REASON)

    def found_for(self, failed: Refund, part: int) -> Refund:
        """A refund of the same sum on the same payment, or of a part of it, made in the provider's office a moment ago."""
        if failed.attempt_id is None:
            raise NotNow()
        attempt = db.session.get_one(Attempt, failed.attempt_id)
        page = next(page for page in self.provider.pages.values() if page.payment_ref == attempt.payment_ref)
        amount = max(failed.amount_minor // part, 1)
        if page.left_minor < amount or is_disputed(page):
            raise NotNow()
        self.provider.refund_in_office(page, amount)
        payments.refunding.record_refunds(attempt.id, self.provider.list_refunds(page.payment_ref))
        return payments.refunds_of(failed.payment_id)[-1]

    @rule(data=st.data(), bearer=st.sampled_from(adjustments.BEARERS))
    def the_office_says_who_bears_a_loss(self, data: st.DataObject, bearer: str) -> None:
        dispute_id = self.some(data, Dispute, Dispute.state == "lost")
        if dispute_id:
            with self.at_work():
                dispute = db.session.get_one(Dispute, dispute_id)
                parcel = data.draw(st.sampled_from([one.parcel for one in adjustments.stakes(dispute)]))
                adjustments.decide(dispute, parcel, bearer, OFFICER, reason=REASON)

    @rule(data=st.data())
    def a_bank_thinks_again(self, data: st.DataObject) -> None:
        page = self.a_page(data, lambda page: any(one.state == "lost" for one in page.disputes))
        if page:
            page.disputes[0] = replace(page.disputes[0], state="won")
            self.told_of(page, "dispute")

    @rule(data=st.data(), bearer=st.sampled_from(adjustments.BEARERS))
    def a_loss_is_decided_and_called_off_before_the_bank_thinks_again(self, data: st.DataObject, bearer: str) -> None:
        """Rarely met one after the other by chance: lost, borne, called off, given back late."""
        self.the_office_says_who_bears_a_loss(data, bearer)
        parcel_id = self.some(data, Parcel, Parcel.state == "placed")
        if parcel_id:
            with self.at_work():
                parcel = orders.get_parcel(parcel_id)
                orders.decline(parcel, desk(parcel.family), reason="نعتذر")
        self.a_bank_thinks_again(data)
