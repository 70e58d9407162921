"""Permanent markets, goods at stalls and visitors in the browser's market: who reads which page of them."""

from typing import Any

Pages = dict[str, list[tuple[str, str]]]
Fairs = dict[str, tuple[Any, ...]]  # see whole_markets and whole_stalls
DESK, FAMILYS, GOODS = "/organiser/markets", "/family/leases", "/family/fairs/goods"


def of_markets(fairs: Fairs) -> Pages:
    """Pages of everybody, of the family that rents and waits, and of who lets."""
    open_, draft = (f"{DESK}/{one}" for one in fairs["organiser.markets.market_id"])
    unit, (token,) = fairs["organiser.units.unit_id"][0], fairs["shop.lease_answers.token"]
    mine = [f"{FAMILYS}/{one}" for one in fairs["family.leases.lease_id"]]
    (asked,) = fairs["family.leases.succession.lease_id"]
    let = [f"{open_}/leases/{one}" for one in fairs["organiser.market_leases.lease_id"]]
    return {
        "shop.markets.index": [("", "/markets")],
        "shop.markets.show": [
            (who, f"/markets/{slug}") for slug in fairs["shop.markets.slug"] for who in ("", "family")
        ],
        "shop.lease_answers.show": [("", f"/markets/answers/{token}")],
        "family.leases.index": [("family", FAMILYS)],
        "family.leases.show": [("family", path) for path in mine],
        "family.leases.succession": [("family", f"{FAMILYS}/{asked}/succession")],
        "family.market_places.show": [
            ("family", f"/family/markets/{slug}/place") for slug in fairs["family.market_places.slug"]
        ],
        "organiser.markets.index": [("organiser", DESK)],
        "organiser.markets.new": [("organiser", f"{DESK}/new")],
        "organiser.markets.show": [("organiser", path) for path in (open_, draft)],
        "organiser.markets.edit": [("organiser", f"{open_}/edit")],
        "organiser.units.new": [("organiser", f"{open_}/units/new")],
        "organiser.units.edit": [("organiser", f"{open_}/units/{unit}/edit")],
        "organiser.units.lines": [("organiser", f"{open_}/lines")],
        "organiser.market_leases.index": [("organiser", f"{open_}/leases")],
        "organiser.market_leases.new": [("organiser", f"{open_}/units/{unit}/offer")],
        "organiser.market_leases.show": [("organiser", path) for path in let],
        "organiser.rents.index": [("organiser", f"{open_}/rents")],
    }


def of_goods(fairs: Fairs) -> Pages:
    """Goods at stalls: of everybody, and of the family that brings, takes and counts them."""
    chosen, counted = fairs["family.fair_choices.exhibition_id"][0], fairs["family.fair_counts.exhibition_id"][0]
    (slug,) = fairs["shop.exhibition_goods.slug"]
    on_today, to_come = fairs["family.till.exhibition_id"]
    till = f"/family/till/{on_today}"
    return {
        "family.planner.index": [("family", "/family/planner"), ("family", "/family/planner?season=ramadan")],
        "family.fair_reports.index": [("family", "/family/fair-reports")],
        "family.fair_reports.show": [("family", f"/family/fair-reports/{on_today}")],
        "family.till.show": [("family", till), ("family", f"/family/till/{to_come}")],
        "family.till_sales.index": [("family", f"{till}/sales")],
        "family.till_sales.show": [("family", f"{till}/sales/{one}") for one in fairs["family.till_sales.sale_id"]],
        "family.till_cash.show": [("family", f"{till}/cash")],
        "shop.till_receipts.show": [("", f"/receipts/{one}") for one in fairs["shop.till_receipts.client_id"]],
        "shop.exhibition_goods.show": [("", f"/exhibitions/{slug}/goods")],
        "family.fair_goods.show": [("family", f"{GOODS}/{one}") for one in (chosen, counted)],
        "family.fair_goods.moves": [("family", f"{GOODS}/{chosen}/moves")],
        "family.fair_choices.edit": [("family", f"{GOODS}/{chosen}/choice")],
        "family.fair_counts.show": [("family", f"{GOODS}/{counted}/count")],
    }


def of_visits(fairs: Fairs) -> Pages:
    """Visitors of an exhibition: of everybody, by the secret link of a ticket, and of who stands at the gates."""
    (gates,), slug = fairs["organiser.visits.exhibition_id"], fairs["shop.fair_visits.slug"][0]
    desk = f"/organiser/exhibitions/{gates}/visits"
    return {
        "shop.fair_visits.new": [("", f"/exhibitions/{slug}/visits"), ("", f"/exhibitions/{slug}/visits?sent=1")],
        "shop.visit_tickets.show": [("", f"/exhibitions/tickets/{one}") for one in fairs["shop.visit_tickets.code"]],
        "organiser.reports.index": [("organiser", f"/organiser/exhibitions/{gates}/report")],
        "organiser.visits.index": [("organiser", desk), ("organiser", f"{desk}?q=x&state=cancelled")],
    }
