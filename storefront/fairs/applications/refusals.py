"""Why something about an application to exhibit is refused."""

from storefront.kernel.refusals import N_, NotAllowed, NotNow, NotValid


class CallIsNotOpen(NotNow):
    text = N_("باب التقديم مغلق الآن.")


class ShopIsNotOpen(NotAllowed):
    text = N_("تتقدّم الدكّة بعد أن تُفتح.")


class ShopIsStopped(NotAllowed):
    """It was open when it applied."""

    text = N_("الدكّة ليست مفتوحة الآن، فلا يُثبّت لها مكان ولا تُختار لها بسطة.")


class HasApplied(NotNow):
    """A second application of the same family."""

    text = N_("تقدّمت هذه الدكّة بطلب من قبل، فيُعدَّل الطلب نفسه.")


class CategoryIsNotInvited(NotValid):
    text = N_("اختاروا تصنيفاً من التصنيفات المدعوّة.")


class DocumentsAreMissing(NotValid):
    """`missing` are the words of document kinds."""

    text = N_("تنقص هذا التصنيف وثائق سارية.")


class ProductsAreMissing(NotValid):
    text = N_("اختاروا من منتجات هذا التصنيف المعروضة، من منتج واحد إلى %(most)s.")


class TermsAreNotAgreed(NotValid):
    text = N_("الموافقة على شروط المشاركة مطلوبة.")


class NeedIsUnknown(NotValid):
    text = N_("هذا الاختيار ليس في القائمة.")


class OfferIsOver(NotNow):
    text = N_("انتهت مهلة هذا العرض.")
