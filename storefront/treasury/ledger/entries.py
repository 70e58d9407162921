"""What is booked for each event of money: pure arithmetic on halalas, no database. Every list of lines adds up to 0."""

from dataclasses import dataclass, replace

from storefront.treasury.ledger.accounts import (
    BANK,
    COMMISSION,
    COUPONS,
    COURIER_CASH,
    COURIER_FEES,
    DISPUTES_LOSS,
    FAMILY,
    FAMILY_COMING,
    PAYOUTS_ON_THE_WAY,
    PROVIDER_FEES,
    REFUNDS_DUE,
    ROUNDING,
    VAT_DUE,
    clearing,
)


@dataclass(frozen=True)
class Share:
    """One family's part of a sale, in halalas. The courier's fee is the courier's, a family's own fee the family's.

    The commission is taken of the goods and holds its own tax (`commission_vat_minor`) within it. What a coupon of the
    market pays for (`coupon_minor`) the shopper does not; the family has its share as if there were none. What its own coupon
    took off (`off_minor`) is in no sum here.
    """

    family_id: int
    items_minor: int
    delivery_minor: int
    commission_minor: int
    by_courier: bool
    commission_vat_minor: int = 0
    coupon_minor: int = 0
    off_minor: int = 0

    @property
    def total_minor(self) -> int:
        """What the shopper pays."""
        return self.items_minor + self.delivery_minor - self.coupon_minor

    @property
    def courier_minor(self) -> int:
        return self.delivery_minor if self.by_courier else 0

    @property
    def family_minor(self) -> int:
        """What the family earns."""
        return self.items_minor + self.delivery_minor - self.courier_minor - self.commission_minor

    @property
    def told(self) -> dict[str, int]:
        """What a booking tells of it for ever, where it is undone."""
        sums = {"items": self.items_minor, "coupon": self.coupon_minor, "delivery": self.delivery_minor}
        return sums | {"courier": self.courier_minor, "commission": self.commission_minor}

    def less(self, other: "Share") -> "Share":
        """The same without a part of it."""
        return replace(
            self,
            items_minor=self.items_minor - other.items_minor,
            delivery_minor=self.delivery_minor - other.delivery_minor,
            commission_minor=self.commission_minor - other.commission_minor,
            commission_vat_minor=self.commission_vat_minor - other.commission_vat_minor,
            coupon_minor=self.coupon_minor - other.coupon_minor,
            off_minor=self.off_minor - other.off_minor,
        )


@dataclass(frozen=True)
class Line:
    """One entry: an account, whose it is where it is a family's, and a signed sum in halalas."""

    account: str
    amount_minor: int
    family_id: int | None = None


def sale(share: Share, *, received_in: str) -> list[Line]:
    """The money of a sale arrived on an account. The family's share is coming until nothing can be given back any more.

    FAMILY when the family itself took the cash: it has its share in hand already, so what is left is that it owes the
    commission (and whatever else of the sum is not its own).
    """
    in_hand = received_in == FAMILY
    return drop_empty(
        [
            Line(received_in, share.total_minor, share.family_id if in_hand else None),
            Line(COUPONS, share.coupon_minor),
            Line(FAMILY if in_hand else FAMILY_COMING, -share.family_minor, share.family_id),
            Line(COMMISSION, share.commission_vat_minor - share.commission_minor),
            Line(VAT_DUE, -share.commission_vat_minor),
            Line(COURIER_FEES, -share.courier_minor),
        ]
    )


def cleared(family_id: int, amount_minor: int) -> list[Line]:
    """Nothing can be given back any more: what was coming to the family may be paid out."""
    return drop_empty([Line(FAMILY_COMING, amount_minor, family_id), Line(FAMILY, -amount_minor, family_id)])


def taken_back(share: Share, *, coming_minor: int, into: str = REFUNDS_DUE) -> list[Line]:
    """A paid sale, or a part of it, is undone: everybody gives back their part, and it is owed to the shopper (`into`:
    DISPUTES_LOSS where their bank has taken it already).

    The family's part comes out of what is still coming of this sale (`coming_minor`), the rest out of what it may be
    paid, which may fall below nothing.
    """
    from_coming = min(share.family_minor, coming_minor)
    return drop_empty(
        [
            Line(FAMILY_COMING, from_coming, share.family_id),
            Line(FAMILY, share.family_minor - from_coming, share.family_id),
            Line(COMMISSION, share.commission_minor - share.commission_vat_minor),
            Line(VAT_DUE, share.commission_vat_minor),
            Line(COURIER_FEES, share.courier_minor),
            Line(COUPONS, -share.coupon_minor),
            Line(into, -share.total_minor),
        ]
    )


def paid_back(amount_minor: int, *, from_account: str, family_id: int | None = None) -> list[Line]:
    """What was owed to a shopper has been given back from an account."""
    return [Line(REFUNDS_DUE, amount_minor), Line(from_account, -amount_minor, family_id)]


def provider_fee(provider: str, fee_minor: int) -> list[Line]:
    """A payment provider kept its fee (negative: it gave one back)."""
    return drop_empty([Line(PROVIDER_FEES, fee_minor), Line(clearing(provider), -fee_minor)])


def arrived(provider: str, amount_minor: int) -> list[Line]:
    """A payment provider handed over what it had taken for the platform."""
    return drop_empty([Line(BANK, amount_minor), Line(clearing(provider), -amount_minor)])


def cash_handed_in(cash_minor: int, *, fees_minor: int) -> list[Line]:
    """The courier handed in the cash it had collected, less the fees that were owed to it."""
    return drop_empty(
        [
            Line(BANK, cash_minor - fees_minor),
            Line(COURIER_FEES, fees_minor),
            Line(COURIER_CASH, -cash_minor),
        ]
    )


def courier_paid(fees_minor: int) -> list[Line]:
    """The courier had fees that were owed to it from the bank."""
    return [Line(COURIER_FEES, fees_minor), Line(BANK, -fees_minor)]


def disputed(provider: str, amount_minor: int) -> list[Line]:
    """A card holder's bank took a payment back; the provider takes it from the platform at once."""
    return drop_empty([Line(DISPUTES_LOSS, amount_minor), Line(clearing(provider), -amount_minor)])


def dispute_won(provider: str, amount_minor: int) -> list[Line]:
    """The bank gave it up: the payment is the platform's again."""
    return drop_empty([Line(clearing(provider), amount_minor), Line(DISPUTES_LOSS, -amount_minor)])


def rounded(account: str, difference_minor: int) -> list[Line]:
    """A provider counts so many halalas more (or fewer) than we do."""
    return drop_empty([Line(account, difference_minor), Line(ROUNDING, -difference_minor)])


def payout_approved(family_id: int, amount_minor: int) -> list[Line]:
    """A family's money is promised to it and not to be used for anything else."""
    return [Line(FAMILY, amount_minor, family_id), Line(PAYOUTS_ON_THE_WAY, -amount_minor)]


def payout_done(amount_minor: int, *, from_account: str = BANK) -> list[Line]:
    """It is in the family's account; it left the bank, or the balance with a provider."""
    return [Line(PAYOUTS_ON_THE_WAY, amount_minor), Line(from_account, -amount_minor)]


def payout_failed(family_id: int, amount_minor: int) -> list[Line]:
    """It never left, or the bank refused it: it is owed to the family as before."""
    return [Line(PAYOUTS_ON_THE_WAY, amount_minor), Line(FAMILY, -amount_minor, family_id)]


def payout_reversed(family_id: int, amount_minor: int, *, to_account: str = BANK) -> list[Line]:
    """It had left and came back there: it is owed to the family again."""
    return [Line(to_account, amount_minor), Line(FAMILY, -amount_minor, family_id)]


def drop_empty(lines: list[Line]) -> list[Line]:
    """Without the entries of nothing."""
    return [line for line in lines if line.amount_minor]
