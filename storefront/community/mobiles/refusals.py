"""Why a mobile is not confirmed."""

from storefront.kernel.refusals import N_, NotValid


class MobileIsMissing(NotValid):
    text = N_("اكتب رقم جوالك في بياناتك أولاً.")


class WrongCode(NotValid):
    """Not the code that was sent, or one that is too old, or for another number."""

    text = N_("الرمز غير صحيح أو انتهت مدته. انظر آخر رسالة وصلتك، أو اطلب رمزاً جديداً.")
