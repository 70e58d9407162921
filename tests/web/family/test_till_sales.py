"""What was sold at a stall, at the desk of its family: the day, one sale with its receipt, undone or settled."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from storefront.fairs.tills import TillSale
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.desks import a_stranger
from tests.builders.tills import Till, at_a_till, sales


@pytest.fixture
def till(client: FlaskClient) -> Iterator[Till]:
    with at_a_till(client) as found:
        yield found


def of(till: Till, sale: TillSale | None = None) -> str:
    base = f"/family/till/{till.holder.plan.exhibition_id}/sales"
    return f"{base}/{sale.id}" if sale else base


def a_sale(till: Till, quantity: int = 1, *, unseen: bool = False) -> TillSale:
    with unit_of_work():
        return till.sell_unseen(quantity) if unseen else till.sell(quantity)


def test_the_sales_of_the_day_are_listed_with_their_sum(client: FlaskClient, till: Till) -> None:
    assert "لم يُبع شيء في هذا اليوم" in client.get(of(till)).text
    sale = a_sale(till, 3)

    shown = client.get(f"{of(till)}?day=1999-01-01").text

    assert f'href="{of(till, sale)}"' in shown
    assert "3 قطع" in shown


def test_a_sale_shows_its_receipt_to_be_scanned(client: FlaskClient, till: Till) -> None:
    sale = a_sale(till)
    shown = client.get(of(till, sale)).text

    assert f"/receipts/{sale.client_id}" in shown
    assert 'src="data:image/svg+xml' in shown
    assert "بيع جديد" in shown


def test_it_is_undone_with_a_reason_alone(client: FlaskClient, till: Till) -> None:
    sale = a_sale(till, 2)

    refused = post(client, f"{of(till, sale)}/void", reason=" ")
    assert refused.status_code == 422
    assert "اكتبوا سبب الإلغاء" in refused.text
    assert post(client, f"{of(till, sale)}/void", reason="عاد به").status_code == 303

    look_again()
    assert "أُلغي: عاد به" in client.get(of(till, sale)).text
    assert till.left == 4
    assert post(client, f"{of(till, sale)}/void", reason="مرة أخرى").status_code == 409


def test_what_was_not_there_is_settled(client: FlaskClient, till: Till) -> None:
    sale = a_sale(till, 6, unseen=True)
    assert "تُسوّى واحداً واحداً" in client.get(of(till)).text

    for words in ("سُوّي البيع", "تغيّر هذا البيع"):
        post(client, f"{of(till, sale)}/settlement")
        assert words in client.get(of(till, sale)).text

    assert sales()[0][0] == "booked"


def test_sales_of_others_are_not_there(client: FlaskClient, till: Till) -> None:
    sale = a_sale(till)
    a_stranger(client)

    assert client.get(of(till)).status_code == 404
    assert client.get(of(till, sale)).status_code == 404
    assert post(client, f"{of(till, sale)}/void", reason="x").status_code == 404
