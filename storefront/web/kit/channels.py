"""What the ways are called by which shoppers come to a family's goods: the same on every page, table and paper."""

from storefront.insight import income
from storefront.kernel.refusals import N_
from storefront.trade import checkouts

NAMES = {
    checkouts.channels.MARKET: N_("من السوق"),
    checkouts.channels.SHARED: N_("من رابط"),
    checkouts.channels.CHAT: N_("من سلة جاهزة"),
    checkouts.channels.AGAIN: N_("طلب يتكرّر"),
    income.STALL: N_("من البسطة"),
}
OTHER = N_("قناة أخرى")


def name_of(channel: str) -> str:
    """The name of a channel, to be translated."""
    return NAMES.get(channel, OTHER)
