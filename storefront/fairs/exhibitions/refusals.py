"""Why something about an exhibition is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class NameIsMissing(NotValid):
    text = N_("اسم الفعالية مطلوب بالعربية والإنجليزية.")


class ChoiceIsUnknown(NotValid):
    text = N_("هذا الاختيار ليس في القائمة.")


class LicenceIsNotValid(NotValid):
    text = N_("رقم الترخيص حروف وأرقام، لا يزيد على 40.")


class CapacityIsNotValid(NotValid):
    text = N_("السعة عدد من 1 إلى 500,000.")


class BeneficiaryIsMissing(NotValid):
    text = N_("المعرض الخيري لجهة تستفيد منه، فيُكتب اسمها.")


class SupportersAreTooMany(NotValid):
    text = N_("الداعمون سطر لكل جهة، ولا يزيدون على %(most)s.")


class DaysAreMissing(NotValid):
    text = N_("يُكتب يوم واحد على الأقل.")


class DaysAreTooMany(NotValid):
    text = N_("الأيام لا تزيد على %(most)s.")


class TwoOfOneDay(NotValid):
    text = N_("اليوم الواحد يُكتب مرة واحدة.")


class HoursAreNotValid(NotValid):
    text = N_("الإغلاق بعد الافتتاح، ولا يتأخر عن السادسة صباحاً.")


class DaysAreOver(NotValid):
    text = N_("أول يوم في المستقبل.")


class ProgrammeIsNotValid(NotValid):
    text = N_("لكل فقرة عنوان ويوم من أيام الفعالية ووقت.")


class ProgrammeIsTooLong(NotValid):
    text = N_("الفقرات لا تزيد على %(most)s.")


class IsNotWhole(NotValid):
    """Something is missing before everybody may see it; `missing` are words of outlines.NEEDED."""

    text = N_("بقي ما يُكتب قبل الإعلان.")


class NoticeIsMissing(NotValid):
    text = N_("اكتبوا للناس سبب ذلك.")


class IsUnderWay(NotNow):
    text = N_("بدأت هذه الفعالية أو انتهت، فلا تتغيّر أيامها.")
