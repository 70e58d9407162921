"""Sums as providers want to read them. Pure; a sum of ours is always whole minor units."""

PLACES = {"SAR": 2, "AED": 2, "QAR": 2, "USD": 2, "EUR": 2, "GBP": 2, "KWD": 3, "BHD": 3, "OMR": 3, "JPY": 0}
NO_THOUSANDTHS = 3  # places of currencies whose last one cards do not know


def places_of(currency: str) -> int:
    """How many decimal places a currency has; raises KeyError for one we do not know."""
    return PLACES[currency.upper()]


def as_decimal(amount_minor: int, currency: str) -> str:
    """A sum in major units with every place of its currency: 4550 halalas are "45.50", never "45.5"."""
    places = places_of(currency)
    if not places:
        return str(amount_minor)
    sign, digits = "-" if amount_minor < 0 else "", str(abs(amount_minor)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def can_be_charged(amount_minor: int, currency: str) -> bool:
    """Whether cards know this sum: of currencies with thousandths only whole hundredths."""
    return places_of(currency) != NO_THOUSANDTHS or amount_minor % 10 == 0
