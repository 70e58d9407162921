"""Why something cannot be asked, or answered."""

from storefront.kernel.refusals import N_, NotAllowed, NotNow, NotValid


class WordsAreMissing(NotValid):
    text = N_("النص فارغ.")


class OwnGoods(NotAllowed):
    """A family does not ask about what it sells itself."""

    text = N_("هذا من منتجات أسرتكم، فلا يُسأل عنه من حسابكم.")


class QuestionIsHidden(NotNow):
    text = N_("أخفى مكتب السوق هذا السؤال، فلا يُعدّل الآن.")
