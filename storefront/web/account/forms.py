"""The forms of a member's pages: they turn what was typed into values; the rules are the commands' own."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext, lazy_gettext
from markupsafe import Markup
from wtforms import BooleanField, Field, HiddenField, PasswordField, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from storefront.community import passwords
from storefront.community.addresses import AddressIsIncomplete
from storefront.kernel import addresses, wording
from storefront.kernel.figures import western
from storefront.kernel.phones import saudi_mobile
from storefront.kernel.refusals import Refusal
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form, trimmed, upto

LONGEST_EMAIL, LONGEST_NAME, LONGEST_PASSWORD = 254, 80, 1024
LANGUAGES = (SelectChoice("ar", Markup('<bdi lang="ar">العربية</bdi>')), SelectChoice("en", "English"))


def needed(sentence: Any) -> InputRequired:
    """A field that must not be empty, with the sentence that says what is missing."""
    return InputRequired(sentence)


def obeys(rule: Callable[[str], object]) -> Callable[[Form, Field], None]:
    """A rule of the core, asked beforehand, so that everything that is wrong is said at once."""

    def check(_form: Form, field: Field) -> None:
        if field.data and not field.errors:
            try:
                rule(field.data)
            except Refusal as refusal:
                raise ValidationError(sentence(refusal)) from refusal

    return check


def email_field(label: Any = lazy_gettext("البريد الإلكتروني")) -> StringField:
    rules = [needed(lazy_gettext("يُرجى كتابة البريد الإلكتروني.")), upto(LONGEST_EMAIL), obeys(wording.email)]
    return StringField(label, rules, filters=[trimmed])


def name_field(label: Any = lazy_gettext("الاسم")) -> StringField:
    rules = [needed(lazy_gettext("يُرجى كتابة الاسم.")), upto(LONGEST_NAME), obeys(wording.name)]
    return StringField(label, rules, filters=[trimmed])


def password_field(label: Any = lazy_gettext("كلمة المرور")) -> PasswordField:
    """A password. It is never printed again, and its length in bytes is the command's to judge."""
    return PasswordField(label, [needed(lazy_gettext("يُرجى كتابة كلمة المرور.")), upto(LONGEST_PASSWORD)])


def new_password_field(label: Any = lazy_gettext("كلمة المرور")) -> PasswordField:
    """A password that is being chosen: what is wrong with it is said with everything else."""
    field = [needed(lazy_gettext("يُرجى كتابة كلمة المرور.")), upto(LONGEST_PASSWORD), obeys(passwords.check)]
    return PasswordField(label, field)


class SignInForm(Form):
    email = email_field()
    password = password_field()
    remember = BooleanField(lazy_gettext("إبقاء الدخول على هذا الجهاز 30 يوماً"), default=True)
    next = HiddenField()


class SignUpForm(Form):
    name = name_field()
    email = email_field()
    password = new_password_field()
    agreed = BooleanField(
        lazy_gettext("أوافق على ما في صفحة الخصوصية"),
        [needed(lazy_gettext("يُرجى الموافقة على صفحة الخصوصية لإنشاء الحساب."))],
    )


class ConfirmationForm(Form):
    password = password_field(lazy_gettext("كلمة المرور التي اخترتها عند التسجيل"))


class ResetForm(Form):
    email = email_field()


class NewPasswordForm(Form):
    new = new_password_field(lazy_gettext("كلمة المرور الجديدة"))


class PasswordForm(Form):
    current = password_field(lazy_gettext("كلمة المرور الحالية"))
    new = new_password_field(lazy_gettext("كلمة المرور الجديدة"))


class EmailForm(Form):
    email = email_field(lazy_gettext("البريد الجديد"))
    current = password_field(lazy_gettext("كلمة المرور"))


class ProfileForm(Form):
    name = name_field()
    mobile = StringField(lazy_gettext("رقم الجوال"), [upto(40), obeys(saudi_mobile)], filters=[trimmed])
    language = RadioField(lazy_gettext("لغة الرسائل"), choices=LANGUAGES)


class CodeForm(Form):
    """Six figures, in any digits, with or without spaces between them."""

    code = StringField(
        lazy_gettext("الرمز"), [needed(lazy_gettext("يُرجى كتابة الرمز الذي وصلك.")), upto(20)], filters=[trimmed]
    )

    @property
    def figures(self) -> str:
        return "".join(letter for letter in western(self.code.data or "") if letter in "0123456789")


class ClosureForm(Form):
    current = password_field(lazy_gettext("كلمة المرور"))
    sure = BooleanField(lazy_gettext("أعرف أن هذا لا رجعة فيه"), [needed(lazy_gettext("يُرجى التأكيد قبل حذف الحساب."))])


class AddressForm(Form):
    label = StringField(lazy_gettext("اسم العنوان"), [upto(40)], filters=[trimmed])
    receiver = name_field(lazy_gettext("المستلم"))
    mobile = StringField(
        lazy_gettext("رقم الجوال"),
        [needed(lazy_gettext("يُرجى كتابة رقم جوال سعودي.")), upto(40), obeys(saudi_mobile)],
        filters=[trimmed],
    )
    city = SelectField(
        lazy_gettext("المدينة"),
        [needed(lazy_gettext("يُرجى اختيار المدينة من القائمة."))],
        coerce=str,
        validate_choice=False,  # validate_city says so in our words
    )
    short_address = StringField(
        lazy_gettext("العنوان الوطني المختصر"), [upto(40), obeys(addresses.short_address)], filters=[trimmed]
    )
    district = StringField(lazy_gettext("الحي"), [upto(80)], filters=[trimmed])
    street = StringField(lazy_gettext("الشارع ووصف البيت"), [upto(200)], filters=[trimmed])

    def validate_city(self, field: SelectField) -> None:
        if field.data and field.data not in {choice.value for choice in field.choices or ()}:
            raise ValidationError(gettext("يُرجى اختيار المدينة من القائمة."))

    def validate_short_address(self, field: StringField) -> None:
        if not field.data and not (self.district.data and self.street.data):
            raise ValidationError(sentence(AddressIsIncomplete()))
