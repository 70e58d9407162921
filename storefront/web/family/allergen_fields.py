"""The question which allergens are in a product, answered in one of three ways: not stated yet, none of them, these.

What was answered and what was ticked have to agree, with each other and with the words of the ingredients: who may not bear
something relies on it.
"""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import RadioField, ValidationError
from wtforms.fields import SelectChoice, SelectMultipleField
from wtforms.widgets import CheckboxInput

from storefront.goods.allergens import ALLERGENS, UnknownAllergen, named_in, stated_allergens
from storefront.goods.catalogue import Product
from storefront.web.kit.locale import isolated

UNTOLD, NONE, THESE = "untold", "none", "these"
ANSWERS = (
    SelectChoice(UNTOLD, lazy_gettext("لم نذكرها بعد")),
    SelectChoice(NONE, lazy_gettext("ليس فيه شيء منها")),
    SelectChoice(THESE, lazy_gettext("فيه منها")),
)


class Answer(RadioField):
    """Which of the three it is."""

    def __init__(self, **options: Any) -> None:
        label = lazy_gettext("هل فيه ما قد يسبب الحساسية؟")
        super().__init__(label, choices=ANSWERS, default=UNTOLD, validate_choice=False, **options)

    def pre_validate(self, form: Any) -> None:
        """Raises ValidationError where something is ticked that the answer does not speak of."""
        if self.data != THESE and form.allergens.data:
            raise ValidationError(gettext("اخترتم منها شيئاً. اختاروا «فيه منها»، أو أزيلوا العلامات عمّا ليس فيه."))


class Allergens(SelectMultipleField):
    """Which of them are in it."""

    def __init__(self, **options: Any) -> None:
        choices = [SelectChoice(slug, lazy_gettext(words)) for slug, (words, _) in ALLERGENS.items()]
        super().__init__(
            lazy_gettext("ما فيه منها"),
            choices=choices,
            option_widget=CheckboxInput(),
            validate_choice=False,
            **options,
        )

    data: list[str]

    def process(self, *given: Any, **more: Any) -> None:
        super().process(*given, **more)
        self.data = sorted(self.data or ())

    def pre_validate(self, form: Any) -> None:
        """Raises ValidationError where there are some and none is ticked, or one that nobody knows."""
        for unknown in sorted({*self.data} - ALLERGENS.keys()):
            raise ValidationError(gettext(UnknownAllergen.text, allergen=unknown))
        if form.allergens_told.data == THESE and not self.data:
            raise ValidationError(gettext("اختاروا ما فيه منها، أو غيّروا الجواب إن لم يكن فيه شيء."))


class Denied(SelectMultipleField):
    """Which of those the ingredients name and nobody ticked are not in it all the same: the word is for something else. Its
    form says its `ingredients`, and calls `ask` before it is looked at or shown."""

    def __init__(self, **options: Any) -> None:
        label = lazy_gettext("مكتوب في المكوّنات، وليس فيه")
        super().__init__(label, choices=[], option_widget=CheckboxInput(), validate_choice=False, **options)

    data: list[str]

    def process(self, *given: Any, **more: Any) -> None:
        super().process(*given, **more)
        self.data = sorted(self.data or ())

    def ask(self, form: Any) -> None:
        """Offers what there is to deny."""
        self.words = {
            slug: word for slug, word in named_in(*form.ingredients).items() if slug not in form.allergens.data
        }
        denial = lazy_gettext("ليس فيه %(allergen)s، وكلمة «%(word)s» لشيء آخر")
        self.choices = [
            SelectChoice(slug, str(denial) % {"allergen": gettext(ALLERGENS[slug][0]), "word": word})
            for slug, word in self.words.items()
        ]
        self.data = [slug for slug in self.data if slug in self.words]

    def pre_validate(self, form: Any) -> None:
        """Raises ValidationError where the ingredients name what was neither ticked nor denied, once something is stated."""
        self.ask(form)
        doubted = [slug for slug in self.words if slug not in self.data]
        if doubted and form.allergens_told.data in (NONE, THESE):
            listed = gettext("، ").join(
                f"«{isolated(self.words[slug])}» ({gettext(ALLERGENS[slug][0])})" for slug in doubted
            )
            raise ValidationError(
                gettext(
                    "مكتوب في المكوّنات: %(words)s. "
                    "إن كانت فيه فاختاروا «فيه منها» وضعوا علامة عليها، وإلا فأكّدوا هنا أنها ليست فيه.",
                    words=listed,
                )
            )


def answer_of(product: Product) -> dict[str, Any]:
    """What was answered for a product, by field."""
    stated = stated_allergens(product)
    answer = UNTOLD if stated is None else THESE if stated else NONE
    denied = sorted(product.allergens_denied or ())
    return {"allergens_told": answer, "allergens": sorted(stated or ()), "allergens_denied": denied}


def stated_in(form: Any) -> Sequence[str] | None:
    """What a form that was checked says; None where it is not stated yet."""
    return form.allergens.data if form.allergens_told.data in (NONE, THESE) else None
