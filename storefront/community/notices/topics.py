"""What people are told of, in the groups in which they choose where it reaches them. Pure: a table and questions to it."""

from collections.abc import Collection
from dataclasses import dataclass

MAIL, TEXT = "mail", "text"  # the channels beside the inbox, which gets everything
SHOPPERS, FAMILIES, EVERYBODY = "shoppers", "families", "everybody"


@dataclass(frozen=True)
class Topic:
    """Kinds of notices that are chosen together. Letters of a required one cannot be turned off: the law asks for them, or
    money and safety do. `right`: what those may do at a family's desk whom it reaches beside the owner; without one it is
    the owner's alone. `texts`: whether a confirmed mobile is told of it unless somebody says otherwise. What is urgent
    is texted at night too."""

    name: str
    readers: str
    kinds: tuple[str, ...]
    right: str = ""
    required: bool = False
    texts: bool = False
    urgent: bool = False


TOPICS = (
    Topic(
        "agreement",  # E-Commerce Law: the shopper is told in writing what was agreed and what is to be paid
        SHOPPERS,
        ("order-confirmed", "transfer-due", "transfer-short", "transfer-ended"),
        required=True,
    ),
    Topic(
        "progress",
        SHOPPERS,
        ("parcel-moved", "date-proposed", "date-settled", "return-noted", "return-answered"),
        texts=True,
    ),
    Topic(
        "refunds",
        SHOPPERS,
        ("parcel-called-off", "money-sent-back", "return-done", "part-not-taken", "allowance-given", "cash-given"),
        required=True,
    ),
    Topic("talks", SHOPPERS, ("message-from-family", "question-answered", "review-answered", "review-hidden")),
    Topic("restocks", SHOPPERS, ("restocked",)),
    Topic("follows", SHOPPERS, ("followed-goods",)),
    Topic("visits", SHOPPERS, ("visit-ticket", "visit-changed", "visit-tomorrow")),
    Topic(
        "sales",
        FAMILIES,
        (
            "parcel-new",
            "parcel-cancelled",
            "parcel-lapsed",
            "parcel-refused",
            "part-refused",
            "parcel-corrected",
            "money-disputed",
            "date-answered",
            "return-asked",
            "return-withdrawn",
        ),
        right="orders",
        texts=True,
    ),
    Topic("visitors", FAMILIES, ("message-from-shopper", "question-asked", "review-written"), right="messages"),
    Topic("payouts", FAMILIES, ("payout-done",), right="money"),
    Topic("dues", FAMILIES, ("payout-account", "payout-failed", "share-taken", "cash-denied"), required=True),
    Topic("goods", FAMILIES, ("product-approved", "product-sent-back", "goods-hidden"), right="products"),
    Topic("documents", FAMILIES, ("document-decided", "document-ends", "documents-asked")),
    Topic(
        "fairs",  # an offer ends by itself
        FAMILIES,
        (
            "application-received",
            "application-answered",
            "place-offered",
            "place-confirmed",
            "offer-over",
            "fair-changed",
            "fee-due",
            "fee-news",
            "stall-given",
            "stall-taken",
            "lease-offered",
            "lease-news",
            "stall-count",
        ),
        right="shop",
        required=True,
        texts=True,
    ),
    Topic(
        "registration",
        FAMILIES,
        ("registration-sent", "registration-question", "registration-closed", "shop-open", "shop-closed"),
        required=True,
    ),
    Topic(
        "team",  # who comes to a desk and who goes; the first of them reaches people who are no members of the market yet
        FAMILIES,
        ("team-invitation", "team-answered", "team-decided", "team-left"),
        required=True,
    ),
    Topic(
        "security",
        EVERYBODY,
        (
            "confirm-address",
            "address-known",
            "reset-password",
            "password-changed",
            "email-change",
            "email-change-asked",
            "email-changed",
            "officer-changed",
            "juror-changed",
        ),
        required=True,
        urgent=True,
    ),
)
BY_NAME = {topic.name: topic for topic in TOPICS}
OF_KIND = {kind: topic for topic in TOPICS for kind in topic.kinds}


def usual(topic: Topic, channel: str) -> bool:
    """Whether it reaches people over a channel when they have not said anything."""
    return topic.texts if channel == TEXT else True


def may_choose(topic: Topic, channel: str) -> bool:
    """Whether people may say that it is not to reach them over a channel."""
    return channel == TEXT or not topic.required


def reaches(topic: Topic, *, owns: bool, rights: Collection[str]) -> bool:
    """Whether somebody is told of it: everybody of what concerns shoppers, and at a family's desk its owner of all, others of
    what their rights are about."""
    return topic.readers != FAMILIES or owns or topic.right in rights


def of_reader(*, owns: bool, rights: Collection[str] = ()) -> tuple[Topic, ...]:
    """The topics somebody is asked about: everybody shops, and some sell."""
    return tuple(topic for topic in TOPICS if reaches(topic, owns=owns, rights=rights))
