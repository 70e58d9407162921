"""Saudi mobile numbers as people write them and as we keep them. The only home of phonenumbers."""

import re

import phonenumbers

from storefront.kernel.refusals import N_, NotValid

LONGEST = 40  # longer texts are not looked at
WRITTEN = re.compile(r"[+\d\s().-]+")  # \d: every script's digits
MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # what comes along when a number is pasted
COUNTRY = 966


class NotASaudiMobile(NotValid):
    text = N_("رقم الجوال غير صحيح، مثال: 0501234567.")


def saudi_mobile(text: str) -> str:
    """The number in E.164 ("+966501234567") from 05…, 5…, 9665…, 009665… or +9665…, in any digits, with spaces.

    Raises NotASaudiMobile. Which ranges are in use is what the numbering plan of the CST says (phonenumbers).
    """
    if len(text) > LONGEST:
        raise NotASaudiMobile()
    plain = MARKS.sub("", text).strip()
    if not WRITTEN.fullmatch(plain):
        raise NotASaudiMobile()
    try:
        number = phonenumbers.parse(plain, "SA")
    except phonenumbers.NumberParseException as error:
        raise NotASaudiMobile() from error
    mobile = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    if number.country_code != COUNTRY or not mobile:
        raise NotASaudiMobile()
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def as_dialled(mobile: str) -> str:
    """A kept number as people in the Kingdom dial it: "050 123 4567". What is no number is given back as it is."""
    try:
        number = phonenumbers.parse(mobile)
    except phonenumbers.NumberParseException:
        return mobile
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
