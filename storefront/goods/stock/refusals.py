"""Why pieces cannot be taken."""

from typing import Any

from storefront.kernel.refusals import N_, NotValid, Refusal


class StockRanOut(Refusal):
    """Fewer pieces are free than were asked for; `variant_id` says of what, `left` how many there are."""

    text = N_("لم يبقَ من «%(product)s» إلا %(left)s.")
    none_left = N_("نفد «%(product)s».")

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if not values["left"]:
            self.text = self.none_left


class CountIsNotValid(NotValid):
    text = N_("العدد يجب أن يكون رقماً صحيحاً من 0 إلى 100,000.")


class CountHasChanged(Refusal):
    """Pieces were sold or came back between the count and its coming in."""

    text = N_("تغيّر العدد منذ فتح الصفحة، وهو الآن %(left)s. صحّحوه ثم احفظوا.")
