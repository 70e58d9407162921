"""Why something about a season is refused."""

from storefront.kernel.refusals import N_, NotValid


class ShiftIsNotValid(NotValid):
    text = N_("التصحيح يوم أو يومان على الأكثر، قبل الحساب أو بعده.")
