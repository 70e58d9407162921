"""Why something about an invoice is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class NothingIsOwed(NotNow):
    text = N_("لم يبق في هذه الفاتورة ما يُدفع.")


class SomebodyElseOwes(NotNow):
    """A sponsor took it over."""

    text = N_("تكفّلت جهة أخرى بهذه الفاتورة، فلا تدفعون شيئاً.")


class PartIsOpen(NotNow):
    """It waits for a payment that was begun."""

    text = N_("بدأ دفع من هذه الفاتورة ولم يكتمل. أكملوه، أو اتركوه ثم ابدؤوا غيره.")


class SumIsNotValid(NotValid):
    text = N_("اكتبوا مبلغاً من ريال واحد إلى %(most)s ر.س.")


class WaiverIsTooMuch(NotValid):
    text = N_("لا يُعفى من أكثر من %(most)s ر.س.")


class SponsorIsMissing(NotValid):
    text = N_("اختاروا الجهة، أو اكتبوا اسم من يتكفّل.")


class DepositIsNotHeld(NotNow):
    text = N_("هذا التأمين ليس محفوظاً عندكم الآن.")
