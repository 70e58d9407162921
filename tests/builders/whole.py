"""A market in which every address leads somewhere: one of everything, and a browser for each kind of reader."""

from typing import Any

from flask import Flask, current_app
from flask.testing import FlaskClient

from storefront.community import accounts, addresses, affiliations, families, permits
from storefront.community.accounts import User, tokens
from storefront.community.families import Family
from storefront.goods import catalogue, sharing, uploads
from storefront.goods.catalogue import Product
from storefront.kernel import arabic, clock, photos
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work
from storefront.trade import commissions, orders
from storefront.trade.orders import Order
from storefront.treasury import alarms, bank, hints, ledger, payments, payouts, recipients, transfers
from storefront.treasury.reconciliation import ReconciliationRun
from storefront.web.family.registration_progress import STEPS as REGISTRATION_STEPS
from storefront.web.family.section_forms import SECTIONS
from storefront.web.office.opened_files import OPENED
from storefront.web.office.pattern_samples import CHAPTERS
from storefront.web.shop.pages import TEMPLATES
from tests.builders.adjusting import allow, differing, found_refund, lost
from tests.builders.asking import whole_questions
from tests.builders.bank import OFFICER, a_statement, a_transfer_order, imported
from tests.builders.browser import Browser
from tests.builders.community import VAT_NUMBER, a_city, a_family, a_member, sign_in
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_category, a_draft, a_product, a_season, first_photos
from tests.builders.handing import cash_of
from tests.builders.money import a_payment
from tests.builders.printing import a_food
from tests.builders.providers import provider
from tests.builders.registering import OFFICE, a_document, a_food_product, a_page, a_where
from tests.builders.registering import a_draft as a_registration
from tests.builders.reversing import entered_by_hand
from tests.builders.reviewing import whole_reviews
from tests.builders.teams import a_mate, whole_team
from tests.builders.trade import an_order, bring_to, held, the_parcel
from tests.builders.treasury import a_payout, an_officer
from tests.builders.walking import READERS, Whole
from tests.builders.whole_calls import whole_calls
from tests.builders.whole_desks import a_familys_capacity, at_whole_shop
from tests.builders.whole_fairs import an_organiser_of_all, whole_exhibitions
from tests.builders.whole_fees import whole_fees
from tests.builders.whole_markets import whole_markets
from tests.builders.whole_orders import STAGES, an_order_at, keeps, steps_of, whole_basket, whole_inbox
from tests.builders.writing import whole_messages

NOBODY = "http://127.0.0.1:9"
STEPS = ("contact", "delivery", "payment", "review")
AFTERWARDS = ("receipts", "documents", "returns")


def a_whole_market(app: Flask) -> Whole:
    """Everything at once, made by the real commands. Families may open accounts at Stripe, where nobody answers."""
    transfers.open_with({"STRIPE_TRANSFERS": True, "STRIPE_SECRET_KEY": "sk_test_x", "STRIPE_API_BASE": NOBODY})
    with unit_of_work():
        family = a_family(vat_number=VAT_NUMBER, name=("بيت نورة للبخور", "Bayt Noura"), slug="بيت-نورة")
        waiting = a_family(status="submitted")
        product, hidden = whole_product(family), a_hidden_product(family)
        member, desk = a_member(name="سارة القحطاني"), a_member(name="نورة", of=family)
        families.add_member(quiet := a_family(), desk.id)  # and so may choose between two desks
        registers(member, family, waiting)
        mate = a_mate(family, ("messages",))
        body, organiser = an_organiser_of_all()
        office = a_member(name="هند", role="staff")
        people = {"member": member, "family": desk, "organiser": organiser, "mate": mate, "office": office}
        people["quiet"] = a_member(name="لطيفة", of=quiet)
        place_ = addresses.add(member.id, addresses.Place("البيت", "سارة", "0551234567", a_city().id, "RRRD2929"))
        keeps(member, product)
        links = {kind: tokens.issue(member.id, kind, detail="new@example.com") for kind in tokens.MINUTES}
    placed = {stage: an_order_at(stage, product, member) for stage in STAGES}
    with unit_of_work():
        token, lines = whole_basket(product, None)
        _, others = whole_basket(product, member.id)
        an_order((product, 1), email=member.email)  # which the member may take over
        whole_basket(product, desk.id, price=1)
    readers = {name: Browser(app, app.response_class) for name in (*READERS, "mate", "quiet")}
    for name, user in people.items():
        sign_in(readers[name], user)
    sign_in(Browser(app, app.response_class), member)
    for reader in readers.values():
        remember(reader, [held(order) for order in placed.values()])
    readers["guest"].set_cookie("basket", token)
    open_files(readers["office"], waiting)
    things = {**things_of(family, product, placed), **secrets_of(links, placed), "line_id": (*lines, *others)}
    things["coupon_id"], coupon = coupons_of(family)
    things |= {f"office.coupons.{step}.coupon_id": coupon for step in ("edit", "update")}
    things |= papers_of(placed) | looked_into(placed) | sums_of_the_bank() | money_of(waiting)
    things |= cash_of(placed["cash"]) | whole_reviews(placed["completed"], product, member)
    things |= whole_questions(product, member) | whole_messages(placed["preparing"], placed["accepted"])
    things["office.refunds.show.refund_id"] = (
        *things["refund_id"],
        *things["family.handbacks.refund_id"],
        *things["office.refunds.belief.refund_id"],
    )
    things |= {"address_id": (place_.id,), "user_id": two_people()} | whole_inbox(member)
    things |= whole_team(family, desk.id) | whole_exhibitions(body) | whole_calls(body, organiser, family, product)
    things |= whole_fees(body, family, product) | whole_markets(body, family, product)
    things |= documents_of(family, waiting, member) | at_whole_shop(family, people["family"].id)
    return Whole(readers, {**things, **more_things([waiting, quiet], hidden, family, product)})


def registers(member: User, family: Family, waiting: Family) -> None:
    """The member registers a family, and the office has asked something; other families have documents in each state."""
    applicant = a_registration(of=member, trade_name=("دار سارة", "Sara's House"))
    for one, state in ((applicant.family, "waiting"), (family, "confirmed"), (family, "waiting"), (waiting, "waiting")):
        a_document(one, state=state, photo=photos.keep_page(a_page(), current_app.config["PRIVATE_DIR"]))
    a_food_product(family)
    registering = families.registering
    registering.tell_where(applicant.family, a_where(), applicant.actor)
    affiliations.keep(applicant.family.id, {"social-security"}, consent=True)
    registering.submit(applicant.family, applicant.actor)
    families.deciding.ask(applicant.family, OFFICE, words="أين تطبخون؟")


def open_files(officer: FlaskClient, *read: Family) -> None:
    """Lets an officer's browser read these families' files."""
    with officer.session_transaction() as kept:
        kept[OPENED] = {str(family.id): clock.now().timestamp() + 3_600 for family in read}


def documents_of(family: Family, waiting: Family, member: User) -> dict[str, tuple[Any, ...]]:
    """Steps, kinds and documents, for whoever registers and whoever verifies."""
    registers = families.registering.find_of_applicant(member.id)
    return {
        "family.registration.step": REGISTRATION_STEPS,
        "family.registration.update.step": REGISTRATION_STEPS[:-1],
        "family.documents.kind": ("home-kitchen", "freelance"),
        "family.documents.document_id": (permits.of_family(family.id)[0].id,),
        "office.applications.family_id": (waiting.id, registers),
        "office.application_documents.family_id": (waiting.id,),
        "office.application_documents.document_id": (permits.of_family(waiting.id)[0].id,),
    }


def coupons_of(family: Family) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A family's coupon, and one of the market's."""
    with unit_of_work():
        own, markets = a_coupon(family=family), a_coupon("DAKKAH10")
        an_order((a_product(of=family), 1), coupon=own, mobile="+966551230002")
        return (own.id,), (markets.id,)


def looked_into(placed: dict[str, Order]) -> dict[str, tuple[Any, ...]]:
    """What the office looks into about payments: a refund that failed, one that was found, a lost dispute, a hint."""
    with unit_of_work():
        ready, found, gone = (orders.get(placed[stage].id) for stage in ("ready", "accepted", "preparing"))
        allow(the_parcel(ready), 700)
        payment = payments.find_for("order", ready.id)
        assert payment is not None
        (failed,) = payments.refunds_of(payment.id)
        payments.refunding.fail(payment, failed, trouble="account_closed")
        other = differing(a_payment())
        strange, twin, dispute = found_refund(found, 300), found_refund(ready, 700), lost(gone)
        hints.take_in("obedient", [provider().tell("page.paid", provider().newest)], live=False)
        attempt = payments.newest_attempt(payment.id)
        assert attempt is not None
        return {
            "payment_id": (payment.id,),
            "attempt_id": (attempt.id,),
            "refund_id": (failed.id, strange.id, twin.id),
            "failed_id": (failed.id,),
            "dispute_id": (dispute.id,),
            "event_id": tuple(one.id for one in hints.page().rows),
            "office.allowances.parcel_id": (ready.parcels[0].id,),
            "office.disputes.parcel_id": (gone.parcels[0].id,),
            "office.payments.about.subject": (f"attempt:{attempt.id}",),
            **{f"office.assignments.{verb}.refund_id": (strange.id,) for verb in ("new", "create")},
            **{f"office.differences.{verb}.attempt_id": (other.id,) for verb in ("new", "create")},
        }


def two_people() -> tuple[int, int]:
    """Somebody who can sign in and somebody who was shut out."""
    with unit_of_work():
        one, other = a_member(name="ليلى"), a_member(name="ريم")
        accounts.disable(other, SYSTEM, reason="بلاغ")
        return one.id, other.id


def whole_product(family: Family) -> Product:
    """A product with everything a product may have: choices, a text, pictures, a season, allergens, a share link."""
    season = a_season()
    where = catalogue.Place(a_product(of=family).category, [], [season.id])
    making = catalogue.Making(return_class="R", allergens=("nuts", "milk"), is_heritage=True)
    product = a_product(of=family, price=(8500, 16000), personal_max=20, making=making, place=where, stock=90)
    for key in ("aa11", "bb22"):
        catalogue.add_photo(product, key=key, size=(960, 1200), tint="tint-01", alt=("بخور", "Incense"))
    sharing.ensure(product.id)
    return product


def a_hidden_product(family: Family) -> Product:
    """A product its family does not show for now."""
    product = a_product(of=family, place=catalogue.Place(a_category(slug="scented-candles")))
    catalogue.hide(product, Actor(families=frozenset({family.id})), reason="")
    return product


def remember(reader: FlaskClient, secrets: list[list[str]]) -> None:
    """Lets a browser read these orders, as if it had opened their links."""
    with reader.session_transaction() as kept:
        kept["orders"] = secrets


def things_of(family: Family, product: Product, placed: dict[str, Order]) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of numbers and names."""
    parcels = {stage: order.parcels[0] for stage, order in placed.items()}
    return {
        "family.parcel_reference": tuple(parcel.reference for stage, parcel in parcels.items() if stage != "unpaid"),
        **steps_of(placed),
        "office.remainders.parcel_id": (parcels["sent"].id, parcels["door"].id),
        "shop.categories.slug": ("bukhoor", "bukhoor-group"),
        "shop.families.slug": (family.slug,),
        "shop.regions.slug": ("riyadh",),
        "shop.seasons.slug": ("ramadan",),
        "words": (arabic.slug(product.name_ar),),
        "name": tuple(TEMPLATES),
        "chapter": tuple(row[0] for row in CHAPTERS),
        "step": STEPS,
        "shop.checkout.update.step": STEPS[:3],
        "hooks.pictures.cloth.slug": (family.slug,),
        "dye": ("madder",),
        "kind": ("weave", "band"),
        "shelf": ("aa",),
        "key": ("aa11",),
        "width": (320,),
        "ending": ("webp", "jpg"),
    }


def papers_of(placed: dict[str, Order]) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of a document's number and of a month."""
    reached, today = placed["handed_over"].parcels[0], clock.today()
    return {
        "family.delivery_notes.parcel_reference": (reached.reference,),
        "family.receipts.parcel_reference": (reached.reference,),
        "family.receipts.number": (reached.receipt_number,),
        "shop.documents.number": (reached.receipt_number,),
        "office.documents.number": (reached.receipt_number,),
        "year": (today.year,),
        "number": (today.month,),
    }


def sums_of_the_bank() -> dict[str, tuple[Any, ...]]:
    """A statement that was only looked at, sums nobody has placed, one that is a part, and one the office is asked about."""
    with unit_of_work():
        seen = bank.keep_statement("seen.csv", a_statement((100, "x", "FT0")).encode(), OFFICER)
    with unit_of_work():
        run = ReconciliationRun(provider="stripe", since=clock.now(), until=clock.now(), movements=0, findings=[])
        db.session.add(run)
        alarms.raise_alarm("books-differ", "provider:stripe", provider="stripe", number=1)
        alarm_ids = tuple(alarm.id for alarm in alarms.open_alarms())
    strange = imported((12_500, "بلا رقم", "FT1"), (700, "لا يُعرف", "FT2"))
    order = a_transfer_order(mobile="+966551230004")
    (part,) = imported((500, "جزء", "FT3"))
    with unit_of_work():
        bank.assign(bank.get_credit(part.id), order.reference, OFFICER)
    alike = [credit for _ in range(2) for credit in imported((900, "SARIE", ""))]
    return {
        "alarm_id": alarm_ids,
        "run_id": (run.id,),
        "provider": ("obedient",),
        "statement_id": (seen.id,),
        "credit_id": tuple(credit.id for credit in (*strange, part, *alike)),
        "office.credits.new?": (f"?code-code={order.reference}",),
    }


def more_things(others: list[Family], hidden: Product, family: Family, product: Product) -> dict[str, tuple[Any, ...]]:
    """Families and products, those that are shown and those that are not."""
    return {
        "family_id": (family.id,),
        "office.families.family_id": (family.id, *(other.id for other in others)),
        "product_id": (product.id,),
        "family.attributes.product_id": (hidden.id, product.id),
        **goods_at_the_desk(family, product, hidden),
        "capacity_id": (a_familys_capacity(family),),
        "photo_id": (first_photos([product.id])[product.id].id,),
    }


def goods_at_the_desk(family: Family, product: Product, hidden: Product) -> dict[str, tuple[Any, ...]]:
    """A family's goods as far as they come: shown, hidden, a draft, one the office is to look at, one in the archive; and a
    picture that waits for the next one."""
    with unit_of_work():
        draft, waiting, archived = a_draft(of=family), a_draft(of=family, permit="food"), a_product(of=family)
        actor = Actor(families=frozenset({family.id}))
        catalogue.offer(waiting, actor)
        catalogue.publication.archive(archived, actor)
        uploads.keep(family.id, Photo("cc33", 960, 960, "tint-01", ("dark",)), "IMG_1.jpg")
        ids = (product.id, hidden.id, draft.id, waiting.id, archived.id)
        return {
            "family.products.product_id": ids,
            "family.cards.product_id": (product.id, a_food(of=family).id),
            "family.pieces.product_id": (draft.id,),
            "family.product_steps.product_id": ids,
            "office.products.product_id": (product.id, hidden.id, waiting.id),
            "section": tuple(SECTIONS),
        }


def money_of(held: Family) -> dict[str, tuple[Any, ...]]:
    """Payouts as far as they come, one of them large, a file for the bank, a family whose payouts are held up, a rule of
    commission; and everything that was booked."""
    with unit_of_work():
        sent, done = a_payout(state="sent"), a_payout(state="done")
        rest = [a_payout(state=state) for state in ("failed", "dropped", "approved", "planned")]
        large = a_payout(600_000)
        bring_to(the_parcel(an_order((a_product(price=10_000), 1))), "handed_over")  # the courier has its cash
        recipients.hold(held.id, an_officer(), reason="مراجعة شكوى")
        days = commissions.Days(clock.today())
        rule = commissions.set_rule(commissions.Scope(), 750, days, an_officer(), reason="عرض الموسم")
        file = payouts.get_file(sent.file_id or 0)
    entered = entered_by_hand()
    booked = ledger.transactions(ledger.Search()).rows
    return {
        "office.movements.ask.transaction_id": (entered.right,),
        "reversal_id": (entered.wish,),
        "payout_id": tuple(payout.id for payout in (sent, done, *rest, large)),
        "file_id": (file.id,),
        "office.bank_files.reference": (file.reference,),
        "office.recipients.family_id": (held.id, done.family_id),
        "transaction_id": (*(row.transaction.id for row in booked[:4]), entered.right, entered.doubted),
        "rule_id": (rule.id,),
    }


def secrets_of(links: dict[str, str], placed: dict[str, Order]) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of secrets and references."""
    reached, new = placed["handed_over"], placed["placed"]
    return {
        "account.confirmation.token": (links["confirm"],),
        "account.reset.token": (links["reset"],),
        "account.new_email.token": (links["new-email"],),
        "shop.orders.links.token": (f"link-{new.checkout_key}",),
        "shop.orders.links.show.reference": (new.reference,),
        "reference": tuple(order.reference for order in placed.values()),
        **{f"shop.{part}.reference": (reached.reference,) for part in AFTERWARDS},
        **{f"shop.{part}.parcel_reference": (reached.parcels[0].reference,) for part in AFTERWARDS},
        "shop.orders.cancel.reference": (new.reference,),
        "parcel_reference": (new.parcels[0].reference,),
    }
