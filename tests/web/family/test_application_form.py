"""The form of an application: what a family may apply with, what it says of an application that is there."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.community import families
from storefront.fairs import applications, calls
from storefront.goods import catalogue
from storefront.kernel.units import unit_of_work
from storefront.web.family.application_form import ApplicationForm, offered_to
from tests.builders.calls import a_call, a_wish
from tests.builders.community import a_family, desk
from tests.builders.goods import a_category, a_product
from tests.builders.registering import lists

Invited = tuple[int, list[calls.CallQuota], list[int]]


@pytest.fixture
def invited(app: Flask) -> Invited:
    """A family's id, what a call invites, the family's incense."""
    with unit_of_work():
        lists()
        incense, oud, food = a_category(), a_category(slug="oud"), a_category(slug="kleija", permit="food")
        family = a_family()
        goods = [a_product(of=family).id for _ in range(2)]
        a_product(of=family, place=catalogue.Place(food))
        call = a_call(quotas={oud.id: 1, incense.id: 2, food.id: 3})
        return family.id, list(calls.quotas_of(call.id)), goods


def test_what_it_has_comes_first_with_what_is_missing(app: Flask, invited: Invited) -> None:
    family_id, quotas, goods = invited
    with app.test_request_context():
        choices = offered_to(family_id, quotas)

    assert [(one.most, len(one.goods), one.can_apply) for one in choices] == [
        (2, 2, True),
        (3, 1, False),
        (1, 0, False),
    ]
    assert [card.id for card in choices[0].goods] == goods[::-1]
    assert list(choices[1].missing) == ["تصريح المطبخ المنزلي", "البطاقة الصحية"]


def test_the_only_one_there_is_is_chosen_already(app: Flask, invited: Invited) -> None:
    family_id, quotas, goods = invited
    with app.test_request_context():
        form = ApplicationForm.filled(None, offered_to(family_id, quotas))

    assert form.category.data == str(a_category().id)
    assert form.ticked == frozenset(goods)


def test_goods_of_another_sub_category_do_not_come_along(app: Flask, invited: Invited) -> None:
    family_id, quotas, goods = invited
    told = MultiDict([("category", str(a_category().id)), *(("product", str(one)) for one in (*goods, 999, "x"))])
    with app.test_request_context(method="POST", data=told):
        form = ApplicationForm.offered(offered_to(family_id, quotas))

        assert sorted(form.wish.product_ids) == goods


def test_an_application_fills_its_form(app: Flask, invited: Invited) -> None:
    family_id, quotas, goods = invited
    with unit_of_work():
        wish = a_wish(a_category().id, goods[0])
        made = applications.apply(quotas[0].call_id, family_id, wish, desk(families.get(family_id)))
    with app.test_request_context():
        form = ApplicationForm.filled(made, offered_to(family_id, quotas))

    assert (form.category.data, form.words.data, form.needs.data) == (str(a_category().id), wish.words, ["power"])
    assert (form.ticked, form.agrees.data) == (frozenset({goods[0]}), True)
