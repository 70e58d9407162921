"""What the page of a guest's order offers about an account: to open one with what the order knows and a password, or, to
whoever is signed in with its address, to take it over."""

from flask_babel import lazy_gettext
from wtforms import BooleanField, PasswordField

from storefront.trade.orders import Order
from storefront.web.kit.doors import person
from storefront.web.kit.forms import Form


class OfferForm(Form):
    """The one field that is left to open an account, and the tick the law wants; the page of signing up reads it."""

    password = PasswordField(lazy_gettext("كلمة المرور"))
    agreed = BooleanField(lazy_gettext("أوافق على ما في صفحة الخصوصية"))


def offer_for(order: Order) -> OfferForm | None:
    """The form, for a visitor whose confirmed order has an address to write to."""
    is_open = order.user_id is None and order.confirmed_at and order.email and person() is None
    return OfferForm(None) if is_open else None


def may_be_claimed(order: Order) -> bool:
    """Whether whoever is signed in may take it over."""
    someone = person()
    return order.user_id is None and someone is not None and order.email == someone.email
