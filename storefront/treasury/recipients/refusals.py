"""Why something about where money goes is refused."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class HolderIsNotValid(NotValid):
    text = N_("اكتبوا الاسم كما هو في البنك، بالحروف وحدها.")


class AlreadyHeld(Refusal):
    text = N_("تحويلات هذه الأسرة موقوفة من قبل.")
