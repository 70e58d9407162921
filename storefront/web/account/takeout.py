"""Everything the market knows of a member, to take along: one JSON file, put together from every package."""

from typing import Any

from flask import Blueprint, current_app
from werkzeug.wrappers import Response

from storefront.community import accounts, addresses, affiliations, families, permits
from storefront.goods import favourites, restocks, shelves
from storefront.kernel import clock, money
from storefront.trade import carts
from storefront.trade import orders as trade
from storefront.web.account.members import me, my_id

takeout = Blueprint("takeout", __name__)
ADDRESS = ("contact_name", "mobile", "email", "short_address", "district", "street", "method")


@takeout.get("/data")
def show() -> Response:
    """The file."""
    user = me()
    told = {
        "made_at": clock.now().isoformat(),
        "account": accounts.export(user),
        "addresses": addresses.export(user.id),
        "orders": [order_of(order) for order in all_orders(user.id)],
        "favourites": [card.name_ar for card in shelves.cards(favourites.of_member(user.id))],
        "waiting_for": [awaited_of(row) for row in restocks.of_member(user.id)],
        "basket": basket_of(user.id),
        "families": [family_of(family) for family in families.of_member(user.id)],
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
        "discount": money.plain(order.discount_minor),
        "total": money.plain(order.total_minor),
        "parcels": [parcel_of(parcel) for parcel in order.parcels],
    }


def parcel_of(parcel: trade.Parcel) -> dict[str, Any]:
    """One family's part of it."""
    return {
        "reference": parcel.reference,
        "family": parcel.family.trade_name_ar,
        "state": parcel.state,
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


def awaited_of(row: restocks.Awaited) -> dict[str, str]:
    """A sold-out choice that is waited for."""
    return {"name": row.product.name_ar, "choice": row.variant.choice_ar}


def family_of(family: families.Family) -> dict[str, Any]:
    """A family at whose desk the member works; to its owner everything it told the office."""
    told: dict[str, Any] = {"name": family.trade_name_ar, "status": family.status}
    if families.is_owner(my_id(), family.id):
        file = families.file_of(family.id)
        told |= {name: getattr(family, name) for name in ("legal_name", "mobile", "collection_place")}
        told |= {"members": file.members, "languages": file.languages, "skills": file.skills}
        told["vouched_for_by"] = [body.name_ar for body in affiliations.of_family(family.id)]
        told["documents"] = [
            {"kind": one.kind.name_ar, "number": one.number, "issuer": one.issuer, "state": one.state}
            for one in permits.of_family(family.id)
        ]
    return told


def basket_of(user_id: int) -> list[dict[str, Any]]:
    """What waits in the basket."""
    basket = carts.basket(carts.find_cart(user_id=user_id, token=None))
    pieces = [piece for part in basket.parts for piece in part.pieces]
    return [
        {"name": piece.variant.product.name_ar, "quantity": piece.line.quantity, "text": piece.line.personal_text}
        for piece in pieces
    ]
