"""What a family writes on its shop page, as the form has it: strings in, a page out."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Regexp

from storefront.community import cloths, families, shop_pages
from storefront.kernel.refusals import N_
from storefront.web.family.public_words import public
from storefront.web.family.registration_forms import ticks
from storefront.web.kit.forms import Form, trimmed, upto, with_plain_ends
from storefront.web.kit.locale import gettext

DYES = {
    "madder": N_("أحمر الفوّة"),
    "indigo": N_("نيلي"),
    "palm": N_("أخضر النخيل"),
    "coffee": N_("بنّي القهوة"),
    "turq": N_("فيروزي"),
    "saffron": N_("زعفراني"),
}


def line(label: Any, most: int, *more: Any) -> StringField:
    """One line that everybody reads."""
    return StringField(label, [*more, upto(most), public], filters=[trimmed])


def long(label: Any, most: int) -> TextAreaField:
    """Several lines that everybody reads."""
    return TextAreaField(label, [upto(most), public], filters=[with_plain_ends, trimmed])


class ShopPageForm(Form):
    """The page in both languages. `seen` is the version of the draft it was written over."""

    craft_ar = line(
        lazy_gettext("حرفتكم في كلمات"),
        families.registering.MOST_CRAFT,
        InputRequired(lazy_gettext(families.refusals.CraftIsMissing.text)),
    )
    craft_en = line(lazy_gettext("حرفتكم بالإنجليزية"), families.registering.MOST_CRAFT)
    story_ar = long(lazy_gettext("قصتكم"), families.registering.MOST_STORY)
    story_en = long(lazy_gettext("قصتكم بالإنجليزية"), families.registering.MOST_STORY)
    quote_ar = line(lazy_gettext("كلمة منكم للمتسوّقين"), shop_pages.MOST_QUOTE)
    quote_en = line(lazy_gettext("كلمتكم بالإنجليزية"), shop_pages.MOST_QUOTE)
    languages = ticks(lazy_gettext("بأي لغة تجيبون المشترين؟"))
    skills_ar = line(lazy_gettext("ماذا تتقنون غير الصنعة؟"), families.registering.MOST_SKILLS)
    skills_en = line(lazy_gettext("ماذا تتقنون؟ بالإنجليزية"), families.registering.MOST_SKILLS)
    dye = RadioField(lazy_gettext("لون النسيج"), choices=[], validate_choice=False)
    weave = RadioField(lazy_gettext("نقش النسيج"), choices=[], validate_choice=False)
    seen = HiddenField(validators=[Regexp(r"[0-9]{0,6}\Z")])

    @classmethod
    def offered(cls, **told: Any) -> "ShopPageForm":
        """The form with the languages, dyes and weaves to choose from."""
        form = cls(**told)
        form.languages.choices = [
            SelectChoice(slug, gettext(name)) for slug, name in families.registering.LANGUAGES.items()
        ]
        form.dye.choices = [SelectChoice(dye, gettext(name)) for dye, name in DYES.items()]
        form.weave.choices = [
            SelectChoice(str(number), gettext("النقش %(number)s", number=number + 1)) for number in range(cloths.WEAVES)
        ]
        return form

    @classmethod
    def filled(cls, words: dict[str, Any], version: int) -> "ShopPageForm":
        """The form with a page as it is drafted or published."""
        look = {"dye": cloths.dye_of(words["dye"]), "weave": str(cloths.weave_of(words["dye"]))}
        return cls.offered(formdata=None, data={**words, **look, "seen": str(version)})

    @property
    def page(self) -> shop_pages.ShopPage:
        """What was typed, of a form that was found valid."""
        return shop_pages.ShopPage(
            craft=(self.craft_ar.data or "", self.craft_en.data or ""),
            story=(self.story_ar.data or "", self.story_en.data or ""),
            quote=(self.quote_ar.data or "", self.quote_en.data or ""),
            look=self.look,
            languages=frozenset(self.languages.data or ()),
            skills=(self.skills_ar.data or "", self.skills_en.data or ""),
        )

    @property
    def look(self) -> str:
        """The look that was chosen, as it came; whether there is such a one is for the command to say."""
        dye, weave = self.dye.data or "", self.weave.data or "0"
        return dye if weave == "0" else f"{dye}.{weave}"

    @property
    def version(self) -> int:
        return int(self.seen.data or 0)
