"""The family's account at a provider that pays over the network: opened with a password, told about on the provider's own
pages, looked at when the family comes back."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.community.families import Family
from storefront.community.limits import TooManyTries
from storefront.kernel import units
from storefront.kernel.refusals import NotFound
from storefront.treasury import recipients, transfers
from storefront.treasury.gateways import Trouble
from storefront.web.account.forms import password_field
from storefront.web.family import desk
from storefront.web.kit import headers
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form
from storefront.web.kit.links import absolute
from storefront.web.kit.requests import keep_work

connection = Blueprint("connection", __name__)


class ConnectionForm(Form):
    """The password of whoever wants the family's money to go another way."""

    password = password_field(lazy_gettext("كلمة مرور حسابكم"))


@connection.get("/money/connection")
def show() -> str:
    """Where the account stands. Who comes back from the provider is told what it says now: a page that asks although it
    is only read, as the page of a payment does."""
    offered()
    family_id = desk.family().id
    if transfers.openings.ref_of(family_id, transfers.openings.offered()):
        transfers.openings.look_at_account(family_id)
    return page(ConnectionForm(formdata=None))


@connection.post("/money/connection")
def create() -> Response | tuple[str, int]:
    """Leads to the provider's pages, where the family says who it is."""
    offered()
    form, family = ConnectionForm(), desk.family()
    if not form.validate():
        return page(form), 422
    try:
        transfers.openings.prove(actor(), str(form.password.data))
        return redirect(way_in(family), 303)
    except (accounts.refusals.WrongPassword, TooManyTries) as refusal:
        keep_work()  # wrong passwords stay counted
        form.refuse("password", refusal, sentence(refusal))
        return page(form), refusal.status
    except Trouble:
        units.abandon()
        form.password.errors = [gettext("لم تفتح صفحة الشركة الآن. أعيدوا المحاولة بعد قليل.")]
        return page(form), 503


def offered() -> None:
    """Raises NotFound where families are paid by the bank alone."""
    if not transfers.openings.offered():
        raise NotFound()


def way_in(family: Family) -> str:
    """The provider's page for a family."""
    here = absolute(url_for("family.connection.show"))
    return transfers.openings.way_in(family.id, family.trade_name_ar, actor(), back=here, again=here)


def page(form: ConnectionForm) -> str:
    """What the provider says of the account, and the way there."""
    units.abandon()
    family = desk.family()
    known = recipients.recipient_of(family.id)
    provider = transfers.openings.offered()
    headers.lead_to(transfers.openings.pages())
    return render_template(
        "family/money/connection.html",
        form=form,
        is_opening=known is not None and known.opening_ref is not None,
        is_here=known is not None and known.provider == provider,
        ready_at=known.ready_at if known else None,
        has_account=known is not None and known.has_account,
    )
