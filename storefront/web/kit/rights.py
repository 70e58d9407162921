"""What somebody may do at a family's desk, in plain words."""

from collections.abc import Iterable
from typing import NamedTuple

from storefront.kernel.actors import RIGHTS, Right
from storefront.kernel.refusals import N_
from storefront.web.kit.locale import gettext


class Words(NamedTuple):
    """A right by its name, and what it opens."""

    title: str
    about: str


WORDS: dict[Right, Words] = {
    "orders": Words(N_("الطلبات"), N_("قبولها وتجهيزها وتسليمها، والرد على طلبات الاسترجاع.")),
    "products": Words(N_("المنتجات"), N_("إضافتها، وتعديل أسعارها وصورها وكمياتها.")),
    "messages": Words(N_("الرسائل والتقييمات"), N_("جواب المشترين عن رسائلهم وأسئلتهم وتقييماتهم.")),
    "shop": Words(
        N_("صفحة الدكّة والتوصيل"),
        N_("كتابة الصفحة، وطرق التسليم، والإجازة، والقسائم والروابط، والمشاركة في المعارض."),
    ),
    "money": Words(N_("المال، للقراءة فقط"), N_("رؤية الدخل وكشوف الحساب، دون تغيير شيء.")),
}


def titles(rights: Iterable[str]) -> list[str]:
    """Some rights by their names, in their own order."""
    there = set(rights)
    return [gettext(WORDS[right].title) for right in RIGHTS if right in there]
