"""Why a document is not taken."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class NumberIsMissing(NotValid):
    text = N_("اكتبوا رقم الوثيقة كما هو عليها.")


class IssuerIsMissing(NotValid):
    text = N_("اكتبوا اسم الجهة التي أصدرت الوثيقة.")


class EndIsMissing(NotValid):
    text = N_("اكتبوا تاريخ انتهاء الوثيقة.")


class HasEnded(NotValid):
    text = N_("انتهت هذه الوثيقة. جدّدوها ثم أرسلوا الجديدة.")


class DatesAreTurned(NotValid):
    text = N_("تاريخ الانتهاء قبل تاريخ الإصدار.")


class IssuedInFuture(NotValid):
    text = N_("تاريخ الإصدار لم يأت بعد.")


class IsNoPicture(NotValid):
    text = N_("لا نقبل ملفات PDF. صوّروا الوثيقة بالجوال وأرسلوا صورتها.")


class DocumentWasChanged(NotNow):
    """The family sent another, or somebody else decided."""

    text = N_("تغيّرت هذه الوثيقة قبل قراركم، وما ترونه هو حالها الآن.")
