"""Why something about a product is refused."""

from storefront.kernel.refusals import N_, NotAllowed, NotValid


class PriceIsMissing(NotValid):
    text = N_("لا يُنشر منتج بلا سعر.")


class PriceIsNotValid(NotValid):
    text = N_("السعر يجب أن يكون أكبر من صفر وأقل من مليون ريال.")


class TooManyCategories(NotValid):
    text = N_("للمنتج تصنيف رئيسي واحد وتصنيفان إضافيان على الأكثر.")


class ReturnClassDoesNotFit(NotValid):
    text = N_("فئة الاسترجاع لا تناسب هذا التصنيف.")


class GroupIsNotAShelf(NotValid):
    text = N_("اختاروا تصنيفاً فرعياً لا مجموعة كاملة.")


class TooManyPhotos(NotValid):
    text = N_("بلغت صور المنتج أقصى عدد، وهو %(most)s. احذفوا صورة ثم أضيفوا غيرها.")


class HiddenByOffice(NotAllowed):
    text = N_("أوقف مكتب دكّة عرض هذا المنتج، ولا يعود إلا بموافقته.")


class DocumentIsMissing(NotAllowed):
    text = N_("هذا المنتج تنقصه وثيقة سارية، ويعود من تلقاء نفسه حين يؤكدها المكتب.")
