"""What is booked for a sale and for taking one back: pure arithmetic on halalas, no database."""

from dataclasses import dataclass

from storefront.treasury.ledger.accounts import (
    COMMISSION,
    COURIER_FEES,
    DISPUTES_LOSS,
    FAMILY,
    PROVIDER_FEES,
    REFUNDS_DUE,
    clearing,
)


@dataclass(frozen=True)
class Share:
    """One family's part of a sale, in halalas. The courier's fee is the courier's, a family's own fee the family's."""

    family_id: int
    items_minor: int
    delivery_minor: int
    commission_minor: int
    by_courier: bool

    @property
    def total_minor(self) -> int:
        return self.items_minor + self.delivery_minor

    @property
    def courier_minor(self) -> int:
        return self.delivery_minor if self.by_courier else 0

    @property
    def family_minor(self) -> int:
        """What the family earns."""
        return self.total_minor - self.courier_minor - self.commission_minor


@dataclass(frozen=True)
class Line:
    """One entry: an account, whose it is where it is a family's, and a signed sum in halalas."""

    account: str
    amount_minor: int
    family_id: int | None = None


def sale(share: Share, *, received_in: str) -> list[Line]:
    """The money of a sale arrived on an account; FAMILY when the family itself took the cash and owes the commission."""
    holder = share.family_id if received_in == FAMILY else None
    return drop_empty(
        [
            Line(received_in, share.total_minor, holder),
            Line(FAMILY, -share.family_minor, share.family_id),
            Line(COMMISSION, -share.commission_minor),
            Line(COURIER_FEES, -share.courier_minor),
        ]
    )


def taken_back(share: Share) -> list[Line]:
    """A paid sale is undone: everybody gives back their part, and it is owed to the shopper."""
    return drop_empty(
        [
            Line(FAMILY, share.family_minor, share.family_id),
            Line(COMMISSION, share.commission_minor),
            Line(COURIER_FEES, share.courier_minor),
            Line(REFUNDS_DUE, -share.total_minor),
        ]
    )


def paid_back(amount_minor: int, *, from_account: str, family_id: int | None = None) -> list[Line]:
    """What was owed to a shopper has been given back from an account."""
    return [Line(REFUNDS_DUE, amount_minor), Line(from_account, -amount_minor, family_id)]


def provider_fee(provider: str, fee_minor: int) -> list[Line]:
    """A payment provider kept its fee (negative: it gave one back)."""
    return drop_empty([Line(PROVIDER_FEES, fee_minor), Line(clearing(provider), -fee_minor)])


def disputed(provider: str, amount_minor: int) -> list[Line]:
    """A card holder's bank took a payment back; the provider takes it from the platform at once."""
    return drop_empty([Line(DISPUTES_LOSS, amount_minor), Line(clearing(provider), -amount_minor)])


def dispute_won(provider: str, amount_minor: int) -> list[Line]:
    """The bank gave it up: the payment is the platform's again."""
    return drop_empty([Line(clearing(provider), amount_minor), Line(DISPUTES_LOSS, -amount_minor)])


def drop_empty(lines: list[Line]) -> list[Line]:
    """Without the entries of nothing."""
    return [line for line in lines if line.amount_minor]
