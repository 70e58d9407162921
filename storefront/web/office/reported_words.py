"""What the desks of reported reviews, questions and messages say; Arabic says he or she of each."""

from typing import Any, NamedTuple

from flask_babel import lazy_gettext


class Words(NamedTuple):
    """The sentences of one kind, in the order in which they are met."""

    title: Any
    by_state: Any
    none_hidden: Any
    who_reports: Any
    look: Any
    thing: Any
    is_hidden: Any
    show_again: Any
    leave: Any
    hint: Any
    hide: Any
    was_hidden: Any
    was_shown: Any
    was_left: Any


OF_REVIEWS = Words(
    title=lazy_gettext("التقييمات"),
    by_state=lazy_gettext("التقييمات بحسب الحال"),
    none_hidden=lazy_gettext("لا تقييمات مخفية"),
    who_reports=lazy_gettext("يصل إلى هنا ما تبلّغ عنه الأسر والمتسوّقون."),
    look=lazy_gettext("النظر فيه"),
    thing=lazy_gettext("التقييم"),
    is_hidden=lazy_gettext("هذا التقييم مخفي. السبب:"),
    show_again=lazy_gettext("عرضه من جديد"),
    leave=lazy_gettext("لا بأس به، إغلاق البلاغ"),
    hint=lazy_gettext("يقرؤه صاحب التقييم في رسالة. الرأي الصادق لا يُخفى وإن كان قاسياً."),
    hide=lazy_gettext("إخفاء التقييم"),
    was_hidden=lazy_gettext("أُخفي التقييم، ويقرأ صاحبه السبب."),
    was_shown=lazy_gettext("التقييم ظاهر من جديد، وتُحسب نجومه."),
    was_left=lazy_gettext("بقي التقييم كما هو، وأُغلق البلاغ."),
)
OF_QUESTIONS = Words(
    title=lazy_gettext("الأسئلة"),
    by_state=lazy_gettext("الأسئلة بحسب الحال"),
    none_hidden=lazy_gettext("لا أسئلة مخفية"),
    who_reports=lazy_gettext("يصل إلى هنا ما يبلّغ عنه المتسوّقون من أسئلة وأجوبة."),
    look=lazy_gettext("النظر فيه"),
    thing=lazy_gettext("السؤال"),
    is_hidden=lazy_gettext("هذا السؤال مخفي. السبب:"),
    show_again=lazy_gettext("عرضه من جديد"),
    leave=lazy_gettext("لا بأس به، إغلاق البلاغ"),
    hint=lazy_gettext("تقرؤه الأسرة عند السؤال."),
    hide=lazy_gettext("إخفاء السؤال وجوابه"),
    was_hidden=lazy_gettext("أُخفي السؤال وجوابه، وتقرأ الأسرة السبب."),
    was_shown=lazy_gettext("السؤال ظاهر من جديد."),
    was_left=lazy_gettext("بقي السؤال كما هو، وأُغلق البلاغ."),
)
OF_MESSAGES = Words(
    title=lazy_gettext("الرسائل"),
    by_state=lazy_gettext("الرسائل بحسب الحال"),
    none_hidden=lazy_gettext("لا رسائل مخفية"),
    who_reports=lazy_gettext("يصل إلى هنا ما يبلّغ عنه المشترون والأسر من رسائلهم."),
    look=lazy_gettext("النظر فيها"),
    thing=lazy_gettext("الرسالة"),
    is_hidden=lazy_gettext("هذه الرسالة مخفية. السبب:"),
    show_again=lazy_gettext("عرضها من جديد"),
    leave=lazy_gettext("لا بأس بها، إغلاق البلاغ"),
    hint=lazy_gettext("يقرؤه كاتب الرسالة في مكانها."),
    hide=lazy_gettext("إخفاء الرسالة"),
    was_hidden=lazy_gettext("أُخفيت الرسالة، ويقرأ كاتبها السبب."),
    was_shown=lazy_gettext("الرسالة ظاهرة من جديد."),
    was_left=lazy_gettext("بقيت الرسالة كما هي، وأُغلق البلاغ."),
)
