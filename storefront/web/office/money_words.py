"""Money in the office's words: what each account of the ledger is, what each kind of booking means, states of payouts."""

from collections.abc import Mapping

from flask_babel import gettext

from storefront.fairs import fees
from storefront.kernel.refusals import N_
from storefront.treasury import ledger
from storefront.treasury.gateways import BankTransfer
from storefront.web.office.payment_words import company_words

OF_TRANSFERS = ledger.clearing(BankTransfer.name)
OURS, OWED, RESULT = "ours", "owed", "result"  # what we have, what we owe, what is left in the end

# account: its side, its name, what it holds
ACCOUNTS: dict[str, tuple[str, str, str]] = {
    ledger.BANK: (OURS, N_("البنك"), N_("حساب السوق البنكي")),
    ledger.COURIER_CASH: (OURS, N_("نقد عند المندوب"), N_("حصّله ولم يسلّمه بعد")),
    fees.accounts.CASH: (OURS, N_("نقد عند منظّمي المعارض"), N_("قبضوه من الأسر رسوماً وتأمينات")),
    ledger.FAMILY_COMING: (OWED, N_("قادم للأسر"), N_("من مبيعات لم تنته مهلة استرجاعها")),
    ledger.FAMILY: (OWED, N_("متاح للأسر"), N_("يُحوَّل لهن، وما كان بالسالب فعليهن")),
    ledger.PAYOUTS_ON_THE_WAY: (OWED, N_("تحويلات في الطريق"), N_("اعتُمدت ولم تصل بعد")),
    ledger.REFUNDS_DUE: (OWED, N_("مبالغ للمشترين"), N_("تُرد إليهم")),
    fees.accounts.COMING: (OWED, N_("رسوم معارض قادمة"), N_("للمنظّمين بعد الفعالية، وقد تعود")),
    fees.accounts.DUE: (OWED, N_("رسوم للمنظّمين"), N_("تُحوَّل لهم، وما كان بالسالب فعليهم")),
    fees.accounts.DEPOSITS: (OWED, N_("تأمينات العارضين"), N_("تُعاد إلى الأسر، أو تبقى للمنظّم")),
    ledger.COURIER_FEES: (OWED, N_("أجر المندوب"), N_("رسوم التوصيل التي تخصه")),
    ledger.VAT_DUE: (OWED, N_("ضريبة مستحقة"), N_("داخل العمولة، للدولة")),
    ledger.COMMISSION: (RESULT, N_("العمولة"), N_("دخل السوق دون الضريبة")),
    ledger.PROVIDER_FEES: (RESULT, N_("رسوم مزوّدي الدفع"), N_("ما اقتطعوه")),
    ledger.DISPUTES_LOSS: (RESULT, N_("خسائر الاعتراضات"), N_("ما استردته البنوك لحاملي البطاقات")),
    ledger.COUPONS: (RESULT, N_("قسائم السوق"), N_("تخفيضات يتحملها السوق")),
    ledger.ROUNDING: (RESULT, N_("فروق التقريب"), N_("هللات بيننا وبين المزوّدين")),
}
TRANSFERS = (OURS, N_("حوالات المشترين"), N_("ما وصل منها ولم يُدفع به طلب بعد يظهر بالسالب"))
CLEARING = (OURS, N_("عند مزوّد الدفع: %(name)s"), N_("قبضه ولم يسلّمه بعد"))
SIDES = {OURS: N_("ما لنا"), OWED: N_("ما علينا"), RESULT: N_("الدخل والمصروف")}

KINDS = {
    "sale": N_("بيع"),
    "cleared": N_("صار متاحاً للأسرة"),
    "taken_back": N_("خرج مبلغ من بيع ليُردّ إلى المشتري"),
    "paid_back": N_("رُدّ مبلغ إلى مشترٍ"),
    "provider_fee": N_("رسم مزوّد دفع"),
    "arrived": N_("وصل من مزوّد دفع إلى البنك"),
    "cash_handed_in": N_("سلّم المندوب النقد"),
    "courier_paid": N_("دُفع أجر المندوب من البنك"),
    ledger.names.REVERSED: N_("عُكست حركة سُجّلت خطأً"),
    "disputed": N_("اعتراض على دفعة"),
    "dispute_won": N_("كُسب اعتراض"),
    "rounding": N_("فرق تقريب"),
    "stray": N_("مال بلا طلب يعود إلى صاحبه"),
    "came_back": N_("عاد مبلغ كان قد رُدّ"),
    "borne": N_("تحمّلت أسرة اعتراضاً"),
    "unborne": N_("عاد إلى أسرة ما تحمّلته"),
    "credit": N_("حوالة واردة"),
    "credit_returned": N_("حوالة أُعيدت"),
    "payout_approved": N_("اعتُمد تحويل"),
    "payout_done": N_("وصل تحويل"),
    "payout_failed": N_("لم يصل تحويل"),
    "payout_reversed": N_("عاد تحويل بعد وصوله"),
    "share_reversed": N_("استُعيد جزء من تحويل"),
    "exhibit_fee": N_("دفعت أسرة لمكانها في معرض"),
    "deposit_kept": N_("بقي تأمين للمنظّم"),
    "fees_cleared": N_("صارت رسوم معرض متاحة للمنظّم"),
    "organiser_paid": N_("حُوّل ما للمنظّم"),
}

# state of a payout: its name, the look of its label, its outline
STATES = {
    "planned": (N_("ينتظر الاعتماد"), "warn", "hourglass"),
    "approved": (N_("معتمد"), "info", "check"),
    "sent": (N_("عند البنك"), "info", "send"),
    "done": (N_("وصل إلى حساب الأسرة"), "good", "circle-check"),
    "failed": (N_("لم يصل"), "bad", "circle-x"),
    "reversed": (N_("عاد بعد وصوله"), "bad", "undo-2"),
    "dropped": (N_("أُلغي"), "", "ban"),
}


# what became of a part of a payout that was to come back
REVERSALS = {
    "asked": N_("يُستعاد الآن من حساب الأسرة لدى شركة الدفع"),
    "done": N_("استُعيد مقابل ما رُدّ إلى المشتري"),
    "refused": N_("لم يُستعَد، فتدين به الأسرة ويُحسم من مبيعاتها التالية"),
    "needless": N_("لم تعد له حاجة، فقد سُوّي بغيره"),
    "found": N_("أُعيد من لوحة شركة الدفع"),
}


def reversal_words(state: str) -> str:
    """What became of it, in the reader's language."""
    return str(gettext(REVERSALS[state]))


def account_words(account: str) -> tuple[str, str, str]:
    """Side, name and meaning of an account in the reader's language."""
    side, name, about = ACCOUNTS.get(account) or (TRANSFERS if account == OF_TRANSFERS else CLEARING)
    company = company_words(account.removeprefix(ledger.CLEARING))
    return side, str(gettext(name, name=company)), str(gettext(about))


def kind_words(kind: str) -> str:
    """What was booked."""
    return str(gettext(KINDS[kind])) if kind in KINDS else kind


def state_words(state: str) -> tuple[str, str, str]:
    """How far a payout is: words, look, outline."""
    words, look, icon = STATES[state]
    return str(gettext(words)), look, icon


def subject_words(subject: str, told: Mapping[str, object]) -> str:
    """What a booking is about, as people call it: an order's reference, a payout's, a statement's."""
    return str(told.get("parcel") or told.get("invoice") or told.get("payout") or told.get("reference") or subject)
