"""Why a message cannot be written."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class WordsAreMissing(NotValid):
    text = N_("الرسالة فارغة.")


class NoContactsYet(NotValid):
    """Numbers are exchanged by the market, from the acceptance until the order is complete."""

    text = N_(
        "لا يُكتب هنا رقم جوال ولا بريد ولا رابط ولا اسم حساب قبل قبول الطلب ولا بعد اكتماله. "
        "بعد القبول تظهر الأرقام في صفحة الطلب."
    )


class ShopIsClosed(NotNow):
    text = N_("أُغلقت هذه الدكّة، ولا أحد يقرأ رسائلها. المساعدة من السوق في صفحة «الأسئلة والتواصل».")


class ThreadIsOver(NotNow):
    text = N_("انتهى وقت المراسلة عن هذا الطلب.")
