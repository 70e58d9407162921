"""Why something about a family's team is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid, Refusal


class ShopIsNotOpen(NotNow):
    """Only a family the office has let sell writes to people in its name."""

    text = N_("تدعون من يساعدكم حين تكون دكّتكم مفتوحة.")


class RightsAreMissing(NotValid):
    text = N_("اختاروا شيئاً واحداً على الأقل يعمله في الدكّة.")


class AlreadyAtDesk(NotValid):
    text = N_("هذا البريد لمن يعمل في دكّتكم الآن.")


class AlreadyInvited(NotValid):
    text = N_("دعوتم هذا البريد من قبل، ودعوته ما زالت مفتوحة.")


class TeamIsFull(NotValid):
    """More people than a family's desk has room for; `most` with those who are invited."""

    text = N_("بلغ فريقكم %(most)s شخصاً مع المدعوّين، وهو أكثر ما يمكن.")


class WorksThereAlready(Refusal):
    """Whoever followed the link is at this desk already, perhaps as its owner."""

    text = N_("هذا الحساب يعمل في هذه الدكّة من قبل.")


class PersonIsGone(Refusal):
    """Who accepted has closed the account since, or the office has."""

    text = N_("لم يعد الحساب الذي قبل الدعوة مفتوحاً. ادعوه من جديد إن شئتم.")
