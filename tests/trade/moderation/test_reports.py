"""Reports that are rows: a person is heard once, and anew after a decision."""

import pytest

from storefront.kernel.refusals import ReasonIsMissing
from tests.builders.community import a_member
from tests.builders.moderating import KINDS, Reported
from tests.builders.reviewing import STAFF

pytestmark = pytest.mark.usefixtures("app")
in_rows = pytest.mark.parametrize("kind", KINDS[:2], ids=lambda kind: kind.name)


@in_rows
def test_a_person_reports_once_and_says_why(kind: Reported) -> None:
    thing, member = kind.make(), a_member()

    for reason in ("كلام مسيء", "كلام مسيء جداً"):
        kind.trade.report(thing, member.id, reason)
    with pytest.raises(ReasonIsMissing):
        kind.trade.report(thing, member.id, "  ")

    assert [row.reason for row in kind.trade.reports_by(member.id)] == ["كلام مسيء"]
    assert [row.user_id for row in kind.trade.reports_of([thing.id])[thing.id]][1:] == [member.id]
    assert kind.trade.count_reported() == 1


@in_rows
def test_what_is_reported_after_a_decision_is_looked_at_anew(kind: Reported) -> None:
    thing, member = kind.make(), a_member()
    kind.trade.report(thing, member.id, "غير صحيح")
    kind.trade.dismiss(thing, STAFF)

    kind.trade.report(thing, member.id, "صار فيه إساءة")

    assert [(row.reason, row.decided_at) for row in kind.trade.reports_by(member.id)] == [("صار فيه إساءة", None)]
    assert kind.trade.count_reported() == 1
