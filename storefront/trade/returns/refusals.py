"""Why goods cannot be given back."""

from storefront.kernel.refusals import N_, NotNow, NotValid, Refusal


class NotAPart(NotValid):
    """Of what is not taken at the door something must be taken, and paid for."""

    text = N_("اكتبوا بعض القطع لا كلها. إن لم يأخذ المشتري شيئاً فسجّلوا أنه لم يستلم الطلب.")


class CannotBeReturned(Refusal):
    text = N_("انتهت مهلة الاسترجاع أو أن هذا الصنف لا يُسترجع بعد استلامه.")


class ReturnIsAsked(CannotBeReturned):
    text = N_("طلبت استرجاعاً من هذه الأسرة ولم ينتهِ بعد. يمكن طلب غيره بعد أن ينتهي أو يُسحب.")


class CannotBeWithdrawn(NotNow):
    text = N_("انتهى هذا الاسترجاع، فلا يُسحب: وصلت القطع إلى الأسرة أو لم توافق عليه.")
