"""What lies on the workbench of a family of the demo market: a draft, goods the office is to look at, some that came back with
its words, some that were put away."""

from datetime import timedelta

from storefront.community import accounts
from storefront.demo.people import OFFICE, SHOWN_FAMILY, People, family_of
from storefront.goods import catalogue, editing
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work

NAMES = {
    "draft": ("معمول الشتاء بالصندل", "Winter maamoul with sandalwood"),
    "waiting": ("بخور العيد بالمسك", "Eid incense with musk"),
    "returned": ("خلطة الضيوف الخفيفة", "A light blend for guests"),
    "archived": ("بخور الصيف الماضي", "Last summer’s incense"),
}
WORDS = "اكتبوا المكوّنات كلها من الأكثر إلى الأقل، فالعطر المستعمل غير مذكور."


def tell(people: People) -> None:
    """Each is a copy of something the family sells, as families make their next product."""
    family = family_of(SHOWN_FAMILY)
    desk = Actor(people.owners[SHOWN_FAMILY].id, families=frozenset({family.id}))
    officer = accounts.find_by_email(OFFICE)
    office = Actor(officer.id if officer else None, roles=frozenset({"staff"}))
    made = {}
    with clock.set_to(clock.now() - timedelta(days=2)), unit_of_work():
        for kind, product in zip(NAMES, models(family.id), strict=False):
            made[kind] = editing.copy(product, desk)
            editing.describe(made[kind], NAMES[kind], (product.about_ar, product.about_en), desk)
        for kind in ("waiting", "returned"):
            catalogue.offer(made[kind], desk)
        catalogue.publication.archive(made["archived"], desk)
    with clock.set_to(clock.now() - timedelta(hours=20)), unit_of_work():
        catalogue.review.send_back(catalogue.get(made["returned"].id), office, words=WORDS)


def models(family_id: int) -> list[Product]:
    """Goods of a family that the office looks at, loaded as its pages load them."""
    newest = catalogue.newest_of_family(family_id, 100)
    reviewed = [one for one in newest if one.reviewed_for and one.stock_mode == "counted"]
    return [catalogue.of_family(family_id, product.id) for product in reviewed]
