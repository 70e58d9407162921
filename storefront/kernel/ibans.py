"""Numbers of Saudi bank accounts (IBAN): as people write them, as they are kept, and whether their check digits are
right (ISO 13616, mod 97). Pure. The form is SAMA's: SA, two check digits, two digits of the bank, 18 of the account.
"""

import re

from storefront.kernel.refusals import N_, NotValid

LENGTH = 24
LONGEST = 60  # longer texts are not looked at
FORM = re.compile(r"SA[0-9]{4}[0-9A-Z]{18}")
BETWEEN = re.compile(
    "[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff.\\-]"
)  # what stands between groups or comes with a paste
NO_BREAK = "\N{NO-BREAK SPACE}"
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

# the two digits of a bank, as SAMA gave them out; a bank that is not here is only not named
BANKS = {
    "05": ("مصرف الإنماء", "Alinma Bank"),
    "10": ("البنك الأهلي السعودي", "Saudi National Bank"),
    "15": ("بنك البلاد", "Bank Albilad"),
    "20": ("بنك الرياض", "Riyad Bank"),
    "30": ("البنك العربي الوطني", "Arab National Bank"),
    "45": ("البنك السعودي الأول", "Saudi Awwal Bank"),
    "55": ("البنك السعودي الفرنسي", "Banque Saudi Fransi"),
    "60": ("بنك الجزيرة", "Bank AlJazira"),
    "65": ("البنك السعودي للاستثمار", "Saudi Investment Bank"),
    "80": ("مصرف الراجحي", "Al Rajhi Bank"),
    "90": ("بنك الخليج الدولي", "Gulf International Bank"),
}


class IbanIsNotValid(NotValid):
    text = N_("رقم الآيبان غير صحيح: راجعوه حرفاً حرفاً، فرقم التحقق فيه لا يطابق.")


class IbanIsNotSaudi(NotValid):
    text = N_("رقم الآيبان السعودي يبدأ بـ SA وبعدها 22 خانة، مثال: SA03 8000 0000 6080 1016 7519.")


def kept(text: str) -> str:
    """The number as it is kept, from any digits, with or without spaces and dashes, in small or capital letters.

    Raises IbanIsNotSaudi for another form, IbanIsNotValid when the check digits do not fit the rest.
    """
    number = plain(text)
    if len(text) > LONGEST or not FORM.fullmatch(number):
        raise IbanIsNotSaudi()
    if not is_valid(number):
        raise IbanIsNotValid()
    return number


def plain(text: str) -> str:
    """What somebody wrote as a number of an account, without what stands between; right or not."""
    return BETWEEN.sub("", text[:LONGEST]).translate(DIGITS).upper()


def is_valid(iban: str) -> bool:
    """Whether a kept number is a Saudi one and its check digits fit."""
    return FORM.fullmatch(iban) is not None and remainder(iban) == 1


def remainder(iban: str) -> int:
    """The number modulo 97, its first four places moved to the end and its letters counted from 10."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(place, 36)) for place in turned)) % 97


def spaced(iban: str) -> str:
    """As it is printed: in groups of four."""
    return " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))


def masked(iban: str) -> str:
    """What pages show of it, on one line: enough to know it again, too little to use it."""
    return f"{iban[:2]}••{NO_BREAK}••••{NO_BREAK}{iban[-4:]}" if iban else ""


def bank_of(iban: str) -> tuple[str, str]:
    """The bank's name in Arabic and English; empty where we do not know its number."""
    return BANKS.get(iban[4:6], ("", ""))
