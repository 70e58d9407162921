"""Why somebody cannot leave yet."""

from storefront.kernel.refusals import N_, Refusal


class NotSettled(Refusal):
    text = N_("ما زال شيء من هذه الطلبات يعود إليك أو إلى الأسرة: %(orders)s. يُحذف الحساب بعد أن ينتهي.")


class ShopIsNotSettled(Refusal):
    text = N_("ما زال في الدكّة ما لم ينته من طلبات أو مال أو معارض، فلا تُغلق بعد.")
