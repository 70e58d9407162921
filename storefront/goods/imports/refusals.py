"""What is wrong with a row of a file, and why a file is not carried out."""

from storefront.kernel.refusals import N_, NotNow, NotValid, Refusal


class NotYours(NotValid):
    """Also for a number that no product has: which of the two is nobody's business."""

    text = N_("لا منتج عندكم بهذا الرقم. للمنتج الجديد اتركوا الرقم فارغاً.")


class NotItsChoice(NotValid):
    text = N_("لا خيار لهذا المنتج بهذا الرقم. للخيار الجديد اتركوا الرقم فارغاً.")


class ChoiceIsTwice(NotValid):
    text = N_("هذا الخيار مكرر: هو في السطر %(line)s أيضاً. احذفوا أحد السطرين.")


class ChoiceIsNotSaid(NotValid):
    text = N_("لهذا المنتج أكثر من خيار. اكتبوا رقم الخيار، أو اسم خيار جديد.")


class LinesDiffer(NotValid):
    """Two rows of one product say different things of it."""

    text = N_("السطر %(line)s من المنتج نفسه وفيه غير هذا. اكتبوا الشيء نفسه في السطرين، أو اتركوا أحدهما فارغاً.")


class NameIsTaken(NotValid):
    text = N_("عندكم منتج بهذا الاسم، ورقمه %(number)s. لتغييره اكتبوا رقمه، أو سمّوا الجديد باسم آخر.")


class PriceOfChoiceIsMissing(NotValid):
    text = N_("اكتبوا سعر هذا الخيار.")


class DaysAreMissing(NotValid):
    text = N_("اكتبوا في كم يوم يجهز، من 1 إلى 60.")


class WayOfSellingNotByFile(NotValid):
    """What its stock is counted in changes where its family sees all of it at once."""

    text = N_("التحوّل بين القطع والوزن يكون من صفحة المنتج لا من الملف. اتركوا الخانة فارغة.")


class PortionKeepsItsWeight(NotValid):
    text = N_("وزن العبوة لا يتغيّر من الملف. أضيفوا سطراً لعبوة بالوزن الجديد.")


class StateDoesNotFit(NotValid):
    text = N_("لا ينتقل المنتج من حاله الآن إلى هذه الحال. اتركوا الخانة فارغة.")


class RowsAreBad(NotValid):
    """Everything was to be saved, and something cannot be."""

    text = N_("في الملف ما يلزم إصلاحه، فلم يُحفظ شيء. أصلحوه، أو احفظوا السليم وحده.")


class NothingToDo(NotNow):
    text = N_("لا شيء في الملف يُحفظ.")


class GoodsHaveChanged(Refusal):
    """Something of what the file is about was sold, or changed by somebody else, since the preview was opened."""

    text = N_("تغيّرت منتجات في دكّتكم منذ فُتحت هذه الصفحة، فلم يُحفظ شيء. انظروا إلى الفروق من جديد ثم احفظوا.")
