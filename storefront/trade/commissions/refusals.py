"""Why a rule of commission is refused."""

from storefront.kernel.refusals import N_, NotValid


class RateIsNotValid(NotValid):
    text = N_("نسبة العمولة من 0 إلى 50%، وبحد أقصى منزلتان بعد الفاصلة.")


class DaysAreNotValid(NotValid):
    text = N_("تبدأ القاعدة اليوم أو بعده، ولا تنتهي قبل أن تبدأ.")
