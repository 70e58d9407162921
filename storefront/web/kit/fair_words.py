"""Exhibitions and the bodies behind them in words, for whoever reads: visitors, organisers, the office."""

from storefront.kernel.refusals import N_

BODY_KINDS = {
    "chamber": N_("غرفة تجارية"),
    "association": N_("جمعية"),
    "charity": N_("جهة خيرية"),
    "authority": N_("جهة حكومية"),
    "university": N_("جامعة أو معهد"),
    "company": N_("شركة"),
}
GATHERINGS = {"exhibition": N_("معرض"), "festival": N_("مهرجان"), "bazaar": N_("بازار")}
KINDS = {
    "seasonal": N_("موسمي"),
    "charity": N_("خيري"),
    "international": N_("دولي"),
    "general": N_("عام"),
}
LICENCE_CLASSES = {
    "consumer": N_("استهلاكي: يُعرض ويُباع فيه"),
    "charity": N_("خيري: يُباع فيه لجهة خيرية"),
    "trade": N_("تجاري: يُعرض فيه ولا يُباع"),
    "introduction": N_("تعريفي: يُعرض فيه ولا يُباع"),
}
AUDIENCES = {
    "all": N_("للجميع"),
    "families": N_("للعائلات"),
    "women": N_("للنساء"),
    "closed": N_("لأهل المدرسة أو المعهد"),
}
FACILITIES = {
    "parking": N_("مواقف سيارات"),
    "prayer": N_("مصلى"),
    "families": N_("جلسات عائلية"),
    "women": N_("قسم للنساء"),
    "wheelchair": N_("ممرات للكراسي المتحركة"),
    "shade": N_("مظلل أو مكيّف"),
    "food": N_("ركن للطعام"),
    "power": N_("كهرباء للبسطات"),
}
STATES = {  # words, look and icon
    "draft": (N_("مسودة"), "", "pencil"),
    "announced": (N_("معلنة"), "info", "bell"),
    "call_open": (N_("باب المشاركة مفتوح"), "good", "check"),
    "call_closed": (N_("أُغلق باب المشاركة"), "info", "clock"),
    "programme_published": (N_("نُشر برنامجها"), "info", "list"),
    "live": (N_("قائمة هذه الأيام"), "good", "check"),
    "finished": (N_("انتهت"), "", "circle-check"),
    "settled": (N_("انتهت وسُوّيت"), "", "circle-check"),
    "postponed": (N_("مؤجلة"), "warn", "clock"),
    "cancelled": (N_("ملغاة"), "bad", "ban"),
}
VISITS = {  # words, look and icon of a visit's state
    "registered": (N_("ستأتي"), "info", "clock"),
    "checked_in": (N_("دخلت"), "good", "circle-check"),
    "cancelled": (N_("أُلغيت"), "", "ban"),
}
SELECTIONS = {
    "jury": N_("لجنة تحكيم، بالدرجات"),
    "arrival": N_("الأسبق في التقديم"),
}
MOMENTS = {
    "applying": N_("عند التقديم"),
    "acceptance": N_("عند قبول المكان"),
    "later": N_("في يوم محدد"),
}
NEEDS = {
    "power": N_("كهرباء"),
    "water": N_("ماء"),
    "cold": N_("ثلاجة"),
    "shade": N_("ظل أو تكييف"),
    "wide": N_("مساحة أوسع"),
    "wheelchair": N_("ممر لكرسي متحرك"),
}
APPLICATIONS = {  # words, look and icon of an application's state, the same for whoever reads
    "submitted": (N_("وصل الطلب"), "info", "file-text"),
    "waitlisted": (N_("في قائمة الانتظار"), "warn", "hourglass"),
    "offered": (N_("عُرض مكان"), "offer", "bell"),
    "confirmed": (N_("ثُبّت المكان"), "good", "circle-check"),
    "declined": (N_("اعتُذر عنه"), "", "ban"),
    "offer_expired": (N_("انتهت مهلة العرض"), "", "clock"),
    "withdrawn": (N_("سُحب الطلب"), "", "undo-2"),
    "taken_away": (N_("سُحب المكان"), "bad", "ban"),
    "called_off": (N_("أُلغيت الفعالية"), "bad", "ban"),
}
BOOKINGS = {  # who says which family stands where
    "assigned": N_("يوزّعها المنظّم"),
    "chosen": N_("تختارها الأسر التي ثُبّت مكانها"),
    "open": N_("تختارها أي دكّة مفتوحة، بلا طلب"),
}
STALL_FEATURES = {
    "power": N_("كهرباء"),
    "water": N_("ماء"),
    "corner": N_("زاوية"),
    "shade": N_("ظل أو تكييف"),
    "double": N_("مزدوجة"),
    "wheelchair": N_("ممر لكرسي متحرك"),
}
# how what is at a stall moves, and where what is missing at the end has gone
STALL_MISSING = {
    "given_away": N_("أُهدي أو ذاقه الزوار"),
    "spoiled": N_("تلف أو انكسر"),
    "lost": N_("ضاع أو لا نعرف"),
}
STALL_MOVES = {
    "moved_in": N_("من الدكّة إلى البسطة"),
    "moved_home": N_("من البسطة إلى الدكّة"),
    "sale": N_("بيع في البسطة"),
    "release": N_("عاد إلى البسطة"),
    "found": N_("زاد عند العدّ"),
    **STALL_MISSING,
}
TILL_METHODS = {  # how a sale at a stall was paid: words and icon
    "cash": (N_("نقداً"), "banknote"),
    "terminal": (N_("بطاقة بالجهاز"), "credit-card"),
    "transfer": (N_("تحويل بنكي"), "arrow-down-up"),
}
TILL_STATES = {  # words, look and icon of a sale at a stall
    "booked": (N_("مسجّل"), "good", "circle-check"),
    "to_settle": (N_("يُسوّى"), "warn", "circle-alert"),
    "voided": (N_("ملغى"), "bad", "ban"),
}
