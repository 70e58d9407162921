"""Why something about an account is refused."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class WrongCredentials(NotValid):
    """Wrong password or no such account: one answer for both."""

    text = N_("البريد أو كلمة المرور غير صحيحة.")


class WrongPassword(NotValid):
    text = N_("كلمة المرور غير صحيحة.")


class AddressNotConfirmed(Refusal):
    """The password is right, but the e-mail address has not answered yet; a new letter is on its way."""

    text = N_("لم يُؤكَّد هذا البريد بعد. أرسلنا إليه رسالة جديدة للتأكيد.")


class AccountIsDisabled(Refusal):
    text = N_("هذا الحساب موقوف. يمكن التواصل معنا من صفحة المساعدة.")
    status = 403


class LinkIsSpent(Refusal):
    """The token of a letter is unknown, used, too old, or replaced by a newer one."""

    text = N_("انتهت صلاحية هذا الرابط أو استُعمل من قبل. يمكن طلب رابط جديد.")
    status = 410


class EmailIsTaken(Refusal):
    """Said to operators only; visitors never learn who has an account."""

    text = N_("لهذا البريد حساب من قبل.")


class RoleIsUnknown(NotValid):
    text = N_("لا توجد صلاحية بهذا الاسم.")
