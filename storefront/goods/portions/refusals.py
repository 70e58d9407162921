"""Why a portion, or a price of one, is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class GramsAreNotValid(NotValid):
    text = N_("اكتبوا وزن العبوة بالغرامات، من 1 إلى 100,000.")


class KiloPriceIsNotValid(NotValid):
    text = N_("اكتبوا سعر الكيلو بالأرقام، مثل 120.")


class GramsAreFixed(NotNow):
    """What somebody may have ordered weighs what it weighed; another weight is another portion."""

    text = N_("عُرضت هذه العبوة من قبل، فلا يتغيّر وزنها. أضيفوا عبوة بالوزن الجديد وأوقفوا هذه.")


class WayOfSellingIsFixed(NotNow):
    """Stock that was sold from, or taken to a stall, is counted on in what it was sold in."""

    text = N_(
        "بيع من هذا المنتج أو نُقل منه إلى بسطة، فلا يتحوّل بين القطع والوزن. انسخوه منتجاً جديداً وبيعوه بالطريقة الأخرى."
    )
