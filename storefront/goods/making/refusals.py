"""Why a capacity cannot be so, or takes nothing more."""

from datetime import date

from storefront.kernel.refusals import N_, Named, NotValid, Refusal


class NoDayIsFree(Refusal):
    """Every day of the year to come is booked, as far as these pieces need."""

    text = N_("أيام صنع «%(product)s» محجوزة كلها. يمكن طلب كمية أقل، أو العودة لاحقاً.")

    def __init__(self, *, product: Named) -> None:
        super().__init__(product=product)


class NotReadyBy(Refusal):
    """There is no place for these pieces by a day; `day` is the first one on which they could be ready, if there is one."""

    text = N_("لا مكان لهذه القطع في أيام الصنع قبل ذلك اليوم.")

    def __init__(self, *, day: date | None) -> None:
        super().__init__()
        self.day = day


class NameIsMissing(NotValid):
    text = N_("اكتبوا اسماً لهذه الطاقة، مثل: الكيك.")


class PiecesAreNotValid(NotValid):
    text = N_("عدد القطع في اليوم من 1 إلى 1,000.")


class EveryDayIsOff(NotValid):
    text = N_("اتركوا يوم عمل واحداً في الأسبوع على الأقل.")


class ProductsAreMissing(NotValid):
    text = N_("اختاروا منتجاً واحداً على الأقل مما يُصنع بالطلب.")


class ProductIsElsewhere(NotValid):
    text = N_("أحد هذه المنتجات ضمن طاقة أخرى. أخرجوه منها أولاً.")


class TooManyCapacities(NotValid):
    text = N_("بلغ عدد الطاقات أقصاه، وهو %(most)s. احذفوا واحدة أو ضمّوا المنتجات إلى أخرى.")
