"""Reading questions: everybody's, the desk's, the office's."""

import pytest

from storefront.kernel.refusals import NotFound
from storefront.trade import questions
from tests.builders.asking import a_question, an_answered
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.reviewing import STAFF

pytestmark = pytest.mark.usefixtures("app")


def test_everybody_reads_the_newest_of_what_is_answered() -> None:
    product = a_product()
    first, _, last = an_answered(product, "أ؟"), a_question(product, "ب؟"), an_answered(product, "ج؟")
    an_answered()  # about another product

    assert [one.id for one in questions.of_product(product.id).rows] == [last.id, first.id]
    assert [one.id for one in questions.newest_of_product(product.id, 1)] == [last.id]


def test_the_desk_begins_with_what_waited_longest() -> None:
    family = a_family()
    product = a_product(of=family)
    first, last, answered = a_question(product, "أ؟"), a_question(product, "ب؟"), an_answered(product, "ج؟")

    assert [one.id for one in questions.for_desk(family.id, "asked").rows] == [first.id, last.id]
    assert [one.id for one in questions.for_desk(family.id, "answered").rows] == [answered.id]
    assert questions.count_waiting(family.id) == 2
    with pytest.raises(NotFound):
        questions.get_of_family(a_family().id, first.id)
    with pytest.raises(NotFound):
        questions.get_shown(first.id)


def test_the_office_is_shown_what_waits_and_what_is_hidden() -> None:
    waits, hidden = an_answered(), an_answered()
    an_answered()
    questions.report(waits, a_member().id, "إعلان")
    questions.hide(hidden, STAFF, reason="إعلان")

    assert [one.id for one in questions.reported("").rows] == [waits.id]
    assert [one.id for one in questions.reported("hidden").rows] == [hidden.id]
    assert list(questions.reports_of([waits.id, hidden.id])) == [waits.id]
