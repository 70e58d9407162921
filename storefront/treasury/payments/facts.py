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
class PaymentExpired(Fact):
    """The time to pay has passed and the gateway will not take the money any more."""

    payment_id: int
    purpose: str
    subject_id: int


@dataclass(frozen=True)
class RefundDone(Fact):
    """Money went back to who paid it (halalas)."""

    refund_id: int
    payment_id: int
    gateway: str
    amount_minor: int
