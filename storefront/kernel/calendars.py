"""Gregorian and Hijri (Umm al-Qura) dates, weeks that start on Sunday. Whole days of Riyadh, no times."""

from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

FRIDAY, SATURDAY = 4, 5
WEEKDAYS = {
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "ar": ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
HIJRI_MONTHS = {
    "ar": (
        "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
        "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
    ),
    "en": (
        "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Akhir", "Jumada al-Ula", "Jumada al-Akhirah",
        "Rajab", "Shaaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
    ),
}  # fmt: skip


@lru_cache(maxsize=1024)
def to_hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Umm al-Qura calendar. OverflowError outside 1343-1500 AH."""
    return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()


@lru_cache(maxsize=1024)
def from_hijri(year: int, month: int, day: int) -> date:
    """The Gregorian day. A 30th in a month of 29 days is the 29th. OverflowError outside 1343-1500 AH."""
    length = Hijri(year, month, 1).month_length()
    there = Hijri(year, month, min(day, length)).to_gregorian()
    return date(there.year, there.month, there.day)


def gregorian_words(day: date, language: str, *, with_year: bool = False) -> str:
    """ "الخميس 26 نوفمبر" / "Thursday 26 November" (2026)."""
    year = f" {day.year}" if with_year else ""
    return f"{WEEKDAYS[language][day.weekday()]} {day.day} {MONTHS[language][day.month - 1]}{year}"


def hijri_words(day: date, language: str) -> str:
    """ "16 جمادى الآخرة 1448" / "16 Jumada al-Akhirah 1448"."""
    year, month, of_month = to_hijri(day)
    return f"{of_month} {HIJRI_MONTHS[language][month - 1]} {year}"


def next_yearly(calendar: str, month: int, day: int, *, after: date) -> date:
    """The first time a yearly day comes on or after `after`; `calendar` is "hijri" or "gregorian"."""
    if calendar == "hijri":
        year = to_hijri(after)[0]
        found = next(
            from_hijri(year + ahead, month, day) for ahead in (0, 1) if from_hijri(year + ahead, month, day) >= after
        )
        return found
    return next(there for there in (date(after.year + ahead, month, day) for ahead in (0, 1)) if there >= after)


def week_start(day: date) -> date:
    """The Sunday on or before a day."""
    return day - timedelta(days=(day.weekday() + 1) % 7)


def working_days_after(day: date, number: int) -> date:
    """The day so many working days after a day; banks rest on Friday and Saturday."""
    later = day
    for _ in range(number):
        later += timedelta(days=1)
        while later.weekday() in (FRIDAY, SATURDAY):
            later += timedelta(days=1)
    return later
