"""Every page of the market: for each address of the URL map that can be read, somebody who reads it and where."""

from storefront.web.family.registration_progress import STEPS
from storefront.web.office.pattern_samples import CHAPTERS
from tests.browser.affairs import FAMILYS, MARKETS
from tests.browser.fairs import of_fairs
from tests.browser.stage import Stage
from tests.browser.wares import PLAIN_GROUP, SHELF

Pages = dict[str, list[tuple[str, str]]]  # by endpoint: who of the stage, which path

ORDERED = ("placed", "accepted", "ready", "reached", "of two", "declined", "called off", "unpaid", "given up", "late")
PROPOSED = ("proposed", "moved", "not moved")
AT_DOORS = ("at the door", "sent", "not taken", "in part")
SHOPPER_SEES = (*ORDERED, "kept", "reduced", "for nothing", "agreed", "done", *PROPOSED, *AT_DOORS)
FAMILY_SEES = (
    "reduced",
    "cheaper",
    "placed",
    "preparing",
    "ready",
    "ready to go",
    "reached",
    "declined",
    "late",
    "asked",
    "agreed",
    "done",
    *PROPOSED,
    *AT_DOORS,
)
TEXTS = ("about", "returns", "delivery", "privacy", "help", "open-a-shop")
FAILED = ("/nothing-here", "/p/999999", "/account/reset/spent")  # pages that say what could not be shown


def pages(stage: Stage) -> Pages:
    """All of them."""
    return {**shop(stage), **buying(stage), **account(stage), **family(stage), **office(stage), **of_fairs(stage.fairs)}


def shop(stage: Stage) -> Pages:
    """What anybody may look at."""
    first, made = stage.goods[0][:2]
    odd = [stage.products[name].path for name in ("sold out", "resting", "weighed")]
    searches = ("", "?q=معمول", "?q=zzzz", "?ready=no&price_to=1", "?q=palm&price_from=30")
    return {
        "shop.home.index": [("", "/"), ("member", "/")],
        "shop.categories.index": [("", "/categories")],
        "shop.categories.show": [
            ("", f"/c/{SHELF}"),
            ("", f"/c/{PLAIN_GROUP}?page=2"),
            ("", f"/c/{SHELF}?page=7"),
            ("", "/c/toys"),
        ],
        "shop.products.show": [("", first.path), ("member", made.path), *(("", path) for path in odd)],
        "shop.families.index": [("", "/families"), ("", "/families?region=najran")],
        "shop.product_reviews.index": [
            ("", f"/p/{first.id}/reviews"),
            ("", f"/p/{first.id}/reviews?stars=2"),
            ("", f"/p/{made.id}/reviews"),
        ],
        "shop.product_questions.index": [("", f"/p/{one.id}/questions") for one in (first, made)],
        "shop.family_reviews.index": [("", f"{stage.shops[0]}/reviews"), ("", f"{stage.shops[-1]}/reviews")],
        "shop.families.show": [("", path) for path in (stage.shops[0], stage.shops[-1])],
        "shop.ready_baskets.show": [("", f"/baskets/{stage.links[name]}") for name in ("basket", "short", "closed")],
        "shop.pages.show": [("", f"/pages/{name}") for name in TEXTS],
        "shop.regions.show": [("", "/regions/riyadh"), ("", "/regions/najran")],
        "shop.seasons.index": [("", "/seasons")],
        "shop.seasons.show": [("", "/seasons/ramadan")],
        "shop.search.index": [("", f"/search{asked}") for asked in searches],
        "shop.tracking.new": [("", "/tracking")],
    }


def buying(stage: Stage) -> Pages:
    """From the basket to the order in the shopper's hands."""
    told, steps = stage.orders, ("contact", "delivery", "payment", "review")
    names = ("unpaid", "given up", "to transfer")
    unpaid, given_up, transfer = (f"/orders/{told[name].order}/payment" for name in names)
    to_pay = (f"{unpaid}?back=paid", f"{unpaid}?back=left", given_up, transfer)
    papers = [(told[name].order, told[name].parcel) for name in ("reached", "taxed", "reduced", "cheaper")]
    return {
        "shop.cart.show": [
            ("", "/cart"),
            ("no city", "/cart"),
            ("at contact", "/cart"),
            ("surprised", "/cart"),
            ("with a coupon", "/cart"),
            ("refused", "/cart"),
        ],
        "shop.checkout.new": [("", "/checkout"), ("at delivery", "/checkout")],
        "shop.checkout.edit": [
            ("no city", "/checkout/contact"),
            *(("at review", f"/checkout/{step}") for step in steps),
            *((who, "/checkout/review") for who in ("with a coupon", "refused")),
        ],
        "shop.payments.show": [("shopper", path) for path in to_pay],
        "shop.orders.show": [("shopper", f"/orders/{told[name].order}") for name in SHOPPER_SEES],
        "shop.orders.links.show": [("", f"/orders/{told['of two'].order}/link/{told['of two'].link}")],
        "shop.orders.contacts.edit": [("shopper", f"/orders/{told['of two'].order}/contact")],
        "shop.receipts.show": [("shopper", f"/orders/{order}/receipts/{parcel}") for order, parcel in papers],
        "shop.returns.new": [("shopper", return_of(stage))],
        "shop.messages.show": [("shopper", messages_of(stage, name)) for name in ("accepted", "placed")],
        "shop.messages.new": [("shopper", f"{messages_of(stage, 'accepted')}/{stage.message_ids[1]}/report")],
        "shop.reviews.edit": [("shopper", f"/orders/{told['kept'].order}/reviews/{told['kept'].line}")],
    }


def return_of(stage: Stage) -> str:
    """Where goods that arrived may be given back."""
    one = stage.orders["reached"]
    return f"/orders/{one.order}/parcels/{one.parcel}/return"


def messages_of(stage: Stage, name: str) -> str:
    """Where a shopper and a family write to each other."""
    return f"/orders/{stage.orders[name].order}/parcels/{stage.orders[name].parcel}/messages"


def account(stage: Stage) -> Pages:
    """What a member may look at, with something to show and with nothing."""
    plain = ("email", "password", "browsers", "profile")
    return {
        **{f"account.{part}.{'index' if part == 'browsers' else 'show' if part == 'profile' else 'edit'}":
           [("member", f"/account/{part}")] for part in plain},
        "account.sign_in.new": [("", "/account/sign-in")],
        "account.sign_up.new": [("", "/account/sign-up")],
        "account.sign_up.show": [("", "/account/sign-up/letter")],
        "account.reset.new": [("", "/account/reset")],
        "account.reset.show": [("", "/account/reset/letter")],
        "account.reset.edit": [("", f"/account/reset/{stage.tokens['reset']}")],
        "account.confirmation.new": [("", f"/account/confirmation/{stage.tokens['confirm']}")],
        "account.invitations.show": [(who, f"/account/invitations/{stage.tokens['invitation']}") for who in ("", "member")],
        "account.new_email.show": [("", f"/account/new-email/{stage.tokens['new-email']}")],
        "account.addresses.index": [(who, "/account/addresses") for who in ("member", "shopper")],
        "account.addresses.new": [("member", "/account/addresses/new")],
        "account.addresses.edit": [("shopper", f"/account/addresses/{stage.address_id}")],
        "account.closure.new": [(who, "/account/closure") for who in ("member", "shopper", "family")],
        "account.favourites.index": [(who, "/account/favourites") for who in ("member", "shopper")],
        "account.notices.index": [(who, "/account/notices") for who in ("member", "shopper", "family")],
        "account.notice_choices.edit": [(who, "/account/notices/choices") for who in ("member", "family")],
        "account.mobile.edit": [(who, "/account/mobile") for who in ("member", "shopper", "family")],
        "account.stopping.show": [("", f"/account/letters/{stage.tokens['stop']}")],
        "account.opening.new": [("member", "/account/shop")],
        "account.questions.new": [("member", f"/account/products/{stage.goods[0][0].id}/question")],
        "account.questions.doubt": [("member", f"/account/questions/{stage.question_id}/report")],
        "account.reports.new": [("member", f"/account/reviews/{stage.review_id}/report")],
        "account.orders.index": [(who, "/account/orders") for who in ("member", "shopper")],
    }  # fmt: skip


def family(stage: Stage) -> Pages:
    """The desk of a family."""
    boards = ("", "?show=ready", "?show=returns", "?show=undone", "?show=late", "?q=zzzz")
    ours = [stage.orders[name] for name in FAMILY_SEES]
    goods, mine = [stage.goods[0][0].id, stage.goods[0][1].id], stage.coupons[FAMILYS]
    return {
        "family.desks.show": [("family", "/family")],
        "family.today.show": [(who, "/family/today") for who in ("family", "mate", "paid", "stopped")],
        "family.orders.index": [
            *(("family", f"/family/orders{board}") for board in boards),
            ("stopped", "/family/orders"),
        ],
        "family.orders.show": [("family", f"/family/orders/{one.parcel}") for one in ours],
        "family.delivery_notes.show": [
            ("family", f"/family/orders/{stage.orders[name].parcel}/delivery-note")
            for name in ("ready", "ready to go", "reached")
        ],
        "family.refusals.new": [("family", f"/family/orders/{stage.orders['placed'].parcel}/refusal")],
        "family.picking.show": [
            *(
                ("family", f"/family/orders/picking{asked}")
                for asked in ("", "?by=customer&show=new", "?to=2001-01-01")
            ),
            ("stopped", "/family/orders/picking"),
        ],
        "family.proposals.new": [("family", f"/family/orders/{stage.orders['placed'].parcel}/proposal")],
        "family.doorsteps.new": [("family", f"/family/orders/{stage.orders['at the door'].parcel}/doorstep")],
        "family.remainders.new": [("family", f"/family/orders/{stage.orders['at the door'].parcel}/remainder")],
        "family.money.index": [("family", "/family/money"), ("paid", "/family/money"), ("stopped", "/family/money")],
        "family.income.index": [
            *((who, "/family/income") for who in ("family", "paid", "stopped")),
            ("paid", "/family/income?from=2020-01&to=2020-01"),
        ],
        "family.growth.show": [(who, "/family/growth") for who in ("family", "paid", "stopped", "registers")],
        "family.price_helper.show": [
            ("family", "/family/price-helper"),
            ("family", f"/family/price-helper?product={goods[0]}&pieces=12&cost1=40&hours=3&wage=20&margin=30&fee=8"),
            ("family", "/family/price-helper?pieces=x&hours=3"),
        ],
        "family.bank_account.edit": [("family", "/family/money/account"), ("paid", "/family/money/account")],
        "family.connection.show": [("family", "/family/money/connection")],
        "family.products.index": [
            ("family", "/family/products"),
            ("family", "/family/products?status=archived"),
            ("stopped", "/family/products"),
        ],
        "family.product_files.new": [("family", "/family/products/import")],
        "family.product_files.show": [
            *(("family", f"/family/products/import/{number}") for number in stage.file_ids),
            ("family", f"/family/products/import/{stage.file_ids[0]}?part=changed"),
        ],
        "family.product_form.new": [("family", "/family/products/new"), ("stopped", "/family/products/new")],
        "family.products.show": [
            ("family", f"/family/products/{product}") for product in (*goods, stage.products["weighed"].id)
        ],
        "family.attributes.edit": [("family", f"/family/products/{product}/attributes") for product in goods],
        "family.cards.index": [("family", "/family/cards"), ("stopped", "/family/cards")],
        "family.cards.show": [
            ("family", f"/family/products/{product}/cards") for product in (goods[0], stage.products["labelled"].id)
        ],
        "family.capacities.index": [("family", "/family/capacities"), ("stopped", "/family/capacities")],
        "family.capacities.new": [("family", "/family/capacities/new"), ("paid", "/family/capacities/new")],
        "family.capacities.edit": [("family", f"/family/capacities/{stage.capacity_id}/edit")],
        "family.coupons.index": [("family", "/family/coupons"), ("stopped", "/family/coupons")],
        "family.links.index": [("family", f"/family/links{show}") for show in ("", "?show=pages")],
        "family.links.new": [("family", "/family/links/new")],
        "family.links.show": [("family", f"/family/links/{code}") for code in stage.links.values()],
        "family.ready_baskets.new": [("family", "/family/ready-baskets/new")],
        "family.ready_baskets.edit": [
            ("family", f"/family/ready-baskets/{stage.links[name]}") for name in ("short", "empty")
        ],
        "family.coupons.new": [("family", "/family/coupons/new")],
        "family.coupons.show": [("family", f"/family/coupons/{mine}")],
        "family.coupons.edit": [("family", f"/family/coupons/{mine}/edit")],
        "family.registration.show": [("registers", "/family/registration")],
        "family.registration.edit": [("registers", f"/family/registration/{step}") for step in STEPS],
        "family.documents.index": [(who, "/family/documents") for who in ("family", "registers")],
        "family.documents.edit": [
            ("family", "/family/documents/freelance"),
            ("registers", "/family/documents/home-kitchen"),
        ],
        "family.closure.new": [(who, "/family/closure") for who in ("family", "paid")],
        "family.team.index": [(who, "/family/team") for who in ("family", "mate", "paid")],
        "family.team_invitations.new": [("family", "/family/team/new"), ("mate", "/family/team/new")],
        "family.team_members.edit": [("family", f"/family/team/{stage.member_id}")],
        "family.vouching.edit": [("registers", "/family/vouching")],
        "family.shop_page.show": [("family", "/family/shop"), ("stopped", "/family/shop")],
        "family.shop_page.edit": [("family", "/family/shop/page"), ("stopped", "/family/shop/page")],
        "family.shop_page.preview": [("family", "/family/shop/page/preview")],
        "family.holiday.edit": [("family", "/family/shop/holiday"), ("stopped", "/family/shop/holiday")],
        "family.handover.edit": [("family", "/family/shop/delivery"), ("stopped", "/family/shop/delivery")],
        "family.zones.new": [("family", "/family/shop/zones/new")],
        "family.zones.edit": [("family", f"/family/shop/zones/{stage.zone_id}/edit")],
        "family.points.new": [("family", "/family/shop/points/new")],
        "family.points.edit": [("family", f"/family/shop/points/{stage.point_id}/edit")],
        "family.reviews.index": [
            ("family", "/family/reviews"),
            ("family", "/family/reviews?show=hidden"),
            ("paid", "/family/reviews"),
        ],
        "family.reviews.new": [("family", f"/family/reviews/{stage.review_id}/report")],
        "family.messages.index": [("family", "/family/messages"), ("stopped", "/family/messages")],
        "family.messages.show": [("family", talk_of(stage, name)) for name in ("accepted", "placed")],
        "family.messages.new": [("family", f"{talk_of(stage, 'accepted')}/{stage.message_ids[0]}/report")],
        "family.questions.index": [
            *(("family", f"/family/questions{asked}") for asked in ("", "?show=answered", "?show=hidden")),
            ("stopped", "/family/questions"),
        ],
        "family.statements.index": [("family", "/family/statements"), ("stopped", "/family/statements")],
    }


def talk_of(stage: Stage, name: str) -> str:
    """The same at the desk."""
    return f"/family/orders/{stage.orders[name].parcel}/messages"


def office(stage: Stage) -> Pages:
    """The office, and the pattern book in it."""
    families, first = stage.family_ids, stage.goods[0][0].id
    products = [first, stage.products["hidden"].id]
    chapters = [chapter[0] for chapter in CHAPTERS]
    asked = {
        "alarms": ("",),
        "bank": ("", "?state=returned"),
        "bank-files": ("",),
        "courier": ("",),
        "commissions": ("",),
        "coupons": ("", "?state=stopped"),
        "disputes": ("", "?state=won"),
        "events": ("", "?state=dead"),
        "ledger": ("",),
        "members": ("", "?q=zzzz"),
        "money": ("",),
        "payments": ("", "?q=zzzz&state=open"),
        "payouts": ("", "?state=done", "?state=reversed"),
        "reconciliation": ("",),
        "refunds": ("", "?state=pending"),
        "applications": ("",),
        "families": ("", "?status=submitted", "?q=zzzz"),
        "products": ("", "?q=zzzz"),
        "reviews": ("", "?show=hidden"),
        "messages": ("", "?show=hidden"),
        "questions": ("", "?show=hidden"),
        "journal": ("", "?page=2"),
    }
    return {
        "office.start.index": [("office", "/office")],
        **{
            f"office.{part.replace('-', '_')}.index": [("office", f"/office/{part}{query}") for query in asked[part]]
            for part in asked
        },
        "office.alarms.show": [("office", f"/office/alarms/{alarm}") for alarm in stage.alarm_ids],
        "office.remainders.new": [("office", f"/office/courier/{stage.looked.sent_id}/remainder")],
        "office.allowances.new": [("office", f"/office/parcels/{stage.looked.parcel_id}/allowance")],
        "office.differences.new": [("office", f"/office/attempts/{stage.looked.differs_id}/difference")],
        "office.assignments.new": [("office", f"/office/refunds/{stage.looked.found_id}/assignment")],
        "office.disputes.show": [("office", f"/office/disputes/{one}") for one in stage.looked.disputes],
        "office.events.show": [("office", f"/office/events/{one}") for one in stage.looked.events],
        "office.payments.show": [("office", f"/office/payments/{one}") for one in stage.looked.payments],
        "office.refunds.show": [("office", f"/office/refunds/{one}") for one in stage.looked.refunds],
        "office.bank.show": [("office", f"/office/bank/statements/{stage.sums.seen}")],
        "office.credits.show": [("office", f"/office/bank/credits/{credit}") for credit in stage.sums.credits],
        "office.credits.new": [
            ("office", "/office/bank/credits/{}/assignment?code-code={}".format(*stage.sums.placed))
        ],
        "office.reconciliation.show": [("office", f"/office/reconciliation/{run}") for run in stage.sums.runs],
        "office.bank_files.show": [("office", f"/office/bank-files/{stage.paid.file_id}")],
        "office.ledger.transactions": [("office", "/office/ledger/transactions")],
        "office.ledger.show": [("office", f"/office/ledger/transactions/{one}") for one in stage.paid.transactions],
        "office.coupons.new": [("office", "/office/coupons/new")],
        "office.coupons.show": [("office", f"/office/coupons/{one}") for one in stage.coupons.values()],
        "office.coupons.edit": [("office", f"/office/coupons/{stage.coupons[MARKETS]}/edit")],
        "office.members.show": [("office", f"/office/members/{stage.paid.user_id}")],
        "office.movements.new": [("office", "/office/ledger/movements")],
        "office.payouts.show": [("office", f"/office/payouts/{payout}") for payout in stage.paid.payouts],
        "office.recipients.show": [("office", f"/office/recipients/{stage.paid.family_id}")],
        "office.applications.show": [
            ("office", f"/office/applications/{families[name]}") for name in ("waiting", "weavers")
        ],
        "office.families.show": [
            ("office", f"/office/families/{families[name]}") for name in ("waiting", "stopped", "weavers")
        ],
        "office.documents.index": [("office", f"/office/families/{families['weavers']}/documents")],
        "office.statements.index": [
            ("office", f"/office/families/{families[name]}/statements") for name in ("stopped", "weavers")
        ],
        "office.questions.show": [("office", f"/office/questions/{stage.question_id}")],
        "office.messages.show": [("office", f"/office/messages/{stage.message_ids[2]}")],
        "office.reviews.show": [("office", f"/office/reviews/{stage.review_id}")],
        "office.products.show": [("office", f"/office/products/{product}") for product in products],
        "office.patterns.index": [("office", "/office/patterns")],
        "office.patterns.show": [("office", f"/office/patterns/{chapter}") for chapter in chapters],
    }
