"""Why a file holds no goods we can read, and what is wrong with a cell of it."""

from storefront.kernel.refusals import N_, Named, NotValid


class HeadingsAreMissing(NotValid):
    text = N_("لم نجد عناوين الأعمدة. انسخوها من القالب: لازم عمود «رقم المنتج» أو «الاسم بالعربية» وعمود آخر معه.")


class HeadingIsTwice(NotValid):
    text = N_("العمود «%(column)s» مكرر في الملف. احذفوا أحدهما.")

    def __init__(self, *, column: Named) -> None:
        super().__init__(column=column)


class TooManyRows(NotValid):
    text = N_("في الملف أكثر من %(most)s سطر. قسّموه إلى ملفين أو أكثر.")

    def __init__(self, *, most: int) -> None:
        super().__init__(most=f"{most:,}")


class NoRows(NotValid):
    text = N_("لا منتجات في الملف: فيه عناوين الأعمدة وحدها.")


class CategoryIsMissing(NotValid):
    text = N_("اكتبوا التصنيف كما هو في ورقة التصنيفات.")


class CategoryIsUnknown(CategoryIsMissing):
    """No category is called so, but one nearly."""

    text = N_("لا تصنيف بهذا الاسم. أقرب ما لدينا: «%(name)s».")

    def __init__(self, *, name: Named) -> None:
        super().__init__(name=name)


class PriceIsNoSum(NotValid):
    text = N_("اكتبوا السعر بالأرقام، مثل 85 أو 85.50.")


class NumberIsNotValid(NotValid):
    text = N_("اكتبوا عدداً صحيحاً، مثل 12.")


class WordIsUnknown(NotValid):
    """A cell takes one of a few words; `known` are these."""

    text = N_("لا نعرف هذه الكلمة هنا. اكتبوا: %(known)s.")

    def __init__(self, *, known: Named) -> None:
        super().__init__(known=known)
