"""Why goods cannot be given back."""

from storefront.kernel.refusals import N_, Refusal


class CannotBeReturned(Refusal):
    text = N_("انتهت مهلة الاسترجاع أو أن هذا الصنف لا يُسترجع بعد استلامه.")


class ReturnIsAsked(CannotBeReturned):
    text = N_("طلبت استرجاعاً من هذه الأسرة ولم ينتهِ بعد. تطلب غيره حين تجيب عنه.")
