"""Why something about a call for exhibitors is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid, Refusal


class CallEndsBeforeItBegins(NotValid):
    text = N_("يُغلق باب التقديم بعد أن يُفتح.")


class CallIsTooLong(NotValid):
    text = N_("باب التقديم لا يبقى مفتوحاً أكثر من %(most)s يوماً.")


class CallEndsTooLate(NotValid):
    text = N_("يُغلق باب التقديم قبل أن تُفتح الفعالية.")


class CallIsOver(NotValid):
    text = N_("وقت الإغلاق في المستقبل.")


class DecisionDayIsNotValid(NotValid):
    text = N_("يوم إعلان النتيجة بعد إغلاق التقديم وقبل أول يوم من الفعالية.")


class PlacesAreNotValid(NotValid):
    text = N_("عدد الأماكن من 1 إلى %(most)s.")


class PlacesAreHeld(NotValid):
    """Fewer places than are offered or confirmed already."""

    text = N_("عُرض من الأماكن أو ثُبّت %(taken)s، فلا تقلّ عن ذلك.")


class CategoriesAreMissing(NotValid):
    text = N_("اختاروا تصنيفاً فرعياً واحداً على الأقل، واكتبوا كم أسرة تُقبل منه.")


class QuotaIsNotValid(NotValid):
    text = N_("الحصة عدد من 1 إلى عدد الأماكن.")


class CategoryIsAppliedFor(NotValid):
    """A sub-category of which families have applied is not left out."""

    text = N_("تقدّمت أسر بطلبات في أحد التصنيفات التي حُذفت، فيبقى.")


class SelectionIsUnknown(NotValid):
    text = N_("هذا الاختيار ليس في القائمة.")


class ScoreIsNotValid(NotValid):
    text = N_("أقل درجة للقبول من 0 إلى 100.")


class OfferDaysAreNotValid(NotValid):
    text = N_("مهلة الردّ من 1 إلى 30 يوماً.")


class FeeIsNotValid(NotValid):
    text = N_("الرسوم والتأمين من 0 إلى %(most)s ريال.")


class FeeDayIsNotValid(NotValid):
    text = N_("يوم الدفع بعد إعلان النتيجة وقبل أول يوم من الفعالية.")


class TermsAreMissing(NotValid):
    text = N_("الشروط مطلوبة، فالأسر توافق عليها حين تتقدّم.")


class TermsStand(NotNow):
    """Families apply, or have applied, on these terms."""

    text = N_("فُتح باب التقديم، فلا تتغيّر الشروط والرسوم وطريقة الاختيار.")


class ExhibitionIsNotAnnounced(NotNow):
    text = N_("تُعلن الفعالية أولاً، ثم تُنشر دعوة المشاركة.")


class PlacesAreTaken(Refusal):
    text = N_("لم يبق مكان.")


class QuotaIsFull(Refusal):
    text = N_("اكتملت حصة هذا التصنيف.")
