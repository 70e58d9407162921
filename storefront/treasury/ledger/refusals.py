"""Why a movement that somebody enters by hand is refused."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class MoreThanIsThere(NotValid):
    """A wrong figure would stay in the books for ever, so more than an account holds is never taken from it."""

    text = N_("المبلغ أكبر من الموجود: %(left)s ر.س.")


class AlreadyBooked(Refusal):
    text = N_("سُجّلت حركة بهذا المرجع من قبل.")
