"""Why something about a payout is refused."""

from storefront.kernel.refusals import N_, NotAllowed, NotValid, Refusal


class SecondPersonIsNeeded(NotAllowed):
    text = N_("هذا المبلغ يعتمده شخصان، وقد اعتمدتموه. ينتظر شخصاً آخر.")


class BalanceHasFallen(Refusal):
    """Something came back since the payout was planned."""

    text = N_("نقص رصيد الأسرة عن هذا المبلغ منذ حُسب. ألغوه ليُحسب من جديد.")


class SumHasFallen(Refusal):
    text = N_("صار %(sum)s ر.س بدل %(seen)s ر.س بعد ما حُسم من رصيد الأسرة.")


class PayoutsAreHeld(Refusal):
    text = N_("تحويلات هذه الأسرة موقوفة. ارفعوا الإيقاف أولاً.")


class SaleIsHeld(Refusal):
    """One of the sales in a payout is looked into, such as one whose payment its payer disputes."""

    text = N_("في هذا التحويل بيع موقوف. ألغوه ليُحسب من دونه يوم الأحد، أو ارفعوا الإيقاف عن البيع.")


class AccountIsMissing(Refusal):
    text = N_("لا حساب بنكي جاهزاً لهذه الأسرة.")


class NothingToSend(Refusal):
    text = N_("لا تحويلات معتمدة تنتظر الإرسال.")


class AnswerDoesNotFit(NotValid):
    """The bank's answer speaks of a payout that is not in this file or has another sum."""

    text = N_("السطر %(line)s لا يطابق ما أُرسل: %(reference)s. لم يُسجَّل شيء.")


class AnswerNamesAnotherAccount(AnswerDoesNotFit):
    """The bank's answer speaks of another account than the one the money was sent to; an alarm for the office."""

    text = N_(
        "السطر %(line)s فيه حساب أو عملة غير ما أُرسل: %(reference)s. لم يُسجَّل شيء، ووُضع تنبيه. اسألوا البنك أين ذهب المال."
    )


class FileWasChanged(Refusal):
    """What was sent to the bank is not what the books say any more; an alarm for the operators."""

    text = N_("محتوى هذا الملف لم يعد كما أُرسل. لا تستعملوه، وأبلغوا المشغّل.")
    status = 500
