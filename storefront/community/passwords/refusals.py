"""Why a password is refused."""

from storefront.kernel.refusals import N_, NotValid


class PasswordIsTooShort(NotValid):
    text = N_("كلمة المرور 10 أحرف على الأقل. جملة قصيرة تكفي.")


class PasswordIsTooLong(NotValid):
    text = N_("كلمة المرور أطول من المسموح.")


class PasswordIsTooCommon(NotValid):
    text = N_("كلمة المرور هذه شائعة ويسهل تخمينها. جملة قصيرة من اختيارك أفضل.")


class PasswordSaysTooMuch(NotValid):
    text = N_("كلمة المرور قريبة من الاسم أو البريد، فيسهل تخمينها.")
