"""Why something about a jury is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid, Refusal


class PersonIsUnknown(NotValid):
    text = N_("لا حساب مؤكّداً بهذا البريد. يُنشئ صاحبه حساباً أولاً.")


class JudgesAlready(NotValid):
    text = N_("صاحب هذا البريد في لجنة التحكيم من قبل.")


class JurorsAreTooMany(NotValid):
    text = N_("أعضاء اللجنة لا يزيدون على %(most)s.")


class CriteriaAreMissing(NotValid):
    text = N_("اكتبوا معياراً واحداً على الأقل.")


class CriteriaAreTooMany(NotValid):
    text = N_("المعايير لا تزيد على %(most)s.")


class WeightIsNotValid(NotValid):
    text = N_("وزن المعيار من 1 إلى 5.")


class CriteriaStand(NotNow):
    """Points were given by them."""

    text = N_("أُعطيت درجات بهذه المعايير، فلا تتغيّر.")


class PointsAreNotValid(NotValid):
    text = N_("لكل معيار درجة من 0 إلى 10.")


class HasConflict(Refusal):
    """A juror does not judge whom they flagged."""

    text = N_("عضو اللجنة لا يُقيّم طلباً أعلن معرفته بصاحبه.")


class OwnApplication(Refusal):
    """Who works at a family's desk does not judge it."""

    text = N_("هذا طلب دكّة يعمل فيها عضو اللجنة، فلا يُقيّمه.")


class ScoresAreMissing(NotNow):
    """`number` applications have no points from anybody."""

    text = N_("بقيت طلبات بلا درجة: %(number)s. تُعطى درجاتها أولاً.")


class CallHasNotClosed(NotNow):
    text = N_("يُختار بين الطلبات بعد إغلاق باب التقديم.")


class PreviewIsOld(NotNow):
    """Something changed since it was looked at."""

    text = N_("تغيّر شيء منذ فُتحت هذه الصفحة. هذه هي النتيجة الآن، فراجعوها ثم ثبّتوها.")
