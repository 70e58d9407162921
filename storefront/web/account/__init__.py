"""Pages of a member: signing in and up, and everything of one's own. OPEN parts let everybody in, all others members."""

from flask import Blueprint, render_template

from storefront.community import accounts
from storefront.web.account.addresses import addresses
from storefront.web.account.browsers import browsers
from storefront.web.account.claims import claims
from storefront.web.account.closure import closure
from storefront.web.account.confirmation import confirmation
from storefront.web.account.desks import desks
from storefront.web.account.email import email
from storefront.web.account.favourites import favourites, members_or_wishes
from storefront.web.account.follows import follows, members_or_following
from storefront.web.account.invitations import invitation_answers, invitations
from storefront.web.account.mobile import mobile
from storefront.web.account.new_email import new_email
from storefront.web.account.notice_choices import notice_choices
from storefront.web.account.notices import notices
from storefront.web.account.opening import opening
from storefront.web.account.orders import orders
from storefront.web.account.password import password
from storefront.web.account.privacy import begin, keep_private
from storefront.web.account.profile import profile
from storefront.web.account.questions import members_or_asking, questions
from storefront.web.account.reports import reports
from storefront.web.account.reset import reset
from storefront.web.account.restocks import members_or_waiting, restocks
from storefront.web.account.sign_in import sign_in
from storefront.web.account.sign_up import sign_up
from storefront.web.account.stopping import stopping
from storefront.web.account.takeout import takeout
from storefront.web.kit.doors import only_members

OPEN = (confirmation, invitations, new_email, reset, sign_in, sign_up, stopping)
PRIVATE = (
    addresses,
    browsers,
    claims,
    closure,
    desks,
    email,
    invitation_answers,
    mobile,
    notice_choices,
    notices,
    opening,
    orders,
    password,
    profile,
    reports,
    takeout,
)

account = Blueprint("account", __name__)
account.before_request(begin)
account.after_request(keep_private)


@account.errorhandler(accounts.refusals.LinkIsSpent)
def spent(refusal: accounts.refusals.LinkIsSpent) -> tuple[str, int]:
    """A link of a letter that works no more, and what to do instead."""
    return render_template("account/link_spent.html"), refusal.status


for part in PRIVATE:
    part.before_request(only_members)
favourites.before_request(members_or_wishes)
restocks.before_request(members_or_waiting)
follows.before_request(members_or_following)
questions.before_request(members_or_asking)
for part in (*OPEN, *PRIVATE, favourites, follows, questions, restocks):
    account.register_blueprint(part)
