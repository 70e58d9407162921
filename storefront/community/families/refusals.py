"""Why something about a family is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid, Refusal


class NameIsTaken(NotValid):
    text = N_("هذا الاسم يشبه اسم دكّة أخرى. اختاروا اسماً مختلفاً.")


class NameIsNotUsable(NotValid):
    text = N_("الاسم التجاري فارغ أو فيه علامات غير مقروءة.")


class RunsAFamily(Refusal):
    """Whoever runs a shop has obligations to shoppers; the family takes leave of them first."""

    text = N_("هذا الحساب يدير دكّة أسرة. تُغلق الدكّة أولاً من مكتبها، ثم يُحذف الحساب.")


class ShopIsGone(Refusal):
    text = N_("أُغلقت هذه الدكّة ولم تعد تبيع هنا. في السوق دكاكين أخرى.")
    status = 410


class PlaceIsUnknown(NotValid):
    text = N_("هذا المكان ليس في القائمة. اختاروا منها.")


class NoWayToHandOver(NotValid):
    text = N_("اختاروا طريقة واحدة على الأقل تصل بها المنتجات إلى المشتري.")


class YearIsNotValid(NotValid):
    text = N_("السنة بأربعة أرقام، ولا تأتي بعد هذه السنة.")


class MembersAreNotValid(NotValid):
    text = N_("اكتبوا عدد من يعملون من الأسرة، من 1 إلى 50.")


class CraftIsMissing(NotValid):
    text = N_("اكتبوا حرفتكم في كلمات قليلة، مثل: بخور ومعمول.")


class RegistrationIsOpen(Refusal):
    """Somebody registers one family after the other."""

    text = N_("لكم طلب تسجيل لم ينته بعد. أكملوه أولاً.")


class RegistrationIsClosed(NotNow):
    """What was sent is with the office, or decided; it is changed at the desk from then on."""

    text = N_("الطلب عند المكتب الآن، فلا تتغيّر خطواته.")


class RegistrationIsNotWhole(NotValid):
    text = N_("بقيت خطوات لم تكتمل قبل إرسال الطلب.")


class AnswerIsMissing(NotValid):
    text = N_("اكتبوا جوابكم للمكتب قبل الإرسال.")
