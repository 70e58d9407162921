"""Why something about a payment is refused."""

from storefront.kernel.refusals import N_, Refusal


class PaymentIsClosed(Refusal):
    text = N_("انتهت مهلة هذا الدفع أو اكتمل من قبل.")


class RefundIsTooMuch(Refusal):
    text = N_("المبلغ المراد رده أكبر من المبلغ المدفوع.")
