"""How pages call the topics of notices: a few words, what is in it, and why it cannot be turned off where it cannot."""

from typing import NamedTuple

from flask_babel import gettext

from storefront.community import notices
from storefront.kernel.refusals import N_


class Words(NamedTuple):
    """What people read of a topic, in Arabic as it stands in the code."""

    title: str
    about: str
    why: str = ""  # it must come


WORDS = {
    "agreement": Words(
        N_("ما اتُّفق عليه وما يُدفع"),
        N_("تأكيد طلبك، وإلى أين يُحوَّل ثمنه."),
        N_("لا يُوقف بريده: يوجب النظام أن يصلك مكتوباً."),
    ),
    "progress": Words(N_("طلبك خطوة بخطوة"), N_("قبلته الأسرة، صار جاهزاً، وصل، أو تغيّر موعده أو استرجاعه.")),
    "refunds": Words(
        N_("ما أُلغي وما يعود إليك من مال"),
        N_("طلب لن يصل، ومبلغ في طريقه إليك."),
        N_("لا يُوقف بريده: فيه مالك."),
    ),
    "talks": Words(N_("الرسائل والأسئلة"), N_("كتبت إليك أسرة، أو أجابت عن سؤالك أو تقييمك.")),
    "restocks": Words(N_("منتجات عادت"), N_("ما طلبت أن نخبرك به حين يتوفر.")),
    "follows": Words(N_("الأسر التي في متابعاتك"), N_("جديدها، مرة في اليوم على الأكثر.")),
    "visits": Words(N_("زياراتك للمعارض"), N_("تذكرتك، وما يتغيّر من موعدها، وتذكير قبلها بيوم.")),
    "sales": Words(N_("طلبات دكّتكم"), N_("طلب جديد ينتظر قبولكم، أو أُلغي، أو يريد المشتري أن يعيد شيئاً.")),
    "visitors": Words(N_("رسائل المشترين وأسئلتهم"), N_("كتب إليكم أحد، أو سأل عن منتج، أو قيّمه.")),
    "payouts": Words(N_("تحويلاتكم"), N_("وصل مالكم إلى حسابكم البنكي.")),
    "dues": Words(
        N_("ما يمسّ مالكم وحسابكم"),
        N_("تغيّر حسابكم البنكي، أو لم يصل تحويل، أو نقص نصيبكم."),
        N_("لا يُوقف بريده: لتعرفوا حالاً إن كان الأمر من غيركم."),
    ),
    "goods": Words(N_("منتجاتكم"), N_("ما قاله المكتب عن منتج، وما لم يعد معروضاً.")),
    "documents": Words(N_("وثائقكم"), N_("وثيقة أُكّدت، أو تنتهي قريباً، أو تنقص.")),
    "fairs": Words(
        N_("المعارض التي تقدّمتم إليها"),
        N_("وصل طلبكم، عُرض عليكم مكان، ثُبّت مكانكم، أو تغيّر الموعد."),
        N_("لا يُوقف بريده: للعرض مهلة تنتهي."),
    ),
    "registration": Words(
        N_("تسجيل الدكّة"),
        N_("أسئلة المكتب عن طلبكم، وما قرّره."),
        N_("لا يُوقف بريده: هو جواب عن طلبكم."),
    ),
    "team": Words(
        N_("فرق الدكاكين"),
        N_("قُبلت دعوة أو رُدّت، أو دخل أحد إلى فريق أو خرج منه."),
        N_("لا يُوقف بريده: ليُعرف من يدخل إلى دكّة ومن يخرج."),
    ),
    "security": Words(
        N_("الدخول وكلمة المرور"),
        N_("تغيّرت كلمة مرورك أو بريدك، أو طلب أحد ذلك."),
        N_("لا يُوقف بريده: ليصلك الخبر حالاً إن دخل غيرك إلى حسابك."),
    ),
}


def title_of(topic: notices.topics.Topic) -> str:
    """What it is called, in the reader's language."""
    return str(gettext(WORDS[topic.name].title))
