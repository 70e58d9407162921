"""What members choose holds at once; what must reach them does; a link in a letter ends its own topic and no other."""

import pytest

from storefront.community import notices
from storefront.community.notices import choices
from storefront.community.notices.topics import BY_NAME, MAIL, TEXT
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound, NotValid
from tests.builders.community import a_member

pytestmark = pytest.mark.usefixtures("app")
SECRET = "a secret of the market, long enough"
FOLLOWS = BY_NAME["follows"]


def test_without_a_word_it_is_as_usual() -> None:
    user = a_member()
    chosen = choices.of_member(user.id)

    assert choices.wants(user.id, "followed-goods", MAIL)
    assert not choices.wants(user.id, "followed-goods", TEXT)
    assert choices.wants(user.id, "parcel-new", TEXT)
    assert (chosen["follows", MAIL], chosen["follows", TEXT], chosen["sales", TEXT]) == (True, False, True)


def test_what_was_asked_about_and_not_wanted_is_off() -> None:
    user, other = a_member(), a_member()

    choices.choose(user.id, {("follows", MAIL), ("talks", MAIL)}, {("talks", MAIL)})

    assert not choices.wants(user.id, "followed-goods", MAIL)
    assert choices.wants(user.id, "message-from-family", MAIL)
    assert choices.wants(user.id, "restocked", MAIL)
    assert choices.wants(other.id, "followed-goods", MAIL)
    assert not choices.of_member(user.id)["follows", MAIL]


def test_it_can_be_chosen_again_and_again() -> None:
    user = a_member()
    for wanted in (set(), {("follows", MAIL)}, set(), {("follows", MAIL)}):
        choices.choose(user.id, {("follows", MAIL)}, wanted)
        assert choices.wants(user.id, "followed-goods", MAIL) is bool(wanted)


def test_what_must_come_cannot_be_turned_off() -> None:
    user = a_member()
    choices.choose(user.id, {("security", MAIL), ("agreement", MAIL), ("no such", MAIL), ("follows", "pigeon")}, set())

    assert choices.wants(user.id, "password-changed", MAIL)
    assert choices.wants(user.id, "order-confirmed", MAIL)
    with pytest.raises(NotValid):
        choices.keep(user.id, BY_NAME["refunds"], MAIL, wanted=False)


def test_letters_that_still_wait_are_not_sent_once_it_is_off() -> None:
    user, other = a_member(), a_member()
    for one in (user, other):
        for kind in ("followed-goods", "restocked", "password-changed"):
            notices.tell(kind, notices.Reader(one.email, "ar", one.id), once="x", values={})

    choices.keep(user.id, FOLLOWS, MAIL, wanted=False)

    waiting = [(row.user_id, row.kind) for row in db.session.query(notices.Notice).order_by(notices.Notice.id)]
    assert (user.id, "followed-goods") not in waiting
    assert len([one for one in waiting if one[0] == user.id]) == 2
    assert (other.id, "followed-goods") in waiting


def test_a_link_ends_its_own_topic_of_its_own_reader() -> None:
    token = choices.stop_token(7, FOLLOWS, SECRET)

    assert choices.stopped_by(token, SECRET) == (7, FOLLOWS)
    assert token != choices.stop_token(7, BY_NAME["talks"], SECRET) != choices.stop_token(8, FOLLOWS, SECRET)


def broken() -> list[str]:
    """Links somebody made up, or changed."""
    token = choices.stop_token(7, FOLLOWS, SECRET)
    seal = token.rpartition("-")[2]
    return [
        "",
        "x",
        "7",
        "7-follows-",
        f"8-follows-{seal}",
        f"7-talks-{seal}",
        f"7-nothing-{seal}",
        f"seven-follows-{seal}",
        f"{'9' * 40}-follows-{seal}",
        token[:-1],
        token.replace("-", "_"),
        choices.stop_token(7, BY_NAME["security"], SECRET),
        choices.stop_token(7, FOLLOWS, SECRET + "!"),
    ]


@pytest.mark.parametrize("token", broken())
def test_a_link_that_is_not_ours_ends_nothing(token: str) -> None:
    with pytest.raises(NotFound):
        choices.stopped_by(token, SECRET)


def test_what_was_chosen_is_forgotten_with_its_member() -> None:
    user = a_member()
    choices.keep(user.id, FOLLOWS, MAIL, wanted=False)

    choices.forget_member(user.id)

    assert db.session.query(notices.models.NoticeChoice).count() == 0
