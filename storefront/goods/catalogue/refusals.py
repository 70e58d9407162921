"""Why something about a product is refused."""

from storefront.kernel.money import Money
from storefront.kernel.refusals import N_, NotAllowed, NotNow, NotValid, Refusal


class NameIsMissing(NotValid):
    text = N_("اكتبوا اسم المنتج.")


class PriceIsMissing(NotValid):
    text = N_("لا يُنشر منتج بلا سعر.")


class IngredientsAreMissing(NotValid):
    """Who may not bear something reads them before buying."""

    text = N_("اكتبوا مكوّنات الطعام، من الأكثر إلى الأقل: لا يُعرض طعام دونها.")


class PriceIsNotValid(NotValid):
    text = N_("السعر يجب أن يكون أكبر من صفر وأقل من مليون ريال.")


class PriceHasChanged(Refusal):
    """Somebody else set another price between the page and what came of it; `now` is that price."""

    text = N_("تغيّر السعر منذ فتح الصفحة، وهو الآن %(now)s ر.س. اختاروا أحدهما ثم احفظوا.")

    def __init__(self, *, now: Money) -> None:
        super().__init__(now=now)


class NameOfChoiceIsMissing(NotValid):
    text = N_("سمّوا كل خيار معروض، ليعرف المشتري ماذا يختار.")


class LastChoice(NotValid):
    text = N_("يبقى خيار واحد معروض على الأقل. لإيقاف البيع أخفوا المنتج.")


class TooManyChoices(NotValid):
    text = N_("للمنتج %(most)s خياراً على الأكثر.")


class DaysAreNotValid(NotValid):
    text = N_("مدة التجهيز من 0 إلى %(most)s يوماً.")


class LettersAreNotValid(NotValid):
    text = N_("عدد حروف النص من 1 إلى %(most)s.")


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
    text = N_("هذا المنتج تنقصه وثيقة سارية، ويُعرض من تلقاء نفسه حين يؤكدها المكتب.")


class WasShown(NotNow):
    """Only what nobody could ever have ordered is taken away for good."""

    text = N_("عُرض هذا المنتج من قبل، فلا يُحذف. يمكن نقله إلى الأرشيف.")
