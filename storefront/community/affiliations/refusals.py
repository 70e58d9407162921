"""Why an affiliation is not kept."""

from storefront.kernel.refusals import N_, NotValid


class ConsentIsMissing(NotValid):
    text = N_("لا نحفظ الجهة إلا بموافقتكم. ضعوا علامة الموافقة، أو اتركوا الجهات فارغة.")
