"""Why something about a family is refused."""

from storefront.kernel.refusals import N_, NotValid


class NameIsTaken(NotValid):
    text = N_("هذا الاسم يشبه اسم متجر آخر. اختر اسماً مختلفاً.")


class NameIsNotUsable(NotValid):
    text = N_("الاسم التجاري فارغ أو فيه علامات غير مقروءة.")
