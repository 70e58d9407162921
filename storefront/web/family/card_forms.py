"""The form of a food label: what belongs to one batch. Nothing of it is kept."""

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext, lazy_gettext
from wtforms import DateField, RadioField, SelectField, StringField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Optional

from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.web.cards import GRIDS, Batch, net_of
from storefront.web.kit.formats import weight
from storefront.web.kit.forms import Form, on_one_line, upto
from storefront.web.kit.locale import LANGUAGES, in_language, read_in

MOST_BATCH, MOST_NET, MOST_PERMIT, MOST_LINE = 30, 60, 40, 120
IN_LANGUAGE = [SelectChoice("ar", lazy_gettext("بالعربية")), SelectChoice("en", lazy_gettext("بالإنجليزية"))]


class LabelForm(Form):
    """One batch of one product of food."""

    language = RadioField(lazy_gettext("لغة الملصق"), choices=IN_LANGUAGE, default="ar")
    choice = SelectField(lazy_gettext("الخيار"), coerce=int, choices=[])
    batch = StringField(
        lazy_gettext("رقم التشغيلة"),
        [DataRequired(lazy_gettext("اكتبوا رقم التشغيلة، كتاريخ اليوم أو رقم من دفتركم.")), upto(MOST_BATCH)],
        filters=[on_one_line],
    )
    made_on = DateField(lazy_gettext("تاريخ الإنتاج"), [InputRequired(lazy_gettext("اكتبوا يوم الإنتاج."))])
    net = StringField(
        lazy_gettext("المحتوى الصافي"),
        [DataRequired(lazy_gettext("اكتبوا وزن ما في العبوة أو حجمه.")), upto(MOST_NET)],
        filters=[on_one_line],
    )
    permit = StringField(lazy_gettext("رقم تصريح المطبخ"), [Optional(), upto(MOST_PERMIT)], filters=[on_one_line])
    line = StringField(lazy_gettext("سطر من عندكم"), [Optional(), upto(MOST_LINE)], filters=[on_one_line])
    count = RadioField(
        lazy_gettext("كم ملصقاً في ورقة A4"),
        choices=[SelectChoice(number, str(number)) for number in GRIDS],
        coerce=int,
        default=8,
    )
    speaks_english = True  # whether its product has a name and ingredients in English
    names: Mapping[int, str] = {}  # of the choices, in the language of the label
    weights: Mapping[int, str] = {}  # of portions, likewise: what is inside is what was chosen

    def validate_language(self, field: RadioField) -> None:
        if field.data == "en" and not self.speaks_english:
            raise ValidationError(
                gettext("اكتبوا اسم المنتج ومكوّناته بالإنجليزية في صفحته أولاً، ثم اطبعوا الملصق بها.")
            )

    @property
    def value(self) -> Batch:
        """What was typed."""
        chosen = self.choice.data if self.choice else next(iter(self.names), 0)
        return Batch(
            str(self.batch.data),
            self.made_on.data or date.min,
            str(self.net.data) if self.net else self.weights[chosen],
            self.names[chosen] if self.choice else "",
            self.permit.data or "",
            self.line.data or "",
        )


def label_form(product: Product, *, asked: bool) -> LabelForm:
    """The form of a product: as it opens, or as it was sent; without a choice where there is nothing to choose. It reads in the
    language of its page; what goes onto the label is said in that of the label."""
    form = LabelForm() if asked else LabelForm(formdata=None, made_on=clock.today())
    is_told = bool(product.made_of_en.strip() or not product.made_of_ar.strip())
    form.speaks_english = bool(product.name_en.strip()) and is_told
    offered = [variant for variant in product.variants if variant.is_active]
    with read_in(form.language.data if form.language.data in LANGUAGES else "ar"):
        form.names = {one.id: in_language(one, "name") for one in offered}
        form.weights = {one.id: weight(one.grams) for one in offered if one.grams}
        if not asked or form.net.data in prefilled(product):
            form.net.data = net_of(product)
    form.choice.choices = [SelectChoice(one.id, in_language(one, "name")) for one in offered]
    if form.weights:
        del form.net
    if len(offered) < 2:
        del form.choice
    return form


def prefilled(product: Product) -> set[str]:
    """What the form itself may have said of what is inside, in either language: whoever left it so means that of the label."""
    said = set()
    for language in LANGUAGES:
        with read_in(language):
            said.add(net_of(product))
    return said - {""}
