"""The form of the pattern book: a field of every kind, as it first stands and as it comes back with errors."""

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, FileField, Form, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired

CITIES = (
    SelectChoice("", "—"),
    SelectChoice("hail", lazy_gettext("حائل")),
    SelectChoice("riyadh", lazy_gettext("الرياض")),
    SelectChoice("jeddah", lazy_gettext("جدة")),
)
SIZES = (
    SelectChoice("50", lazy_gettext("50 غ")),
    SelectChoice("100", lazy_gettext("100 غ")),
    SelectChoice("250", lazy_gettext("250 غ")),
)


class SampleForm(Form):
    """Every kind of control once."""

    step = HiddenField(default="2")
    name = StringField(lazy_gettext("اسم المستلم"), [DataRequired(lazy_gettext("اكتبوا اسم من يستلم الطلب"))])
    phone = StringField(
        lazy_gettext("رقم الجوال"),
        [DataRequired(lazy_gettext("رقم الجوال ناقص، مثال: 0501234567"))],
        description=lazy_gettext("تتواصل معك الأسرة أو المندوب عليه"),
    )
    city = SelectField(
        lazy_gettext("المدينة"), [DataRequired(lazy_gettext("يُرجى اختيار المدينة لحساب التوصيل"))], choices=CITIES
    )
    short_address = StringField(lazy_gettext("العنوان الوطني المختصر"))
    pieces = StringField(lazy_gettext("القطع المتوفرة"), default="12")
    size = RadioField(
        lazy_gettext("الحجم"), [DataRequired(lazy_gettext("يُرجى اختيار الحجم"))], choices=SIZES, default="100"
    )
    note = TextAreaField(lazy_gettext("ملاحظة للأسرة"))
    photo = FileField(lazy_gettext("صورة المنتج"))
    photos = FileField(lazy_gettext("الصور"))
    agreed = BooleanField(
        lazy_gettext("الموافقة على شروط السوق"), [DataRequired(lazy_gettext("تُرجى الموافقة لإتمام التسجيل"))]
    )


def clean_form() -> SampleForm:
    """The form as it first stands."""
    return SampleForm(data={"name": "سارة القحطاني"})


def wrong_form() -> SampleForm:
    """The form as it comes back: nothing typed is lost, and every error stands before its control."""
    form = SampleForm(data={"name": "سارة القحطاني", "size": "100"})
    form.validate()
    form.phone.data = "05012"
    form.form_errors.append(gettext("تغيّر سعر منتج في السلة منذ آخر زيارة"))
    return form
