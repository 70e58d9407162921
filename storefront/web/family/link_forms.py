"""What a family fills in for a link it passes on, and for the goods of a ready basket."""

from flask_babel import lazy_gettext
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired

from storefront.goods import sharing
from storefront.web.kit.forms import Form, WholeNumber, on_one_line, trimmed, upto

QUANTITY = lazy_gettext(sharing.refusals.QuantityIsNotValid.text)
LARGEST = 999_999_999


class NameForm(Form):
    """For whom a link is."""

    name = StringField(lazy_gettext("لمن هذا الرابط؟"), [upto(sharing.NAME_LENGTH)], filters=[on_one_line])


class LinkForm(NameForm):
    """A link to the shop, or to one of its goods. `code` is the one it gets, so that sending it twice makes one."""

    target = RadioField(lazy_gettext("ماذا يفتح؟"), validate_choice=False)
    code = HiddenField()

    def offer(self, products: list[tuple[int, str]]) -> None:
        """What it can lead to."""
        shop = SelectChoice(sharing.SHOP, lazy_gettext("صفحة دكّتكم"))
        self.target.choices = [shop, *(SelectChoice(str(number), name) for number, name in products)]


class BasketForm(Form):
    """A ready basket, before anything lies in it."""

    name = StringField(
        lazy_gettext("لمن هذه السلة؟"),
        [DataRequired(lazy_gettext(sharing.refusals.NameIsMissing.text)), upto(sharing.NAME_LENGTH)],
        filters=[on_one_line],
    )
    code = HiddenField()


class PiecesForm(Form):
    """How many pieces of a line."""

    quantity = WholeNumber(lazy_gettext("الكمية"), QUANTITY, low=1, high=sharing.filling.MOST_PIECES)


class GoodsForm(PiecesForm):
    """Goods that are put into a ready basket."""

    variant_id = WholeNumber("", lazy_gettext(sharing.refusals.GoodsAreNotShown.text), low=1, high=LARGEST)
    personal_text = StringField("", filters=[trimmed])  # the product says how long it may be
