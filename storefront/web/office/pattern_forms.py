"""The form of the pattern book: a field of every kind, as it first stands and as it comes back with errors."""

from wtforms import BooleanField, FileField, Form, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired

CITIES = [("", "—"), ("hail", "حائل"), ("riyadh", "الرياض"), ("jeddah", "جدة")]
SIZES = [("50", "50 غ"), ("100", "100 غ"), ("250", "250 غ")]


class SampleForm(Form):
    """Every kind of control once."""

    step = HiddenField(default="2")
    name = StringField("اسم المستلم", [DataRequired("اكتبوا اسم من يستلم الطلب")])
    phone = StringField(
        "رقم الجوال", [DataRequired("رقم الجوال ناقص، مثال: 0501234567")], description="يتصل به المندوب فقط"
    )
    city = SelectField("المدينة", [DataRequired("اختيار المدينة لازم لحساب التوصيل")], choices=CITIES)
    short_address = StringField("العنوان الوطني المختصر")
    size = RadioField("الحجم", [DataRequired("اختيار الحجم لازم")], choices=SIZES, default="100")
    note = TextAreaField("ملاحظة للأسرة")
    photo = FileField("صورة المنتج")
    agreed = BooleanField("الموافقة على شروط السوق", [DataRequired("الموافقة لازمة لإتمام التسجيل")])


def clean_form() -> SampleForm:
    """The form as it first stands."""
    return SampleForm(data={"name": "سارة القحطاني"})


def wrong_form() -> SampleForm:
    """The form as it comes back: nothing typed is lost, and every error stands before its control."""
    form = SampleForm(data={"name": "سارة القحطاني", "size": "100"})
    form.validate()
    form.phone.data = "05012"
    form.form_errors.append("تغيّر سعر منتج في السلة منذ آخر زيارة")
    return form
