"""What is filled in to write to the other side of an order, and to ask the office to look at what it wrote."""

from flask_babel import lazy_gettext
from wtforms import TextAreaField
from wtforms.validators import InputRequired

from storefront.trade import messages
from storefront.web.kit.forms import Form, trimmed, upto, with_plain_ends


class MessageForm(Form):
    """A message; of either side."""

    words = TextAreaField(
        lazy_gettext("نص الرسالة"),
        [InputRequired(lazy_gettext("الرسالة فارغة.")), upto(messages.MOST_WORDS)],
        filters=[with_plain_ends, trimmed],
    )


class ReportForm(Form):
    """Why the office should look at what the family wrote."""

    reason = TextAreaField(
        lazy_gettext("ما المشكلة فيها؟"),
        [InputRequired(lazy_gettext("يُرجى كتابة السبب ليعرف المكتب ما ينظر فيه.")), upto(messages.MOST_REASON)],
        filters=[with_plain_ends, trimmed],
    )
