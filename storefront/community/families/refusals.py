"""Why something about a family is refused."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class NameIsTaken(NotValid):
    text = N_("هذا الاسم يشبه اسم متجر آخر. اختر اسماً مختلفاً.")


class NameIsNotUsable(NotValid):
    text = N_("الاسم التجاري فارغ أو فيه علامات غير مقروءة.")


class RunsAFamily(Refusal):
    """Whoever runs a shop has obligations to shoppers; the office takes leave of the family first."""

    text = N_("هذا الحساب يدير متجر أسرة. يُغلق المتجر أولاً بالتواصل معنا، ثم يُحذف الحساب.")
