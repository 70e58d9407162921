"""Currencies that can be charged: how many decimals they have, the least and the most, and how a sum is written."""

from decimal import Decimal

from ..refusals import invalid

TWO_DECIMALS = (
    "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf "
    "cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr "
    "isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn "
    "nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb "
    "tjs top try ttd twd tzs uah uyu uzs wst xcd yer zar zmw"
)
NO_DECIMALS = "bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf"
THREE_DECIMALS = "bhd jod kwd omr tnd"
DECIMALS = {
    name: places
    for places, names in ((0, NO_DECIMALS), (2, TWO_DECIMALS), (3, THREE_DECIMALS))
    for name in names.split()
}

LEAST = {"usd": 50, "eur": 50, "gbp": 30, "aed": 200, "sar": 200, "jpy": 50, "cad": 50, "aud": 50, "chf": 50, "inr": 50}
MOST = 99_999_999


def decimals(currency: str) -> int:
    return DECIMALS.get(currency, 2)


def known(currency: str, param: str) -> str:
    """The currency in small letters. Raises Refusal when it is none that can be charged."""
    name = currency.lower()
    if name not in DECIMALS:
        raise invalid(f"Invalid currency: {name[:20]}. See the currencies that are supported.", param=param)
    return name


def chargeable(amount: int, currency: str, param: str) -> int:
    """A sum that can be charged. Raises Refusal when it is too small, too large or not round enough."""
    least = LEAST.get(currency, 1)
    if amount < least:
        said = f"The amount must be at least {shown(least, currency)}"
        raise invalid(said, code="amount_too_small", param=param)
    if amount > MOST:
        said = f"The amount must be no more than {shown(MOST, currency)}"
        raise invalid(said, code="amount_too_large", param=param)
    if decimals(currency) == 3 and amount % 10:
        raise invalid(
            f"Invalid amount: sums in {currency} end in a zero, as its last digit cannot be paid", param=param
        )
    return amount


def shown(amount: int, currency: str) -> str:
    """A sum as people write it: SAR 91.00."""
    places = decimals(currency)
    return f"{currency.upper()} {Decimal(amount).scaleb(-places):,.{places}f}"
