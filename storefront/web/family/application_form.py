"""The form by which a family applies to exhibit: one sub-category of those invited, its goods in it, what it needs there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.fields import SelectChoice, SelectMultipleField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput

from storefront.fairs import applications
from storefront.fairs.applications import MOST_PRODUCTS, MOST_WORDS, ExhibitApplication, Wish
from storefront.fairs.calls import CallQuota
from storefront.goods import shelves, taxonomy
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.kit.fair_words import NEEDS
from storefront.web.kit.forms import Form, trimmed, upto, with_plain_ends
from storefront.web.kit.locale import in_language
from storefront.web.kit.requests import key_of
from storefront.web.shop.cards import Card, cards

GOODS = "product"
FIELDS: Mapping[type[Refusal], str] = {
    applications.refusals.CallIsNotOpen: "category",
    applications.refusals.HasApplied: "category",
    applications.refusals.ShopIsNotOpen: "category",
    applications.refusals.CategoryIsNotInvited: "category",
    applications.refusals.DocumentsAreMissing: "category",
    applications.refusals.ProductsAreMissing: "category",
    applications.refusals.TermsAreNotAgreed: "agrees",
    applications.refusals.NeedIsUnknown: "needs",
    NotFound: "category",
    NotValid: "words",
}


@dataclass(frozen=True)
class Offered:
    """An invited sub-category: how many places of it there are, the family's goods in it, what the documents
    are called that are missing."""

    category_id: int
    label: str
    most: int
    goods: Sequence[Card]
    missing: Sequence[str]

    @property
    def can_apply(self) -> bool:
        return bool(self.goods) and not self.missing


def offered_to(family_id: int, quotas: Sequence[CallQuota]) -> list[Offered]:
    """What a family may apply with, its own kinds of goods first; a few questions whatever the number of sub-categories."""
    mine = applications.wishes.shown_by_category(family_id, [row.category_id for row in quotas])
    missing = applications.wishes.lacking_of_all(family_id, [row.category_id for row in quotas])
    printed = {card.id: card for card in cards(shelves.cards([one for ids in mine.values() for one in ids]))}
    found = [
        Offered(
            row.category_id,
            in_language(taxonomy.sign(row.category_id), "name"),
            row.most,
            [printed[one] for one in mine.get(row.category_id, ()) if one in printed],
            [in_language(kind, "name") for kind in missing[row.category_id]],
        )
        for row in quotas
    ]
    return sorted(found, key=lambda one: not one.goods)


class ApplicationForm(Form):
    """One application."""

    category = RadioField(
        lazy_gettext("بأي تصنيف تشاركون؟"),
        [InputRequired(lazy_gettext("اختاروا التصنيف الذي تشاركون به."))],
        validate_choice=False,
    )
    words = TextAreaField(
        lazy_gettext("عرّفوا بما ستعرضون"),
        [Optional(), upto(MOST_WORDS)],
        [trimmed, with_plain_ends],
        render_kw={"rows": 5, "maxlength": MOST_WORDS},
    )
    needs = SelectMultipleField(
        lazy_gettext("ما تحتاجون إليه هناك"), option_widget=CheckboxInput(), validate_choice=False
    )
    agrees = BooleanField(lazy_gettext("قرأنا شروط المشاركة ونوافق عليها."))

    goods: Mapping[int, Sequence[int]]  # the family's, by sub-category
    ticked: frozenset[int]  # those that are chosen

    @classmethod
    def offered(cls, choices: Sequence[Offered], **told: object) -> "ApplicationForm":
        """The form with what the family may apply with."""
        form = cls(**told)
        form.category.choices = [SelectChoice(str(one.category_id), one.label) for one in choices if one.can_apply]
        form.needs.choices = [SelectChoice(name, gettext(words)) for name, words in NEEDS.items()]
        form.goods = {one.category_id: [card.id for card in one.goods] for one in choices}
        form.ticked = frozenset(filter(None, map(key_of, request.form.getlist(GOODS)[: MOST_PRODUCTS * 10])))
        return form

    @classmethod
    def filled(cls, application: ExhibitApplication | None, choices: Sequence[Offered]) -> "ApplicationForm":
        """The form with an application as it is; of one who has not applied, with the only sub-category there is."""
        able = [one for one in choices if one.can_apply]
        if application is None or application.state == "withdrawn":
            first = able[0] if len(able) == 1 else None
            form = cls.offered(choices, formdata=None, data={"category": str(first.category_id) if first else ""})
            form.ticked = frozenset(card.id for card in (first.goods if first else ())[:MOST_PRODUCTS])
            return form
        told = {"category": str(application.category_id), "words": application.words, "needs": application.needs}
        form = cls.offered(choices, formdata=None, data={**told, "agrees": True})
        form.ticked = applications.chosen(application.id)
        return form

    @property
    def wish(self) -> Wish:
        """What was typed; of the ticked goods those of the chosen sub-category."""
        category_id = key_of(self.category.data) or 0
        mine = [one for one in self.goods.get(category_id, ()) if one in self.ticked]
        return Wish(
            category_id=category_id,
            product_ids=mine,
            words=self.words.data or "",
            needs=self.needs.data or (),
            agrees=bool(self.agrees.data),
        )
