"""Why a holiday cannot be so."""

from storefront.kernel.refusals import N_, NotValid


class FirstDayIsOver(NotValid):
    text = N_("تبدأ الإجازة اليوم أو بعده، وفي الأشهر الستة القادمة.")


class LastDayIsNotValid(NotValid):
    text = N_("آخر يوم لا يسبق أول يوم، والإجازة لا تزيد على 90 يوماً.")


class HolidaysOverlap(NotValid):
    text = N_("هذه الأيام تتداخل مع إجازة أخرى سجّلتموها.")


class TooManyHolidays(NotValid):
    text = N_("سجّلتم 8 إجازات. ألغوا واحدة لتضيفوا أخرى.")
