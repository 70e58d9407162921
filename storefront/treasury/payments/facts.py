"""What happens to payments. Who asked for the money learns of it by its purpose and subject."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class PaymentSettled(Fact):
    """The whole sum has come in (halalas)."""

    payment_id: int
    purpose: str
    subject_id: int
    gateway: str
    amount_minor: int


@dataclass(frozen=True)
class PaidTwice(Fact):
    """A second attempt brought the whole sum once more (halalas)."""

    payment_id: int
    purpose: str
    subject_id: int
    gateway: str
    amount_minor: int
    attempt_id: int


@dataclass(frozen=True)
class PaidLate(Fact):
    """The whole sum came in (halalas) after the payment had ended and its goods were set free."""

    payment_id: int
    purpose: str
    subject_id: int
    gateway: str
    amount_minor: int
    attempt_id: int


@dataclass(frozen=True)
class MoneySentBack(Fact):
    """Money of an attempt that nobody can use is on its way back, whole (halalas). `why` is twice, late, over,
    short or differs."""

    payment_id: int
    purpose: str
    subject_id: int
    gateway: str
    amount_minor: int
    attempt_id: int
    why: str


@dataclass(frozen=True)
class CostKnown(Fact):
    """What the provider kept of a payment (halalas)."""

    payment_id: int
    attempt_id: int
    gateway: str
    fee_minor: int


@dataclass(frozen=True)
class PaymentExpired(Fact):
    """The time to pay has passed and the provider will not take the money any more."""

    payment_id: int
    purpose: str
    subject_id: int


@dataclass(frozen=True)
class RefundDone(Fact):
    """Money went back to who paid it (halalas). `way` is provider, hand, family or dispute."""

    refund_id: int
    payment_id: int
    gateway: str
    amount_minor: int
    way: str = "provider"


@dataclass(frozen=True)
class RefundFailed(Fact):
    """Money did not reach who paid it (halalas), or did not stay there when `was_done`; `way` it had gone."""

    refund_id: int
    payment_id: int
    gateway: str
    amount_minor: int
    was_done: bool
    way: str = "provider"


@dataclass(frozen=True)
class RefundAssigned(Fact):
    """A person said what money was for (halalas) that went back in the provider's own office."""

    refund_id: int
    payment_id: int
    amount_minor: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class RefundFound(Fact):
    """Somebody gave money back in the provider's own office (halalas); for what, a person has to say."""

    refund_id: int
    payment_id: int
    gateway: str
    amount_minor: int
