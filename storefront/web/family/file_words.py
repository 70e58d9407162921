"""What a file of goods would do, in words: each product as a card, and why its rows cannot be taken."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext

from storefront.goods import sheets
from storefront.goods.imports import Change, Entry, Trouble
from storefront.goods.sheets import Column
from storefront.kernel import money
from storefront.kernel.refusals import Named
from storefront.web.kit.errors import said, sentence
from storefront.web.kit.locale import language

LONGEST = 160  # letters of a value on a card


def card_of(entry: Entry) -> dict[str, Any]:
    """A product of a file as its card shows it."""
    name = str(said(entry.name))
    return {
        "name": name or gettext("منتج بلا اسم"),
        "id": entry.ware.id if entry.ware else None,
        "lines": [line.number for line in entry.lines],
        "troubles": [trouble_of(one) for one in entry.troubles],
        "changes": [change_of(one) for one in entry.changes] if entry.kind == "changed" else [],
        "facts": facts_of(entry) if entry.kind == "new" else [],
    }


def trouble_of(trouble: Trouble) -> dict[str, Any]:
    """What is wrong in a cell."""
    return {
        "line": trouble.line,
        "column": heading(trouble.column) if trouble.column else "",
        "cell": short(trouble.cell),
        "words": sentence(trouble.refusal),
    }


def change_of(change: Change) -> dict[str, str]:
    """What another value takes the place of."""
    of = f"{heading(change.column)} · {said(change.choice)}" if change.choice else heading(change.column)
    return {"of": of, "before": shown(change.column, change.before), "after": shown(change.column, change.after)}


def facts_of(entry: Entry) -> list[tuple[str, str]]:
    """What a new product says, choice by choice at its end."""
    told = [(heading(one), shown(one, value)) for one, value in columns_of(entry.values) if one is not sheets.NAME]
    for wish in entry.wishes:
        of = str(said(Named(wish.values.get("choice_ar", ""), wish.values.get("choice_en", ""))))
        told += [
            (f"{heading(one)} · {of}" if of else heading(one), shown(one, value))
            for one, value in columns_of(wish.values)
            if not one.slug.startswith("choice_")
        ]
    return [(name, value) for name, value in told if value]


def columns_of(values: dict[str, Any]) -> Iterable[tuple[Column, Any]]:
    return ((sheets.column_of(slug), value) for slug, value in values.items())


def heading(column: Column) -> str:
    """What a column is called."""
    return column.heading(language())


def shown(column: Column, value: Any) -> str:
    """A value as its reader reads it."""
    words = sheets.shown(column, value, language())
    return money.shown(value) if words and column is sheets.PRICE else short(words)


def short(words: str) -> str:
    """No more of it than a card has room for."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def reasons(entries: Iterable[Entry]) -> dict[int, str]:
    """Why each row of these products is not taken, by its line; a row that is right names the one that is not."""
    found: dict[int, list[str]] = {}
    for entry in entries:
        for one in entry.troubles:
            where = f"{heading(one.column)}: " if one.column else ""
            found.setdefault(one.line, []).append(where + sentence(one.refusal))
        wrong = "، ".join(str(number) for number in sorted({one.line for one in entry.troubles}))
        for line in entry.lines:
            waits = gettext("لا يُحفظ هذا المنتج حتى يُصلح السطر %(line)s.", line=wrong)
            found.setdefault(line.number, [waits])
    return {line: " ".join(dict.fromkeys(words)) for line, words in found.items()}
