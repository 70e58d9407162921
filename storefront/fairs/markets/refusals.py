"""Why something about a permanent market is refused."""

from storefront.kernel.refusals import N_, NotValid


class MarketNameIsMissing(NotValid):
    text = N_("اسم السوق مطلوب.")


class HoursAreNotValid(NotValid):
    text = N_("تُكتب الساعات هكذا: 9:00-12:00, 16:00-23:00. واليوم المغلق يُترك فارغاً.")


class ShutDaysAreNotValid(NotValid):
    text = N_("تُكتب أيام الإغلاق هكذا: 2027-03-09، كل يوم في سطر.")


class SpansAreNotValid(NotValid):
    text = N_("يوم الإيجار من 1 إلى 28، ومهلة الرد من يوم إلى 30 يوماً، والإشعار لا يزيد على 180 يوماً.")


class IsNotWhole(NotValid):
    """A market opens with hours, units and product lines."""

    text = N_("يُفتح السوق حين تُكتب ساعاته ووحدة واحدة على الأقل وما يُباع فيه.")


class UnitNumberIsNotValid(NotValid):
    text = N_("رقم الوحدة مطلوب، من حرف إلى 12 حرفاً.")


class UnitNumberIsTaken(NotValid):
    text = N_("في السوق وحدة بهذا الرقم.")


class UnitIsNotValid(NotValid):
    text = N_("اختاروا نوع الوحدة، وطولها وعرضها من 10 سنتيمترات إلى 50 متراً.")


class RentIsNotValid(NotValid):
    text = N_("الإيجار والتأمين بالريال، والإيجار أكثر من صفر ولا يزيد على %(most)s ر.س.")


class LinesAreNotValid(NotValid):
    text = N_("اكتبوا لكل تصنيف عدد الأسر، من واحدة إلى %(most)s.")
