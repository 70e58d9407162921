"""Why something about a body is refused."""

from storefront.kernel.refusals import N_, NotValid


class BodyNameIsMissing(NotValid):
    text = N_("اسم الجهة مطلوب بالعربية والإنجليزية.")


class BodyNameIsTaken(NotValid):
    text = N_("في السجل جهة بهذا الاسم.")


class KindIsUnknown(NotValid):
    text = N_("نوع الجهة من القائمة.")


class PersonIsUnknown(NotValid):
    text = N_("لا حساب مؤكداً بهذا البريد. يُفتح الحساب أولاً ثم يُعيَّن صاحبه.")


class ActsAlready(NotValid):
    text = N_("هذا الشخص يمثّل الجهة من قبل.")
