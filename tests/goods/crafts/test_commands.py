"""What a family makes: a few sub-categories of the classification, exactly those it chose last."""

import pytest

from storefront.goods import crafts
from tests.builders.community import a_family
from tests.builders.registering import a_food

pytestmark = pytest.mark.usefixtures("app")


def chosen(family_id: int) -> list[str]:
    return [row.slug for row in crafts.of_family(family_id)]


def test_the_last_choice_holds() -> None:
    family, cakes = a_family(), a_food(slug="cakes")
    crafts.choose(family.id, [a_food().slug])

    crafts.choose(family.id, [cakes.slug, cakes.slug])

    assert chosen(family.id) == ["cakes"]
    crafts.forget(family.id)
    assert chosen(family.id) == []


@pytest.mark.parametrize("slugs", [[], ["pastry"], ["nonsense"], ["kleija-maamoul", "nonsense"]])
def test_groups_and_what_nobody_knows_are_refused(slugs: list[str]) -> None:
    a_food()

    with pytest.raises(crafts.CraftsAreMissing):
        crafts.choose(a_family().id, slugs)


def test_a_family_says_a_few_of_them() -> None:
    slugs = [a_food(slug=f"cakes-{number}").slug for number in range(crafts.MOST + 1)]

    with pytest.raises(crafts.TooManyCrafts):
        crafts.choose(a_family().id, slugs)
