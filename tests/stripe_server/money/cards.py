"""The test cards and what each of them does. Their numbers stay here: a payment knows a card by its name."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from ..numbers import adds_up
from ..refusals import Refusal


@dataclass(frozen=True)
class Card:
    """One test card. `decline` is code and decline code; the rest says what happens when it is charged."""

    name: str
    number: str
    does: str
    token: str = ""
    decline: tuple[str, str] | None = None
    secure: str = ""  # "required" or "broken": what 3-D Secure does
    dispute: str = ""  # the reason of the dispute that follows
    refund: str = ""  # "pending" or "failing"
    slow: str = ""  # "succeeds" or "fails", some time after the customer has left
    at_once: bool = False  # the money is available at once
    brand: str = "visa"
    country: str = "US"
    funding: str = "credit"

    @property
    def last4(self) -> str:
        return self.number[-4:]


DECLINES = {
    "card_declined": "Your card was declined.",
    "expired_card": "Your card has expired.",
    "incorrect_cvc": "Your card's security code is incorrect.",
    "processing_error": "An error occurred while processing your card. Try again in a little bit.",
    "insufficient_funds": "Your card has insufficient funds.",
    "card_velocity_exceeded": "Your card was declined for making repeated attempts too often or exceeding its limit.",
    "test_mode_live_card": "Your card was declined. This is a test page: it takes test cards only.",
}
DECLINED = "card_declined"

CARDS = (
    Card("visa", "4242424242424242", "succeeds", "pm_card_visa"),
    Card("visa_debit", "4000056655665556", "succeeds", "pm_card_visa_debit", funding="debit"),
    Card("mastercard", "5555555555554444", "succeeds", "pm_card_mastercard", brand="mastercard"),
    Card("amex", "378282246310005", "succeeds", "pm_card_amex", brand="amex"),
    Card("saudi", "4000006820000007", "succeeds; issued in Saudi Arabia", "", country="SA"),
    Card("emirati", "4000007840000001", "succeeds; issued in the Emirates", "pm_card_ae", country="AE"),
    Card("available", "4000000000000077", "succeeds; available at once", "pm_card_bypassPending", at_once=True),
    Card("declined", "4000000000000002", "declined", "pm_card_visa_chargeDeclined", (DECLINED, "generic_decline")),
    Card(
        "insufficient_funds", "4000000000009995", "declined: insufficient funds",
        "pm_card_visa_chargeDeclinedInsufficientFunds", (DECLINED, "insufficient_funds"),
    ),
    Card(
        "lost_card", "4000000000009987", "declined: lost card",
        "pm_card_visa_chargeDeclinedLostCard", (DECLINED, "lost_card"),
    ),
    Card(
        "stolen_card", "4000000000009979", "declined: stolen card",
        "pm_card_visa_chargeDeclinedStolenCard", (DECLINED, "stolen_card"),
    ),
    Card(
        "velocity", "4000000000006975", "declined: too often",
        "pm_card_visa_chargeDeclinedVelocityLimitExceeded", (DECLINED, "card_velocity_exceeded"),
    ),
    Card(
        "expired_card", "4000000000000069", "declined: expired",
        "pm_card_chargeDeclinedExpiredCard", ("expired_card", "expired_card"),
    ),
    Card(
        "incorrect_cvc", "4000000000000127", "declined: wrong security code",
        "pm_card_chargeDeclinedIncorrectCvc", ("incorrect_cvc", "incorrect_cvc"),
    ),
    Card(
        "processing_error", "4000000000000119", "declined: error while processing",
        "pm_card_chargeDeclinedProcessingError", ("processing_error", "processing_error"),
    ),
    Card("fraudulent", "4100000000000019", "declined: blocked as fraud", "pm_card_radarBlock", (DECLINED, "fraudulent")),
    Card("secure", "4000000000003220", "3-D Secure, then succeeds", "pm_card_threeDSecure2Required", secure="required"),
    Card(
        "secure_always", "4000002760003184", "3-D Secure, then succeeds",
        "pm_card_authenticationRequired", secure="required",
    ),
    Card(
        "secure_unless_set_up", "4000002500003155", "3-D Secure, then succeeds",
        "pm_card_authenticationRequiredOnSetup", secure="required",
    ),
    Card(
        "secure_declined", "4000008400001629", "3-D Secure, then declined",
        "pm_card_threeDSecureRequiredChargeDeclined", (DECLINED, "generic_decline"), secure="required",
    ),
    Card(
        "secure_insufficient_funds", "4000008260003178", "3-D Secure, then declined: insufficient funds",
        "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", (DECLINED, "insufficient_funds"),
        secure="required",
    ),
    Card(
        "secure_broken", "4000008400001280", "3-D Secure fails without a question",
        "pm_card_threeDSecureRequiredProcessingError", secure="broken",
    ),
    Card("disputed", "4000000000000259", "succeeds, then disputed as fraud", "pm_card_createDispute", dispute="fraudulent"),
    Card(
        "disputed_not_received", "4000000000002685", "succeeds, then disputed as not received",
        "pm_card_createDisputeProductNotReceived", dispute="product_not_received",
    ),
    Card(
        "inquiry", "4000000000001976", "succeeds, then an inquiry",
        "pm_card_createDisputeInquiry", dispute="inquiry",
    ),
    Card("refund_pending", "4000000000007726", "succeeds; refunds wait, then succeed", "pm_card_pendingRefund", refund="pending"),
    Card("refund_failing", "4000000000005126", "succeeds; refunds succeed, then fail", "pm_card_refundFail", refund="failing"),
    # Stripe has no slow cards. These two numbers are this server's own and stand in for slow means of payment.
    Card("slow", "4000000000880015", "undecided at first, then succeeds", slow="succeeds"),
    Card("slow_failing", "4000000000880023", "undecided at first, then fails", slow="fails"),
)  # fmt: skip
BY_NUMBER = {card.number: card for card in CARDS}
BY_NAME = {card.name: card for card in CARDS}
BY_TOKEN = {card.token: card for card in CARDS if card.token}


def read(number: str) -> Card:
    """The test card with this number. Raises Refusal for a number that is none, and for a real card."""
    digits = re.sub(r"[\s-]", "", number)
    if not digits.isascii() or not digits.isdecimal() or not 12 <= len(digits) <= 19 or not adds_up(digits):
        raise Refusal(402, "card_error", "Your card number is invalid.", code="invalid_number", param="number")
    card = BY_NUMBER.get(digits)
    if card is None:
        raise declined(DECLINED, "test_mode_live_card")
    return card


def read_expiry(written: str, now: int) -> tuple[int, int]:
    """Month and year from 12/34. Raises Refusal when there is no such month or it has passed."""
    match = re.fullmatch(r"\s*(\d{1,2})\s*/\s*(\d{2}|\d{4})\s*", written)
    if not match or not 1 <= int(match[1]) <= 12:
        raise Refusal(402, "card_error", "Write the expiry date as MM/YY.", code="invalid_expiry_month", param="expiry")
    month, year = int(match[1]), int(match[2]) % 100 + 2000
    today = datetime.fromtimestamp(now, UTC)
    if (year, month) < (today.year, today.month):
        said = "Your card's expiry date is in the past."
        raise Refusal(402, "card_error", said, code="invalid_expiry_year", param="expiry")
    return month, year


def check_cvc(written: str, card: Card) -> None:
    """Three digits, four for American Express. Raises Refusal."""
    wanted = 4 if card.brand == "amex" else 3
    if not re.fullmatch(rf"\s*\d{{{wanted}}}\s*", written):
        raise Refusal(402, "card_error", "Your card's security code is incomplete.", code="invalid_cvc", param="cvc")


def declined(code: str, decline_code: str) -> Refusal:
    """The refusal of a bank. The reason is told where the customer can do something about it."""
    said = DECLINES.get(decline_code) or DECLINES[code]
    return Refusal(402, "card_error", said, code=code, decline_code=decline_code)
