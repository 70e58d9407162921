"""Broken plurals: the singulars that the shape of a plural allows. Guesses only, so whoever uses them weighs them low.

The twelve shapes were chosen by measurement; فعال is left out because it joins more wrong words than right ones.
"""

import re

# Figures stand for the consonants of the root, letters for themselves. All words are folded: فعائل is فعايل here.
_SHAPES = {
    "ا12ا3": ("123",),  # أفعال: أطباق
    "ا1وا3": ("1ا3",),  # أبواب
    "ا1يا3": ("1ا3",),  # أنياب
    "12و3": ("123",),  # فعول: صحون
    "12ا34": ("1234",),  # مفاعل، فعالل: مباخر، خناجر
    "م1ا2ي3": ("م12ا3", "م12و3", "م12ي3", "م123"),  # مفاعيل: مفاتيح
    "1وا23": ("1ا23", "1و23"),  # فواعل: خواتم، جواهر
    "1وا2ي3": ("1ا2و3", "1و2ا3", "1ا2ي3", "1ا23"),  # فواعيل: فوانيس
    "12اي3": ("12ي3", "12ا3", "12و3"),  # فعائل: فطائر
    "12ا3ي4": ("123ا4", "123و4", "123ي4"),  # فعاليل: صناديق
    "12ا2ي4": ("12ا4", "12و4", "12ي4"),  # the same of a doubled letter: سكاكين
    "ا123ه": ("12ا3", "12ي3", "12و3"),  # أفعلة: أقمشة
    "ا12يه": ("12ا",),  # أغطية
    "123ان": ("12ي3", "12و3", "12ا3"),  # فعلان: قمصان
    "1ي3ان": ("1و3", "1ا3"),  # عيدان
    "12ا3ي": ("123ي",),  # فعالي: كراسي
}


def _pattern(shape: str) -> re.Pattern[str]:
    parts: list[str] = []
    for place, sign in enumerate(shape):
        if not sign.isdigit():
            parts.append(sign)
        elif sign in shape[:place]:
            parts.append(f"(?P=c{sign})")
        else:
            parts.append(f"(?P<c{sign}>[بتثجحخدذرزسشصضطظعغفقكلمنهوي])")
    return re.compile("".join(parts))


def _template(shape: str) -> str:
    return "".join(f"\\g<c{sign}>" if sign.isdigit() else sign for sign in shape)


_RULES = [(_pattern(shape), [_template(single) for single in singles]) for shape, singles in _SHAPES.items()]
_LENGTHS = range(4, 7)


def singulars(word: str) -> tuple[str, ...]:
    """The singulars, without ه, of which a folded word could be the broken plural. Most are no words at all."""
    if len(word) not in _LENGTHS:
        return ()
    found: dict[str, None] = {}
    for pattern, templates in _RULES:
        match = pattern.fullmatch(word)
        if match:
            found |= dict.fromkeys(match.expand(template) for template in templates)
    return tuple(single for single in found if single != word)
