"""What a family changes of its products, a section at a time, copies of them, and drafts that are thrown away."""

from storefront.goods.editing import refusals
from storefront.goods.editing.commands import (
    MODES,
    MOST_CHOICES,
    MOST_DAYS,
    MOST_LABEL,
    MOST_LETTERS,
    MOST_NAME,
    MOST_TEXT,
    Named,
    add_choice,
    arrange,
    caption,
    choose,
    describe,
    fill_in,
    move,
    personalise,
    prepare,
)
from storefront.goods.editing.copies import copy
from storefront.goods.editing.drafts import drop, may_drop
from storefront.goods.editing.weighing import reweigh

__all__ = [
    "MODES",
    "MOST_CHOICES",
    "MOST_DAYS",
    "MOST_LABEL",
    "MOST_LETTERS",
    "MOST_NAME",
    "MOST_TEXT",
    "Named",
    "add_choice",
    "arrange",
    "caption",
    "choose",
    "copy",
    "describe",
    "drop",
    "fill_in",
    "may_drop",
    "move",
    "personalise",
    "prepare",
    "refusals",
    "reweigh",
]
