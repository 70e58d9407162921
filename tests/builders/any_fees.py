"""The same market with exhibitions: families with places pay their invoices by card, by transfer and in cash; officers
waive, name sponsors, return and keep deposits, give cash back; some families withdraw, and some exhibitions are not held."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from storefront.cli import work
from storefront.fairs import applications, exhibitions, fees, invoices
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice, InvoicePart
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.treasury import conversations
from storefront.treasury.gateways import PayLine
from tests.builders.any_network import Everything
from tests.builders.bank import imported
from tests.builders.feeing import confirmed, payment_of
from tests.builders.providers import SITE

WAY = conversations.WayBack(f"{SITE}/paid", f"{SITE}/left", "ar")
SUMS = st.sampled_from([40_000, 40_000, 30_000, 12_345, 100])


class EverythingAndExhibitions(Everything):
    """A market whose families also exhibit."""

    @initialize(moment=st.sampled_from(["acceptance", "applying"]))
    def families_are_given_places(self, moment: str) -> None:
        with self.talking():
            confirmed(number=2, fee_moment=moment)

    @rule(data=st.data(), amount=SUMS, method=st.sampled_from(["card", "card", "transfer"]))
    def a_family_begins_to_pay(self, data: st.DataObject, amount: int, method: str) -> None:
        invoice_id = self.some(data, ExhibitInvoice)
        if invoice_id:
            part_id = None
            with self.at_work():
                part_id = fees.begin(invoice_id, method, amount, SYSTEM, once=f"form-{next(self.numbers)}").id
            if part_id and method == "card":
                with self.talking():
                    payment = payment_of(db.session.get_one(InvoicePart, part_id))
                    lines = [PayLine("مكان", payment.amount_minor)]
                    conversations.begin_attempt(payment.id, lines, WAY, after=0)

    @rule(data=st.data(), other=st.sampled_from([0, 0, -500, 500]))
    def a_family_sends_what_it_owes(self, data: st.DataObject, other: int) -> None:
        part_id = self.some(data, InvoicePart, InvoicePart.method == "transfer")
        if part_id:
            part = db.session.get_one(InvoicePart, part_id)
            amount, code = max(part.amount_minor + other, 1), part.code
            with self.talking():
                imported((amount, f"رسوم {code}", f"FT{next(self.numbers)}"))
            self.came_to_bank += amount

    @rule(data=st.data())
    def a_family_leaves_its_payment(self, data: st.DataObject) -> None:
        part_id = self.some(data, InvoicePart, InvoicePart.state == "open")
        if part_id:
            with self.talking():
                conversations.release(payment_of(db.session.get_one(InvoicePart, part_id)).id, by_payer=True)

    @rule(data=st.data(), amount=SUMS, deed=st.sampled_from(["cash", "waive", "sponsor", "return", "keep", "give"]))
    def an_officer_of_the_body_does_something(self, data: st.DataObject, amount: int, deed: str) -> None:
        one = self.some(data, ExhibitInvoice)
        if one:
            deeds = {
                "cash": lambda: fees.record_cash(one, amount, SYSTEM, once=f"cash-{next(self.numbers)}"),
                "waive": lambda: fees.waive(one, "fee", amount, SYSTEM, reason="دعم"),
                "sponsor": lambda: fees.sponsor(one, SYSTEM, name="مؤسسة العطاء", reason="دعم"),
                "return": lambda: fees.return_deposit(one, SYSTEM),
                "keep": lambda: fees.keep_deposit(one, SYSTEM, reason="لم تحضر"),
                "give": lambda: fees.give_cash(one, SYSTEM),
            }
            with self.at_work():
                deeds[deed]()

    @rule(data=st.data())
    def a_family_does_not_come(self, data: st.DataObject) -> None:
        one = self.some(data, ExhibitInvoice, ExhibitInvoice.id == 2)
        if one:
            with self.at_work():
                applications.withdraw(applications.get(invoices.get(one).application_id), "", SYSTEM)

    @rule(data=st.data(), is_over=st.sampled_from([False, False, True]))
    def an_exhibition_is_not_held(self, data: st.DataObject, is_over: bool) -> None:
        one = self.some(data, Exhibition) if is_over else None
        if one:
            with self.at_work():
                exhibitions.cancel(db.session.get_one(Exhibition, one), ("أُلغي", ""), SYSTEM)

    @rule()
    def the_worker_looks_after_exhibitions(self) -> None:
        self.round(work.turn_exhibitions)

    def the_worker_finishes(self) -> None:
        self.round(work.turn_exhibitions)
        super().the_worker_finishes()

    def teardown(self) -> None:
        """Nothing of an exhibition that is not held, or of a family that does not come, is held by anybody."""
        super().teardown()
        with clock.set_to(self.now):
            for one in self.all_of(Exhibition, Exhibition.state == "cancelled"):
                stands = fees.standing(one)
                assert (stands.coming_minor, stands.deposits_minor) == (0, 0)
