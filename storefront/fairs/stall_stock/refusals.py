"""Why goods do not go to a stall, are not sold there, or are not counted."""

from storefront.kernel.refusals import N_, Counted, Named, NotAllowed, NotNow, NotValid, Refusal, Weighed


class FamilyDoesNotCome(NotAllowed):
    text = N_("تُختار المنتجات بعد أن يُثبّت مكانكم في هذه الفعالية.")


class HasNoStall(NotNow):
    """There is a plan, and the family stands nowhere on it yet."""

    text = N_("تُنقل القطع إلى البسطة بعد أن تُعطوا بسطة.")


class OnlyShown(NotNow):
    """The licence of the exhibition lets nobody sell there."""

    text = N_("ترخيص هذه الفعالية للعرض والتعريف، فلا يُباع فيها، ولا تُنقل إليها قطع من مخزون الدكّة.")


class FairIsOver(NotNow):
    text = N_("انتهت هذه الفعالية أو لا تُقام، فلا تُنقل إليها قطع.")


class FairIsOn(NotNow):
    """What is left is counted once it is over."""

    text = N_("يُعدّ ما بقي بعد أن تنتهي الفعالية.")


class WasCounted(NotNow):
    text = N_("عُدّت بسطتكم من قبل، وعاد ما بقي إلى الدكّة.")


class NotOnTheShelves(NotNow):
    """A draft, a hidden or an archived product is brought nowhere."""

    text = N_("«%(product)s» لا يراه المتسوّقون، فلا يُنقل إلى البسطة.")

    def __init__(self, *, product: Named) -> None:
        super().__init__(product=product)


class IsMadeToOrder(NotNow):
    text = N_("«%(product)s» يُصنع بالطلب، فلا عدد له يُنقل.")

    def __init__(self, *, product: Named) -> None:
        super().__init__(product=product)


class PiecesAreThere(NotNow):
    """A product of which something is at the stall is brought."""

    text = N_("من «%(product)s» قطع في البسطة. أعيدوها إلى الدكّة أولاً.")

    def __init__(self, *, product: Named) -> None:
        super().__init__(product=product)


class AmountIsNotValid(NotValid):
    text = N_("اكتبوا عدداً صحيحاً من 1 إلى 100,000.")


class WeightIsNotValid(NotValid):
    text = N_("اكتبوا الوزن بالكيلو، مثل 3.5، أو بالغرام، مثل «500 غرام»، إلى 1,000 كيلو على الأكثر.")


class StallRanOut(Refusal):
    """Less is free at the stall than was asked for; `left` in pieces, or in grams of all portions together."""

    text = N_("لم يبقَ في البسطة من «%(product)s» إلا %(pieces)s.")
    none_left = N_("لم يبقَ من «%(product)s» شيء في البسطة.")

    def __init__(self, *, product: Named, variant_id: int, left: int, is_weighed: bool = False) -> None:
        pieces = Weighed(left) if is_weighed else Counted("piece", left)
        super().__init__(product=product, variant_id=variant_id, left=left, pieces=pieces)
        if not left:
            self.text = self.none_left


class StallHasChanged(Refusal):
    """Something was sold, brought or taken home between the count and its coming in."""

    text = N_("تغيّر ما في البسطة منذ فتح الصفحة. عدّوا من جديد.")


class CountIsNotWhole(NotValid):
    text = N_("اكتبوا كم بقي من كل منتج. اكتبوا 0 لما لم يبقَ منه شيء.")


class ReasonIsUnknown(NotValid):
    text = N_("اختاروا أين ذهب ما نقص.")
