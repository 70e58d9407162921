"""Why a way of handing over cannot be so."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class FeeIsNotValid(NotValid):
    text = N_("رسوم التوصيل من 0 إلى 1,000 ريال.")


class FreeFromIsNotValid(NotValid):
    """The sum of goods from which nothing is taken is no such sum."""

    text = N_("اكتبوا مبلغاً من 1 إلى 100,000 ريال، أو اتركوا الخانة فارغة.")


class LeastIsNotValid(NotValid):
    text = N_("أقل طلب من 0 إلى 10,000 ريال، ولا يزيد على المبلغ الذي يُعفى من الرسوم.")


class ZoneIsKnown(NotValid):
    text = N_("هذه المدينة في قائمتكم. عدّلوا شروطها من هناك.")


class PointNameIsMissing(NotValid):
    text = N_("اكتبوا اسماً يعرف به المشتري المكان، مثل: منفذ حي الورود.")


class PointPlaceIsMissing(NotValid):
    text = N_("اكتبوا المكان حتى يصل إليه المشتري دون سؤال.")


class HoursAreNotValid(NotValid):
    text = N_("اختاروا الأيام، واكتبوا من أي ساعة وإلى أي ساعة، وهما مختلفتان.")


class DaysAreMissing(NotValid):
    text = N_("اختاروا الأيام أو اتركوا الساعات فارغة.")


class TooManyPoints(NotValid):
    text = N_("لا تزيد أماكن الاستلام على %(most)s.")


class LastWayOut(Refusal):
    """Shoppers would have no way left to have the goods."""

    text = N_("هذه آخر طريقة تصل بها منتجاتكم إلى المشترين. أضيفوا غيرها أولاً.")
