"""The form of the price helper: what goes into some pieces, in riyals and hours as people type them. Its address can be kept."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from wtforms import RadioField, StringField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.widgets import TextInput

from storefront.goods import editing, pricing, stock
from storefront.goods.portions import BY_WEIGHT, MOST_GRAMS
from storefront.kernel import money
from storefront.trade import commissions
from storefront.web.family.weight_forms import NO_GRAMS, WeightField, several
from storefront.web.kit.forms import Form, WholeNumber, amount, on_one_line, trimmed, upto

ROWS, MORE_ROWS, MOST_ROWS = 4, 4, 24
MOST_MINOR = 1_000_000_00  # that anything may cost
MOST_HOURS = 1_000_00  # hundredths of an hour
MOST_FEE = commissions.MOST_BASIS_POINTS
MOST_NAME = 60
USUAL_MARGIN = "30"
PIECES = "pieces"
WAYS = (SelectChoice(PIECES, lazy_gettext("بالقطعة")), SelectChoice(BY_WEIGHT, lazy_gettext("بالوزن")))
MORE = "more"  # the button that asks for more rows, and reckons nothing
NO_SUM = lazy_gettext("اكتبوا المبلغ بالأرقام، مثل 12 أو 12.50.")


class Figure(StringField):
    """A number with at most two places, kept as it was typed; `hundredths` is what it says, nothing typed is nothing."""

    def __init__(self, label: Any, sentence: Any = NO_SUM, *, most: int = MOST_MINOR, **options: Any) -> None:
        super().__init__(label, filters=[trimmed, amount], **options)
        self.sentence, self.most = sentence, most

    @property
    def hundredths(self) -> int:
        return money.parse_riyals(self.data) if self.data else 0

    def pre_validate(self, form: Any) -> None:
        try:
            is_sound = 0 <= self.hundredths <= self.most
        except ValueError:
            is_sound = False
        if not is_sound:
            raise ValidationError(self.sentence)


class PriceForm(Form):
    """All but the materials, which come in rows (see form_of)."""

    rows: int
    by = RadioField(lazy_gettext("كيف يُباع؟"), choices=WAYS, validate_choice=False)
    made = WeightField(
        lazy_gettext("كم يزن ما تصنعونه في المرة الواحدة؟"),
        in_kilos=True,
        sentence=lazy_gettext(stock.WeightIsNotValid.text),
        high=stock.MOST_GRAMS,
        least=1,
        description=lazy_gettext("بالكيلو، مثل 3.5. وللغرامات اكتبوا مثلاً «500 غرام»."),
    )
    portions = StringField(
        lazy_gettext("أوزان العبوات بالغرام"),
        filters=[on_one_line],
        description=lazy_gettext("بينها فاصلة، مثل: 50، 250، 1000."),
        render_kw={"autocomplete": "off", "maxlength": 120, "class": "num"},
    )
    pieces = WholeNumber(
        lazy_gettext("كم قطعة تصنعون في المرة الواحدة؟"),
        lazy_gettext("اكتبوا عدد القطع بالأرقام، من 1 إلى 10000."),
        low=1,
        high=pricing.MOST_PIECES,
        widget=TextInput(),
    )
    hours = Figure(
        lazy_gettext("كم ساعة تعملون فيها كلها؟"),
        lazy_gettext("اكتبوا الساعات بالأرقام، مثل 3 أو 1.5."),
        most=MOST_HOURS,
    )
    wage = Figure(lazy_gettext("كم تساوي ساعة تعبكم؟ بالريال"))
    packaging = Figure(lazy_gettext("تغليف القطعة أو العبوة الواحدة بالريال"))
    delivery = Figure(lazy_gettext("إيصالها كلها إلى البسطة بالريال"))
    fee = Figure(lazy_gettext("عمولة السوق، في المئة"), lazy_gettext("اكتبوا نسبة من 0 إلى 50، مثل 8."), most=MOST_FEE)
    margin = Figure(
        lazy_gettext("كم تريدون ربحاً فوق التكلفة، في المئة؟"),
        lazy_gettext("اكتبوا نسبة من 0 إلى 500، مثل 30."),
        most=pricing.MOST_MARGIN,
    )

    @property
    def is_weighed(self) -> bool:
        """Whether it is sold by weight."""
        return bool(self.by.data == BY_WEIGHT)

    @property
    def made_grams(self) -> int:
        """What is made at once, in grams."""
        return self.made.grams or 0

    @property
    def weighed(self) -> list[int]:
        """The grams of each portion. Raises ValueError."""
        return several(self.portions.data or "")

    @property
    def materials(self) -> list[tuple[Any, Any]]:
        """The fields of each material: its name and what it costs."""
        return [(self[f"name{row}"], self[f"cost{row}"]) for row in range(1, self.rows + 1)]

    @property
    def costs(self) -> list[tuple[str, int]]:
        """The materials that cost something, each with its halalas."""
        return [(name.data or "", cost.hundredths) for name, cost in self.materials if cost.hundredths]

    @property
    def making(self) -> pricing.Making:
        """What was typed, as values."""
        return pricing.Making(
            1 if self.is_weighed else int(self.pieces.data or 1),
            tuple(minor for _, minor in self.costs),
            self.hours.hundredths,
            self.wage.hundredths,
            self.packaging.hundredths,
            self.delivery.hundredths,
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """A material that is named costs something, hours are worth something, and something goes into the pieces. What is
        asked of pieces is not looked at of what is sold by weight, and the other way round."""
        if self.is_weighed:
            self.pieces.process_errors = []
        else:
            self.made.data = self.portions.data = ""
        valid = super().validate(extra_validators)
        for name, cost in self.materials:
            if name.data and not cost.data:
                cost.errors = [*cost.errors, str(lazy_gettext("اكتبوا كم كلّفت هذه المادة، أو امسحوا اسمها."))]
        if self.hours.data and not self.wage.data:
            self.wage.errors = [*self.wage.errors, str(lazy_gettext("اكتبوا كم تساوي ساعة تعبكم، مثل 20."))]
        if valid and not self.errors and not (self.making.poured_minor if self.is_weighed else self.making.total_minor):
            self["cost1"].errors = [str(lazy_gettext("اكتبوا ما كلّفته مادة واحدة على الأقل، أو ساعات عملكم."))]
        return not self.errors

    def validate_made(self, field: Any) -> None:
        if self.is_weighed and not field.data:
            raise ValidationError(field.sentence)

    def validate_portions(self, field: Any) -> None:
        try:
            weighed = self.weighed if self.is_weighed else [1]
        except ValueError as error:
            raise ValidationError(NO_GRAMS) from error
        if not 1 <= len(weighed) <= editing.MOST_CHOICES or not all(1 <= one <= MOST_GRAMS for one in weighed):
            raise ValidationError(NO_GRAMS)


def form_of(usual: Mapping[str, str]) -> PriceForm:
    """The form with what its address says, or as it opens, with `usual` values."""
    rows = rows_asked()
    fields: dict[str, Any] = {"rows": rows}
    for row in range(1, rows + 1):
        label = lazy_gettext("المادة %(number)s", number=row)
        fields[f"name{row}"] = StringField(label, [upto(MOST_NAME)], filters=[on_one_line])
        fields[f"cost{row}"] = Figure(lazy_gettext("كلفتها بالريال"))
    made = type("PriceForm", (PriceForm,), fields)
    form: PriceForm = made(formdata=request.args) if is_asked() else made(formdata=None, data=usual)
    if not form.is_weighed:
        form.by.data = PIECES
    return form


def is_asked() -> bool:
    """Whether the address says anything to reckon with."""
    return "pieces" in request.args


def rows_asked() -> int:
    """How many rows of materials are shown."""
    asked = request.args.get(MORE, "") or request.args.get("rows", "")
    return min(max(ROWS, int(asked)), MOST_ROWS) if asked.isascii() and asked.isdigit() and len(asked) < 4 else ROWS


def price_offered(name: str = "price") -> str:
    """The price with which the helper leads to a product's form ("16.50"), or that of a "kilo"; "" without a sound one."""
    try:
        minor = money.parse_riyals(request.args.get(name, ""))
    except ValueError:
        return ""
    return money.plain(minor).removesuffix(".00") if 0 < minor <= MOST_MINOR else ""
