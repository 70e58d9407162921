"""The page of a product, and a product with everything that can be said of one."""

from urllib.parse import quote

from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel import arabic
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_city, a_family
from tests.builders.reading import Element, page
from tests.builders.trade import delivers
from tests.builders.whole import whole_product

WORDING = catalogue.Wording(
    name=("معمول الورد", "Rose incense"),
    about=("يُعجن بماء الورد الطائفي.", "Kneaded with the rose water of Taif."),
    made_of=("عود وورد", "Oud and rose"),
    care=("يُحفظ بعيداً عن الشمس", "Keep out of the sun"),
    option=("الوزن", "Weight"),
    personal=("الاسم على العلبة", "Name on the box"),
    personal_max=20,
    facts=({"ar": "الوزن الصافي", "en": "Net weight", "value_ar": "100 غرام", "value_en": "100 g"},),
)


def address(product: Product) -> str:
    return quote(f"/p/{product.id}-{arabic.slug(product.name_ar)}")


def a_full_product(**family: object) -> tuple[Product, Family]:
    """A product with everything that can be said of one, of a family that delivers, hands over and sends."""
    with unit_of_work():
        house = a_family(**family)  # type: ignore[arg-type]
        product = whole_product(house)
        catalogue.reword(product, WORDING)
        delivers(house, a_city(), 1500)
        return product, house


def shown(client: FlaskClient, product: Product, prefix: str = "") -> Element:
    answer = client.get(prefix + address(product))
    assert answer.status_code == 200
    return page(answer)
