"""Every kind of alarm with the sentence the office reads; the values of the alarm fill its places."""

from storefront.kernel.refusals import N_

KINDS = {
    "payment-differs": N_("دفعة لا تطابق المطلوب (%(differs)s)، فلم تُقيَّد. راجعوها عند شركة الدفع."),
    "paid-twice": N_("دُفع المبلغ نفسه مرتين، والثاني في طريقه إلى صاحبه."),
    "paid-late": N_("وصلت دفعة بعد انتهاء مهلتها وعادت قطعها إلى أصحابها، والمبلغ في طريقه إلى صاحبه."),
    "provider-locked": N_("شركة الدفع %(provider)s لا تقبل مفتاحنا. لا يمكن الدفع عبرها حتى يُصلح."),
    "provider-refused": N_("رفضت شركة الدفع %(provider)s طلباً منا (%(code)s). هذا خطأ عندنا."),
    "provider-missing": N_("دفعات معلّقة عند %(provider)s، ولم تعد مضبوطة في الإعدادات."),
    "page-elsewhere": N_("أعطت شركة الدفع %(provider)s صفحة على عنوان غير عنوانها، فلم يُرسل إليها أحد."),
    "refund-failed": N_("لم يصل مبلغ مردود إلى صاحبه (%(code)s)، وما زال مستحقاً له."),
    "refund-by-hand": N_("حوّلوا %(riyals)s ر.س من حساب السوق إلى صاحبها، ثم سجّلوا ذلك."),
    "refund-denied": N_("تقول أسرة إنها ردّت %(riyals)s ر.س نقداً، ويقول المشتري إنه لم يستلمها. اسألوهما."),
    "refund-found": N_("رُدّ مبلغ من لوحة شركة الدفع ولا نعرف لأي أصناف. انسبوه إلى طلبه."),
    "dispute-opened": N_("اعترض حامل بطاقة على دفعة. أرسلوا ما يثبت التسليم قبل %(due)s."),
    "dispute-lost": N_("حُسم اعتراض لصالح حامل البطاقة."),
    "event-dead": N_("خبر من شركة الدفع تعذّر العمل به بعد عدة محاولات."),
    "event-of-other-mode": N_("وصل خبر تجريبي إلى سوق حقيقي أو العكس. راجعوا عنوان الأخبار عند شركة الدفع."),
    "books-differ": N_("دفاتر %(provider)s تختلف عن دفاترنا في مواضع عددها %(number)s. راجعوا المطابقة."),
    "settled-in-other-currency": N_("تحوّل شركة الدفع المبالغ إلى %(currency)s، فلا تُقيَّد رسومها بالريال."),
}
