"""Why a draft stays."""

from storefront.kernel.refusals import N_, NotAllowed


class DraftIsAnothers(NotAllowed):
    """Whoever did not begin it may write on it, and put it away."""

    text = N_("يحذف المسودة أهل الدكّة أو من بدأها. ويمكن نقلها إلى الأرشيف.")
