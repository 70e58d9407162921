"""What people do in Stripe's dashboard, and what banks do behind it: refunds, disputes, failures, lost capabilities."""

from tests.stripe_server.description.requests import missing
from tests.stripe_server.money import accounts, balances, disputes, paying, payouts, refunds
from tests.stripe_server.money.balances import Sum
from tests.stripe_server.refusals import invalid, not_found
from tests.stripe_server.world import PLATFORM, Body, Thing, World
from tests.stripe_server.world.currencies import known
from tests.stripe_server.world.ids import new_id
from tests.stripe_server.world.values import whole

REFUND_STATES = ("succeeded", "pending", "requires_action", "failed", "canceled")
DISPUTE_STATES = ("won", "lost", "warning_closed", "needs_response")
PAYOUT_STATES = ("in_transit", "paid", "failed", "canceled")
CAPABILITY_STATES = ("active", "inactive", "pending")


def refund(world: World, sent: Body) -> Body:
    """Somebody gives money back by hand; nothing says for which order."""
    with world.entered():
        charge, amount = _charge(world, sent), whole(sent, "amount")
        return dict(refunds.refund(world, charge, amount, reason="requested_by_customer").body)


def _charge(world: World, sent: Body) -> Thing:
    """The charge that is named by its id, its payment's or its session's. Raises Refusal."""
    named = sent.get("charge") or sent.get("payment_intent") or sent.get("session")
    if not named:
        raise missing("charge")
    thing = world.store.find(named)
    if thing is not None and thing.kind == "checkout.session":
        thing = world.store.find(thing.body["payment_intent"])
    if thing is not None and thing.kind == "payment_intent":
        thing = world.store.find(thing.body["latest_charge"])
    if thing is None or thing.kind != "charge":
        raise not_found("charge", str(named), "charge")
    return thing


def _of_kind(world: World, kind: str, thing_id: str) -> Thing:
    thing = world.store.find(thing_id)
    if thing is None or thing.kind != kind:
        raise not_found(kind, thing_id)
    return thing


def _status(sent: Body, allowed: tuple[str, ...]) -> str:
    status = sent.get("status")
    if status not in allowed:
        raise invalid(f"Invalid status: must be one of {', '.join(allowed)}", param="status")
    return str(status)


def move_refund(world: World, refund_id: str, sent: Body) -> Body:
    """The bank has decided on a refund."""
    with world.entered():
        refunded = _of_kind(world, refunds.KIND, refund_id)
        refunds.become(world, refunded, _status(sent, REFUND_STATES))
        return dict(refunded.body)


def dispute(world: World, sent: Body) -> Body:
    """A customer disputes a payment or a part of it; with the reason inquiry the bank only asks."""
    with world.entered():
        charge, amount = _charge(world, sent), whole(sent, "amount")
        return dict(disputes.open_dispute(world, charge, sent.get("reason", "fraudulent"), amount).body)


def move_dispute(world: World, dispute_id: str, sent: Body) -> Body:
    """The bank has decided on a dispute, or makes a real one of an inquiry (needs_response)."""
    with world.entered():
        found = _of_kind(world, disputes.KIND, dispute_id)
        status = _status(sent, DISPUTE_STATES)
        if status == "needs_response":
            disputes.escalate(world, found)
        else:
            disputes.close(world, found, status)
        return dict(found.body)


def decide(world: World, payment_id: str, sent: Body) -> Body:
    """A slow payment is decided: by the id of the payment intent or of the session."""
    with world.entered():
        thing = world.store.find(payment_id)
        if thing is not None and thing.kind == "checkout.session":
            thing = world.store.find(thing.body["payment_intent"])
        if thing is None or thing.kind != "payment_intent":
            raise not_found("payment_intent", payment_id)
        paying.decide(world, thing, _status(sent, ("succeeded", "failed")) == "succeeded")
        return dict(thing.body)


def move_payout(world: World, payout_id: str, sent: Body) -> Body:
    """The bank has news of a payout, perhaps after it said that it was paid."""
    with world.entered():
        payout = _of_kind(world, payouts.KIND, payout_id)
        payouts.become(world, payout, _status(sent, PAYOUT_STATES), sent.get("failure_code", "could_not_process"))
        return dict(payout.body)


def change_account(world: World, account_id: str, sent: Body) -> Body:
    """A connected account finishes its onboarding, or gains or loses capabilities and payouts."""
    with world.entered():
        account = accounts.get(world, account_id)
        if sent.get("onboarded"):
            accounts.onboard(world, account)
        if "payouts_enabled" in sent:
            world.change(account, payouts_enabled=bool(sent["payouts_enabled"]))
        for name, status in sent.get("capabilities", {}).items():
            if name not in account.body["capabilities"]:
                raise invalid(f"The account has not asked for {name}", param=f"capabilities[{name}]")
            _status({"status": status}, CAPABILITY_STATES)
        if not sent.get("onboarded"):
            accounts.set_capabilities(world, account, sent.get("capabilities", {}))
        return dict(account.body)


def add_funds(world: World, sent: Body) -> Body:
    """Puts money into a balance, or takes some out of it, as a top-up from a bank would."""
    amount = whole(sent, "amount")
    if amount is None:
        raise missing("amount")
    currency = known(str(sent.get("currency")), "currency")
    with world.entered():
        owner = accounts.get(world, sent["account"]).id if sent.get("account") else PLATFORM
        source = world.store.add("_topup", owner, {"id": new_id("tu"), "description": "Top-up"})
        balances.book(world, "topup", source, Sum(amount, currency))
        return balances.balance(world, owner)
