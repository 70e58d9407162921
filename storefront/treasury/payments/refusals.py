"""Why something about a payment is refused."""

from storefront.kernel.refusals import N_, Refusal


class PaymentIsClosed(Refusal):
    text = N_("انتهت مهلة هذا الدفع أو اكتمل من قبل.")


class PaymentIsPaid(Refusal):
    text = N_("هذا الطلب مدفوع من قبل.")


class PaymentIsBeingConfirmed(Refusal):
    """The provider has been paid, or may have been, and does not know yet."""

    text = N_("ننتظر تأكيد دفعتك السابقة، فلا حاجة إلى الدفع مرة ثانية.")


class PaymentIsBeingChecked(Refusal):
    """What came in is not what was asked; a person looks at it."""

    text = N_("يراجع مكتب السوق دفعتك السابقة، ويكتب إليك. لا حاجة إلى الدفع مرة ثانية.")


class TooManyAttempts(Refusal):
    text = N_("فُتحت صفحة الدفع لهذا الطلب مرات كثيرة. يمكن إلغاؤه والطلب من جديد.")


class PageIsAway(Refusal):
    """The provider cannot be reached or does not open a page now. What became of an earlier page is not said: nobody may know."""

    text = N_("تعذّر فتح صفحة الدفع الآن. يمكن إعادة المحاولة بعد دقيقة.")
    status = 503


class MethodIsAway(Refusal):
    """No provider serves this way of paying for such a sum."""

    text = N_("طريقة الدفع هذه غير متاحة الآن لهذا المبلغ.")


class RefundIsTooMuch(Refusal):
    text = N_("المبلغ المراد رده أكبر من المبلغ المدفوع.")
