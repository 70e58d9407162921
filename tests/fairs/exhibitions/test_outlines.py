"""What can be said of an exhibition."""

import pytest

from storefront.fairs.exhibitions import outlines, refusals
from storefront.kernel.wording import TextIsTooLong
from tests.builders.fairs import an_outline


@pytest.mark.parametrize(
    ("licence_class", "sells"), [("consumer", True), ("charity", True), ("trade", False), ("introduction", False)]
)
def test_where_goods_are_only_shown_nothing_is_sold(licence_class: str, sells: bool) -> None:
    assert outlines.may_sell(licence_class) is sells


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"name": ("معرض", " ")}, refusals.NameIsMissing),
        ({"name": ("م" * 121, "Fair")}, TextIsTooLong),
        ({"gathering": "war"}, refusals.ChoiceIsUnknown),
        ({"kind": "secret"}, refusals.ChoiceIsUnknown),
        ({"licence_class": ""}, refusals.ChoiceIsUnknown),
        ({"audience": "men"}, refusals.ChoiceIsUnknown),
        ({"capacity": 0}, refusals.CapacityIsNotValid),
        ({"capacity": 500_001}, refusals.CapacityIsNotValid),
        ({"licence_number": "12<3"}, refusals.LicenceIsNotValid),
        ({"licence_number": "1" * 41}, refusals.LicenceIsNotValid),
        ({"kind": "charity"}, refusals.BeneficiaryIsMissing),
        ({"supporters": [("جهة", "Body")] * 31}, refusals.SupportersAreTooMany),
    ],
)
def test_what_cannot_be_said(other: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        outlines.columns(an_outline(**other))


def test_supporters_without_a_name_are_left_out() -> None:
    told = outlines.columns(an_outline(supporters=[("بنك التنمية", ""), (" ", ""), ("", "Chamber")]))

    assert told["supporters"] == [["بنك التنمية", ""], ["Chamber", "Chamber"]]


def test_only_a_charity_exhibition_has_a_beneficiary() -> None:
    told = outlines.columns(an_outline(kind="general", beneficiary=("جمعية", "Charity")))

    assert (told["beneficiary_ar"], told["beneficiary_en"]) == ("", "")
