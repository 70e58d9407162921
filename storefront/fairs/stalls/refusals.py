"""Why something about a plan or a stall is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class NumberIsNotValid(NotValid):
    text = N_("رقم البسطة مثل 12 أو B-12: حتى ثلاثة حروف، ثم رقم.")


class NumberIsTaken(NotValid):
    text = N_("على المخطط بسطة برقم %(number)s.")


class SizeIsNotValid(NotValid):
    text = N_("الطول والعمق بالسنتيمتر، من 50 إلى 5000.")


class PlaceIsNotValid(NotValid):
    text = N_("الموضع نسبة من 0 إلى 100.")


class FeatureIsUnknown(NotValid):
    text = N_("هذا الاختيار ليس في القائمة.")


class PriceIsNotValid(NotValid):
    text = N_("الثمن من 0 إلى 100,000 ريال.")


class RowIsNotValid(NotValid):
    text = N_("الأرقام من الأصغر إلى الأكبر، ولا تزيد على %(most)s في المرة الواحدة.")


class StallsAreTooMany(NotValid):
    text = N_("البسطات على المخطط لا تزيد على %(most)s.")


class PlanIsEmpty(NotValid):
    text = N_("يُعرض المخطط بعد أن توضع عليه بسطة.")


class PlanHasStalls(NotNow):
    text = N_("على المخطط بسطات، فلا يُنسخ فوقها مخطط آخر.")


class StallIsHeld(NotNow):
    text = N_("في هذه البسطة أسرة، فتُسترد منها أولاً.")
