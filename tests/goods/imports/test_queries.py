"""Reading the files a family sent."""

from collections.abc import Callable
from typing import Any

import pytest

from storefront.goods import imports
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_family, desk
from tests.builders.files import a_new_cake, a_table, sent
from tests.builders.goods import a_category, a_product

pytestmark = pytest.mark.usefixtures("app")


def test_a_file_is_found_by_its_family_alone() -> None:
    family, other, _ = a_family(), a_family(), a_category()
    file, _ = sent(family, a_table([a_new_cake()]), desk(family))

    assert imports.get(family.id, file.id) is file
    for family_id, file_id in ((other.id, file.id), (family.id, file.id + 1)):
        with pytest.raises(NotFound):
            imports.get(family_id, file_id)


def test_a_plan_asks_as_many_questions_however_long_the_file(count_queries: Callable[[], Any]) -> None:
    family, _ = a_family(), a_category()
    products = [a_product(of=family) for _ in range(9)]
    db.session.flush()
    rows = [(one.id, "", "", "", "90", "7") for one in products]
    short, _ = sent(family, a_table(rows[:1]), desk(family))
    long, _ = sent(family, a_table(rows), desk(family))

    with count_queries() as few:
        imports.plan_of(short)
    with count_queries() as many:
        plan = imports.plan_of(long)

    assert (plan.counts["changed"], len(few), len(many)) == (9, 4, 4)
