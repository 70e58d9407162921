"""Why a picture cannot wait."""

from storefront.kernel.refusals import N_, NotValid


class TooManyWait(NotValid):
    text = N_("تنتظر عندكم صور كثيرة من صفحات أخرى. استعملوها أو احذفوها أولاً.")
