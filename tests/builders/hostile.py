"""What people with bad intentions, or a cat on the keyboard, put into fields."""

HOSTILE = {
    "empty": "",
    "spaces": "   \t\r\n ",
    "nul": "a\x00b",
    "long": "ش" * 10_000,
    "turned": "\u202egnp.exe\u202c",
    "invisible": "\u200b\u200f\u2066\u2069\ufeff",
    "surrogate": b"\xed\xa0\x80",
    "not utf-8": b"\xff\xfe\x80",
    "tower": "a" + "\u0301" * 500,
    "markup": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "template": "{{ 7 * 7 }}%(name)s${7}",
    "header": "a\r\nSet-Cookie: x=1\r\n\r\n<b>",
    "sql": "' OR 1=1 --",
    "number": "1" * 400,
    "emoji": "👨‍👩‍👧‍👦" * 20,
}
