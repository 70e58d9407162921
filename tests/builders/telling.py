"""One of everything that anybody is told of, for letters and notices of every kind."""

from datetime import timedelta
from functools import cache
from typing import Any

from storefront.community import families, team
from storefront.community.families import Family
from storefront.fairs import applications
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.invoices import ExhibitInvoice, InvoiceLine
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, handbacks, orders, proposals, returns
from tests.builders.adjusting import OFFICER
from tests.builders.asking import an_answered
from tests.builders.bank import a_transfer_order
from tests.builders.calls import a_call, a_wish
from tests.builders.community import a_family, desk
from tests.builders.fairs import a_body, an_exhibition
from tests.builders.goods import a_product, variant_of
from tests.builders.letting import an_offer
from tests.builders.people import a_person
from tests.builders.registering import a_document
from tests.builders.reviewing import a_review
from tests.builders.stalls import a_plan
from tests.builders.trade import a_basket, bring_to, place, the_parcel
from tests.builders.treasury import a_payout
from tests.builders.visiting import a_visit
from tests.builders.writing import ask

MONEY = {"amount_minor": 12_500, "delivery_minor": 2_500, "missing_minor": 700, "paid_minor": 8_500, "why": "late"}
QUARTERS = [("الصفا", "Safa"), ("النخيل", "Nakheel"), ("الروضة", "Rawdah"), ("العليا", "Olaya")]  # no two of one name


@cache
def stage(name: str = "سارة القحطاني") -> dict[str, Any]:
    """Rows for every kind of letter to be about; the values a notice of any kind may carry."""
    user, number = a_person(name=name), stage.cache_info().currsize
    with unit_of_work():
        ar, en = QUARTERS[number]
        family = a_family(name=(f"بيت نورة {ar}", f"Bayt Noura {en}"))
        goods = a_product(of=family, name=("معمول", "Maamoul"))
        order = place(a_basket((goods, 2)), name=name, email="shopper@example.com")
        parcel = bring_to(the_parcel(orders.get(order.id)), "handed_over")
        line = parcel.lines[0].id
        request = returns.ask(parcel, {line: 1}, kind="defect", reason=name)
        allowance = adjustments.give(parcel, adjustments.Wish({line: 700}), OFFICER, once=en, reason=name)
        refund_id = handbacks.of_parcel(parcel.id)[0].id
        ids = {"user_id": user.id, "order_id": order.id, "parcel_id": parcel.id, "family_id": family.id}
        payout = a_payout(family=family, state="done")
        document, review = a_document(family), a_review(a_product(of=family, name=("معمول", "Maamoul")))
        question = families.FamilyQuestion(family_id=family.id, asked_at=clock.now(), words=name)
        proposal = proposals.DateProposal(parcel_id=parcel.id, state="asked", reason=name)
        proposal.before_on, proposal.proposed_on = clock.today(), clock.today() + timedelta(days=3)
        proposal.proposed_at = proposal.answer_by = clock.now()
        db.session.add_all([question, proposal])
        asked = an_answered(goods)
        asked.words = asked.answer = name
        db.session.flush()
        ids |= {
            "body_id": a_body(name=(f"غرفة {ar}", f"Chamber {en}")).id,
            "application_id": an_offered_application(family, goods).id,
            "exhibition_id": a_plan().exhibition_id,
            "visit_id": a_visit(an_exhibition(), name=name).id,
            "document_id": document.id,
            "question_id": question.id,
            "review_id": review.id,
            "hidden_review_id": review.id,
            "product_question_id": asked.id,
            "lease_id": an_offer(family=family, starts_on=clock.today() + timedelta(days=9)).id,
            "message_id": ask(the_parcel(orders.get(order.id)), name).id,
        }
        ids |= {"proposal_id": proposal.id, "invitation_id": invited_by(family, name).id}
    ids |= {
        "variant_id": variant_of(goods).id,
        "product_id": goods.id,
        "product_ids": [goods.id],
        "refund_id": refund_id,
    }
    told: dict[str, Any] = {
        "reason": name,
        "kinds": ["home-kitchen"],
        "products": 2,
        "request_id": request.id,
        "payout_id": payout.id,
        "allowance_id": allowance.id,
        "again": True,
        "acts": True,
        "judges": True,
        "outcome": "refused",
        "went": True,
        "joined": True,
        "stall": "B-12",
        "news": "suspended",
        "dates": "2031-02-12,2031-02-13",
        "rights": ["orders", "messages"],
    }
    ids["call_id"] = applications.get(ids["application_id"]).call_id
    ids["invoice_id"], told["what"] = an_invoice_for(ids["application_id"]), "waived"
    ids["transfer_id"] = a_transfer_order(name=name, email="shopper@example.com", mobile=f"+96655123456{number}").id
    return {**ids, **told, "token": "t" * 43, "state": "accepted", "agreed": True, **MONEY}


def an_offered_application(family: Family, product: Product) -> ExhibitApplication:
    """An application of a family that was offered a place."""
    call = a_call(quotas={product.category_id: 2})
    row = applications.apply(call.id, family.id, a_wish(product.category_id, product.id), desk(family))
    row.state, row.offered_until = "offered", clock.now() + timedelta(days=3)
    db.session.flush()
    return row


def an_invoice_for(application_id: int) -> int:
    """The invoice of an application whose fee is not paid, by id."""
    application = applications.get(application_id)
    with unit_of_work():
        row = ExhibitInvoice(application_id=application_id, exhibition_id=application.call.exhibition_id, state="due")
        row.reference, row.family_id = f"INV{application_id:05}", application.family_id
        row.issued_at = row.changed_at = clock.now()
        row.due_on = clock.today() + timedelta(days=7)
        db.session.add(row)
        db.session.flush()
        db.session.add(InvoiceLine(invoice_id=row.id, kind="fee", amount_minor=30_000))
    return row.id


def invited_by(family: Family, name: str) -> team.Invitation:
    """An open invitation to a family's desk, of somebody it calls so."""
    row = team.Invitation(family_id=family.id, email="huda@example.com", name=name, rights=["orders"], state="sent")
    row.sent_at, row.expires_at = clock.now(), clock.now() + timedelta(days=7)
    db.session.add(row)
    db.session.flush()
    return row
