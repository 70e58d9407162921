"""Everything the market knows of a member, to take along: one JSON file, put together from every package."""

from typing import Any

from flask import Blueprint, current_app
from werkzeug.wrappers import Response

from storefront.community import accounts, addresses, affiliations, bodies, families, notices, permits, team
from storefront.fairs import visits
from storefront.goods import favourites, follows, restocks, shelves
from storefront.kernel import clock, money
from storefront.kernel.actors import RIGHTS
from storefront.trade import carts, claims, messages, questions, returns, reviews
from storefront.trade import orders as trade
from storefront.treasury import payments
from storefront.web.account.members import me
from storefront.web.kit.doors import actor
from storefront.web.kit.links import absolute
from storefront.web.shop.cards import media

takeout = Blueprint("takeout", __name__)
WHOM = ("contact_name", "mobile", "email", "receiver_name", "receiver_mobile")
ADDRESS = (*WHOM, "short_address", "district", "street", "method")


@takeout.get("/data")
def show() -> Response:
    """The file."""
    user = me()
    told = {
        "made_at": clock.now().isoformat(),
        "account": accounts.export(user),
        "addresses": addresses.export(user.id),
        "orders": [order_of(order) for order in all_orders(user.id)],
        "orders_without_account": [guest_order_of(order) for order in claims.found(claims.address_of(user), most=None)],
        "messages": messages_of(user.id),
        "reviews": [review_of(review) for review in reviews.of_member(user.id)],
        "questions": [question_of(question) for question in questions.of_member(user.id)],
        "reports": [report_of(report) for report in reviews.reports_by(user.id)],
        "reported_questions": [doubt_of(report) for report in questions.reports_by(user.id)],
        "favourites": [card.name_ar for card in shelves.cards(favourites.of_member(user.id))],
        "waiting_for": [awaited_of(row) for row in restocks.of_member(user.id)],
        "visits": visits.export(user.id, user.email if user.confirmed_at else ""),
        "following": [family.trade_name_ar for family in follows.families_of(user.id)],
        **basket_of(user.id),
        "families": [family_of(family) for family in families.of_member(user.id)],
        "bodies": [body.name_ar for body in bodies.of_officer(user.id)],
        "invitations": [invitation_of(row) for row in team.of_account(user.id, user.email)],
        "notices": [notice_of(notice) for notice in notices.inbox.all_of_member(user.id)],
        "letters": [letter_of(letter) for letter in notices.sent_to(user.email)],
    }
    response = Response(current_app.json.dumps(told, ensure_ascii=False, indent=2), mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="dakkah-my-data.json"'
    return response


def all_orders(user_id: int) -> list[trade.Order]:
    """Every page of a member's orders."""
    first = trade.of_member(user_id)
    rest = [trade.of_member(user_id, number=number).rows for number in range(2, first.pages + 1)]
    return [*first.rows, *(order for rows in rest for order in rows)]


def order_of(order: trade.Order) -> dict[str, Any]:
    """An order as plain values; amounts in riyals."""
    return {
        "reference": order.reference,
        "placed_at": order.placed_at.isoformat(),
        **{name: getattr(order, name) for name in ADDRESS},
        "city": order.city.name_ar,
        "delivery": money.plain(order.delivery_minor),
        "discount": money.plain(order.discount_minor),
        "total": money.plain(order.total_minor),
        "parcels": [parcel_of(parcel) for parcel in order.parcels],
        "returns": [return_of(wish, order) for wish in returns.of_order(order.id)],
        "refunds": [refund_of(refund) for payment in paid_for(order) for refund in payments.refunds_of(payment.id)],
    }


def guest_order_of(order: claims.Found) -> dict[str, Any]:
    """An order in which the member's address was written without an account: whoever ordered may be somebody else, so there
    is nothing of a person until the member has taken it over."""
    families = [family.trade_name_ar for family in order.families]
    return {"reference": order.reference, "placed_at": order.placed_at.isoformat(), "families": families}


def return_of(wish: returns.ReturnRequest, order: trade.Order) -> dict[str, Any]:
    """What was to be given back, in the words of both."""
    names = {line.id: line.name_ar for parcel in order.parcels for line in parcel.lines}
    return {
        "kind": wish.kind,
        "reason": wish.reason,
        "state": wish.state,
        "asked_at": wish.asked_at.isoformat(),
        "answered_at": wish.answered_at.isoformat() if wish.answered_at else None,
        "answer": wish.answer,
        "lines": [{"name": names[line.order_line_id], "quantity": line.quantity} for line in wish.lines],
    }


def paid_for(order: trade.Order) -> list[payments.Payment]:
    """The payments of an order: one ahead, or one at each door."""
    subjects = [("order", order.id), *(("parcel", parcel.id) for parcel in order.parcels)]
    found = (payments.find_for(purpose, number) for purpose, number in subjects)
    return [payment for payment in found if payment]


def refund_of(refund: payments.Refund) -> dict[str, Any]:
    """Money that went back, or is about to."""
    return {
        "amount": money.plain(refund.amount_minor),
        "reason": refund.reason,
        "state": refund.state,
        "asked_at": refund.created_at.isoformat(),
        "done_at": refund.done_at.isoformat() if refund.done_at else None,
    }


def parcel_of(parcel: trade.Parcel) -> dict[str, Any]:
    """One family's part of it."""
    return {
        "reference": parcel.reference,
        "family": parcel.family.trade_name_ar,
        "state": parcel.state,
        "delivery": money.plain(parcel.delivery_minor),
        "note": parcel.note,
        "lines": [
            {
                "name": line.name_ar,
                "choice": line.choice_ar,
                "text": line.personal_text,
                "quantity": line.quantity,
                "total": money.plain(line.total_minor),
            }
            for line in parcel.lines
        ],
    }


def messages_of(user_id: int) -> list[dict[str, str]]:
    """What was written about the member's orders, by both sides; what the office has hidden only to its
    writer."""
    return [
        {
            "parcel": row.thread.parcel.reference,
            "from": row.side,
            "words": row.words,
            "written_at": row.written_at.isoformat(),
        }
        for row in messages.of_member(user_id)
        if row.state == "shown" or row.side == messages.SHOPPER
    ]


def review_of(review: reviews.Review) -> dict[str, Any]:
    """What the member said of goods, and what was answered."""
    return {
        "name": review.line.name_ar,
        "stars": review.stars,
        "words": review.words,
        "written_at": review.written_at.isoformat(),
        "state": review.state,
        "reply": review.reply,
        "edited_at": review.edited_at.isoformat() if review.edited_at else None,
        "picture": absolute(media(review.photo_key, review.photo_width, "jpg")) if review.photo_key else None,
    }


def report_of(report: reviews.ReviewReport) -> dict[str, str]:
    """What the member asked the office to look at."""
    return {"review": str(report.review_id), "reason": report.reason, "reported_at": report.reported_at.isoformat()}


def question_of(question: questions.Question) -> dict[str, str]:
    """What the member asked about goods, and what was answered."""
    return {
        "name": question.product.name_ar,
        "words": question.words,
        "asked_at": question.asked_at.isoformat(),
        "state": question.state,
        "answer": question.answer,
    }


def doubt_of(report: questions.QuestionReport) -> dict[str, str]:
    """A question the member asked the office to look at."""
    return {"question": str(report.question_id), "reason": report.reason, "reported_at": report.reported_at.isoformat()}


def awaited_of(row: restocks.Awaited) -> dict[str, str]:
    """A sold-out choice that is waited for."""
    return {"name": row.product.name_ar, "choice": row.variant.choice_ar}


def letter_of(letter: notices.Notice) -> dict[str, Any]:
    """A letter to the account's own address: what it was about, and when."""
    sent_at = letter.sent_at.isoformat() if letter.sent_at else None
    return {"about": letter.kind, "written_at": letter.created_at.isoformat(), "sent_at": sent_at}


def notice_of(notice: notices.InboxNotice) -> dict[str, Any]:
    """What lies in the member's inbox."""
    read_at = notice.read_at.isoformat() if notice.read_at else None
    told = {"title": notice.title_ar, "words": notice.words_ar}
    return {**told, "written_at": notice.created_at.isoformat(), "read_at": read_at}


def family_of(family: families.Family) -> dict[str, Any]:
    """A family at whose desk the member works; to its owner everything it told the office."""
    who = actor()
    rights = [right for right in RIGHTS if who.may(right, family.id)]
    told: dict[str, Any] = {"name": family.trade_name_ar, "status": family.status, "rights": rights}
    if who.owns(family.id):
        file = families.file_of(family.id)
        told |= {name: getattr(family, name) for name in ("legal_name", "mobile", "collection_place")}
        told |= {"members": file.members, "languages": file.languages, "skills": file.skills}
        told["vouched_for_by"] = [body.name_ar for body in affiliations.of_family(family.id)]
        told["documents"] = [
            {"kind": one.kind.name_ar, "number": one.number, "issuer": one.issuer, "state": one.state}
            for one in permits.of_family(family.id)
        ]
    return told


def invitation_of(row: team.Invitation) -> dict[str, Any]:
    """A family's desk the member was asked to work at; what the family calls them is theirs to know."""
    answered = row.accepted_at.isoformat() if row.accepted_at else None
    told = {"family": families.get(row.family_id).trade_name_ar, "name": row.name, "email": row.email}
    return {
        **told,
        "rights": row.rights,
        "state": row.state,
        "sent_at": row.sent_at.isoformat(),
        "accepted_at": answered,
    }


def basket_of(user_id: int) -> dict[str, Any]:
    """What waits in the basket, the notes beside it, and what was typed on the way to an order."""
    cart = carts.find_cart(user_id=user_id, token=None)
    basket = carts.basket(cart)
    pieces = [piece for part in basket.parts for piece in part.pieces]
    return {
        "basket": [
            {"name": piece.variant.product.name_ar, "quantity": piece.line.quantity, "text": piece.line.personal_text}
            for piece in pieces
        ],
        "basket_notes": [
            {"family": part.family.trade_name_ar, "note": part.note} for part in basket.parts if part.note
        ],
        "typed_at_checkout": cart.typed if cart else {},
    }
