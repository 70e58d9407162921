"""Why a shop page cannot be so."""

from storefront.kernel.refusals import N_, NotAllowed, NotNow, NotValid
from storefront.kernel.wording import NoContactsInPublic

__all__ = ["DraftHasChanged", "DraftIsAnothers", "LookIsNotKnown", "NoContactsInPublic"]


class LookIsNotKnown(NotValid):
    text = N_("اختاروا لوناً ونسيجاً من المعروض.")


class DraftIsAnothers(NotAllowed):
    text = N_("يحذف المسودة أهل الدكّة أو من بدأها.")


class DraftHasChanged(NotNow):
    """What somebody looked at is not what would be kept or published."""

    text = N_("غيّر أحد من أسرتكم هذه الصفحة بعد أن فتحتموها. راجعوها ثم احفظوا.")
