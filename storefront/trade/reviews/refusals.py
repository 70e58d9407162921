"""Why something cannot be said, or not in this way."""

from storefront.kernel.refusals import N_, NotAllowed, NotNow, NotValid


class NotCompleted(NotNow):
    text = N_("يُقيَّم المنتج بعد أن يكتمل طلبه وتنتهي أيام استرجاعه.")


class OwnGoods(NotAllowed):
    """A family does not judge what it sells itself."""

    text = N_("لا تُقيّم الأسرة منتجاتها.")


class ReviewIsHidden(NotNow):
    text = N_("أخفى مكتب السوق هذا التقييم، فلا يُعدّل الآن.")


class StarsAreMissing(NotValid):
    text = N_("يُرجى اختيار عدد النجوم، من نجمة إلى خمس.")


class NoContacts(NotValid):
    """What everybody reads is no place for telephone numbers, addresses and links."""

    text = N_("هذا الكلام يقرؤه الجميع، فلا يُكتب فيه رقم جوال ولا بريد ولا رابط ولا اسم حساب.")
