"""What letters about an account are told. The secrets of links come from the notice and go nowhere else."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.community import accounts
from storefront.goods import catalogue, shelves
from storefront.kernel import arabic
from storefront.kernel.refusals import NotFound
from storefront.web.kit.formats import count_of
from storefront.web.kit.links import absolute, quoted
from storefront.web.kit.locale import in_language, language
from storefront.web.letters.order_letters import riyals
from storefront.web.shop.cards import product_path


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """The person's name, and the pages every such letter may point to."""
    user = accounts.get(values["user_id"])
    return {
        "name": user.name,
        "email": user.email,
        "sign_in": absolute(url_for("account.sign_in.new")),
        "reset": absolute(url_for("account.reset.new")),
        "help": absolute(url_for("shop.pages.show", name="help")),
        "page": absolute(url_for("account.profile.show")),
    }


def confirm_address(values: Mapping[str, Any]) -> dict[str, Any]:
    """The link that confirms an address; the market knows where its reader was going."""
    return {**plain(values), "link": absolute(url_for("account.confirmation.new", token=values["token"]))}


def reset_password(values: Mapping[str, Any]) -> dict[str, Any]:
    """The link under which another password is chosen."""
    return {**plain(values), "link": absolute(url_for("account.reset.edit", token=values["token"]))}


def email_change(values: Mapping[str, Any]) -> dict[str, Any]:
    """The link that makes an address the account's own."""
    return {**plain(values), "link": absolute(url_for("account.new_email.show", token=values["token"]))}


MOST_SHOWN = 6  # goods of one letter; more of them are a number


def followed_goods(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is new with the families a member follows and can still be seen. Raises NotFound when that is nothing."""
    rows = shelves.cards(values["product_ids"])
    if not rows:
        raise NotFound()
    return {
        **plain(values),
        "goods": [new_row(row) for row in rows[:MOST_SHOWN]],
        "more": count_of("product", len(rows) - MOST_SHOWN) if len(rows) > MOST_SHOWN else "",
        "follows": absolute(url_for("account.favourites.index", _anchor="followed")),
        "page": absolute(url_for("account.favourites.index", _anchor="followed")),
    }


def new_row(row: Any) -> dict[str, Any]:
    """A product as the letter prints it."""
    lang = language()
    return {
        "name": in_language(row, "name"),
        "family": in_language(row, "family"),
        "price": riyals(row.price_minor),
        "from_price": row.has_prices,
        "link": absolute(quoted(product_path(row.product_id, row.slug, lang))),
    }


def restocked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The goods a member waited for, and their page. Raises NotFound when they are gone."""
    variant = next(iter(catalogue.variants([values["variant_id"]])), None)
    if variant is None:
        raise NotFound()
    product = variant.product
    return {
        **plain(values),
        "product": in_language(product, "name"),
        "choice": in_language(variant, "choice"),
        "family": in_language(product.family, "trade_name"),
        "page": absolute(product_path(product.id, "", language())),
        "link": absolute(quoted(product_path(product.id, arabic.slug(product.name_ar), language()))),
    }
