"""What people are told of, in the groups in which they choose where it reaches them. Pure: a table and questions to it."""

from dataclasses import dataclass

MAIL, TEXT = "mail", "text"  # the channels beside the inbox, which gets everything
SHOPPERS, FAMILIES, EVERYBODY = "shoppers", "families", "everybody"


@dataclass(frozen=True)
class Topic:
    """Kinds of notices that are chosen together. Letters of a required one cannot be turned off: the law asks for them, or
    money and safety do. `texts`: whether a confirmed mobile is told of it unless somebody says otherwise. What is urgent
    is texted at night too."""

    name: str
    readers: str
    kinds: tuple[str, ...]
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
            "date-answered",
            "return-asked",
        ),
        texts=True,
    ),
    Topic("visitors", FAMILIES, ("message-from-shopper", "question-asked", "review-written")),
    Topic("payouts", FAMILIES, ("payout-done",)),
    Topic("dues", FAMILIES, ("payout-account", "payout-failed", "share-taken", "cash-denied"), required=True),
    Topic("goods", FAMILIES, ("product-approved", "product-sent-back", "goods-hidden")),
    Topic("documents", FAMILIES, ("document-decided", "document-ends", "documents-asked")),
    Topic(
        "registration",
        FAMILIES,
        ("registration-sent", "registration-question", "registration-closed", "shop-open"),
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


def of_reader(*, is_family: bool) -> tuple[Topic, ...]:
    """The topics somebody is asked about: everybody shops, and some sell."""
    return tuple(topic for topic in TOPICS if is_family or topic.readers != FAMILIES)
