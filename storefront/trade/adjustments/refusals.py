"""Why the office cannot decide so about a parcel's money."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class NothingChosen(NotValid):
    text = N_("اختاروا ما يُردّ: مبلغاً من صنف، أو رسوم التوصيل.")


class MoreThanIsLeft(NotValid):
    text = N_("هذا أكثر مما بقي، وهو %(left)s ر.س.")


class DoesNotAddUp(NotValid):
    """What a found refund is laid on must be all of it."""

    text = N_("المجموع %(total)s ر.س، والمبلغ المردود %(amount)s ر.س. وزّعوه كله.")


class NoLongerWaits(NotValid):
    """What a found refund was to stand for went another way meanwhile, perhaps by the hand of a colleague."""

    text = N_("ما اخترتم أن يُنسب هذا المبلغ بدلاً منه لم يعد ينتظر. انظروا ما بقي واختاروا من جديد.")


class NothingWasPaid(NotNow):
    text = N_("لم يُدفع ثمن هذا الطلب، فلا شيء يُردّ.")


class BankDecides(NotNow):
    """A charge in dispute is not given back as well."""

    text = N_("مصرف المشتري ينظر في هذه الدفعة أو حسمها، فلا يُردّ منها شيء هنا.")
