"""Fees of a whole market: invoices in every state at an exhibition of the desk's own body, and one of the desk's own family."""

from collections import Counter
from typing import Any

from sqlalchemy import select

from storefront.community.bodies import Body
from storefront.community.families import Family
from storefront.fairs import applications, calls, fees, proceeds
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.exhibitions import Exhibition
from storefront.goods.catalogue import Product
from storefront.goods.taxonomy import Category
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, a_wish, an_application, close_calls
from tests.builders.community import a_member, desk
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.feeing import DEPOSIT, FEE, LAST_WEEK, a_form, arrive, ended, invoice_of, officer_of

NAME = ("معرض الفخار", "Pottery Fair")


def whole_fees(body: Body, family: Family, product: Product) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of exhibitions, invoices and transfers; `family` is that of the desk."""
    rows = paying_families(body, family, product)
    mine, paid, cash, sponsored, numbered, gone = (invoice_of(one) for one in rows)
    officer = officer_of(mine.exhibition)
    with unit_of_work():
        part = fees.begin(paid.id, "transfer", FEE + DEPOSIT, SYSTEM, once=a_form())
    arrive(part)
    with unit_of_work():
        fees.begin(mine.id, "transfer", FEE, SYSTEM, once=a_form())
        fees.record_cash(cash.id, FEE + DEPOSIT, officer, once=a_form(), note="17")
        for one in (sponsored, numbered):
            fees.sponsor(one.id, officer, name="مؤسسة العطاء", reason="دعم الأسر الجديدة")
    with unit_of_work():
        fees.begin_for_sponsor(numbered.id, officer, once=a_form())
        fees.return_deposit(cash.id, officer)
    with unit_of_work():
        applications.withdraw(applications.get(gone.application_id), "ظرف", SYSTEM)
    ended()
    over, payout = paid_out(body, product)
    waiting = over_with_fees(body, product, ("معرض آخر انتهى", "Another Fair That Is Over"))
    unpaid, by_card = (asked_for(body, family, product, number) for number in (1, 2))
    with unit_of_work():
        fees.begin(invoice_of(by_card).id, "card", FEE, SYSTEM, once=a_form())
    return {
        "family.fees.call_id": (rows[0].call_id, unpaid.call_id, by_card.call_id),
        "family.fees.receipt.call_id": (rows[0].call_id,),
        "organiser.fees.exhibition_id": (mine.exhibition_id, over),
        "organiser.fees.deposits?": (f"?reason=&deposit-{paid.id}=return",),
        "organiser.invoices.exhibition_id": (mine.exhibition_id,),
        "organiser.invoices.invoice_id": (mine.id, paid.id, cash.id, sponsored.id, numbered.id, gone.id),
        "office.proceeds.exhibition_id": (over, waiting),
        "office.proceeds.show.exhibition_id": (over, waiting, mine.exhibition_id),
        "office.proceeds.payout_id": (payout,),
    }


def paying_families(body: Body, family: Family, product: Product) -> list[ExhibitApplication]:
    """Six families that have a place; the first is that of the desk."""
    with clock.set_to(clock.now() - LAST_WEEK), unit_of_work():
        exhibition = an_exhibition(body, first=in_days(45), name=NAME)
        told = {"fee_minor": FEE, "deposit_minor": DEPOSIT, "selection": calls.terms.BY_ARRIVAL, "places": 6}
        ends = {"closes_at": clock.now() + LAST_WEEK / 2}
        other = elsewhere(product)
        call = a_call(exhibition, quotas=Counter({product.category_id: 1}) + Counter({other: 5}), **told, **ends)
        first = applications.apply(call.id, family.id, a_wish(product.category_id, product.id), desk(family))
        rows = [first, *(an_application(call, category_id=other) for _ in range(5))]
    with unit_of_work():
        close_calls()
        ranked = {row.id: applications.Verdict("offered", rank) for rank, row in enumerate(rows, 1)}
        applications.decide(calls.lock(call.id), ranked, SYSTEM)
    for row in rows:
        with unit_of_work():
            applications.accept(row, SYSTEM)
    with unit_of_work():
        mine = invoice_of(rows[0])
        fees.record_cash(mine.id, 5_000, officer_of(mine.exhibition), once=a_form())
    return rows


def elsewhere(product: Product) -> int:
    """Another sub-category than that of a product, by id, where there is one: a shelf is no longer for fairs than without."""
    others = select(Category.id).where(
        Category.parent_id.is_not(None), Category.permit == "", Category.id != product.category_id
    )
    return db.session.scalar(others.order_by(Category.id).limit(1)) or product.category_id


def asked_for(body: Body, family: Family, product: Product, number: int) -> ExhibitApplication:
    """An application of the desk's family, at an exhibition whose fee is paid on applying."""
    with unit_of_work():
        name = (f"معرض النسيج {number}", f"Weaving Fair {number}")
        exhibition = an_exhibition(body, first=in_days(60 + number), name=name)
        call = a_call(exhibition, quotas={product.category_id: 2}, fee_minor=FEE, fee_moment="applying")
        return applications.apply(call.id, family.id, a_wish(product.category_id, product.id), desk(family))


def paid_out(body: Body, product: Product) -> tuple[int, int]:
    """An exhibition that is over, whose fees a person of the office is about to transfer; both by id."""
    over = over_with_fees(body, product, ("معرض انتهى", "A Fair That Is Over"))
    with unit_of_work():
        writer = Actor(user_id=a_member(name="مها", role="staff").id, roles=frozenset({"staff"}))
        held = db.session.get_one(Exhibition, over)
        payout = proceeds.plan(held, "غرفة الرياض", "SA0380000000608010167519", writer)
    return over, payout.id


def over_with_fees(body: Body, product: Product, name: tuple[str, str]) -> int:
    """An exhibition that is over, whose one fee may be paid out; by id."""
    with clock.set_to(clock.now() - LAST_WEEK), unit_of_work():
        exhibition = an_exhibition(body, first=in_days(45), name=name)
        told = {"fee_minor": FEE, "fee_moment": "applying"}
        row = an_application(a_call(exhibition, quotas={elsewhere(product): 2}, **told))
    invoice = invoice_of(row)
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    arrive(part)
    with unit_of_work():
        held = db.session.get_one(Exhibition, exhibition.id)
        held.state = "finished"
        db.session.get_one(ExhibitApplication, row.id).state = "confirmed"
    with unit_of_work():
        fees.clear_one()
    return exhibition.id
