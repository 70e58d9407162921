"""Where members want to be told of what: kept where they said something, as usual where they did not."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select

from storefront.community.notices import topics
from storefront.community.notices.models import Notice, NoticeChoice
from storefront.community.notices.queries import WAITING
from storefront.community.notices.topics import BY_NAME, MAIL, OF_KIND, TEXT, Topic
from storefront.kernel import seals
from storefront.kernel.database import db, insert_once
from storefront.kernel.refusals import NotFound, NotValid

CHANNELS = (MAIL, TEXT)
Choice = tuple[str, str]  # a topic's name, a channel
MOST_FIGURES = 18


def wants(user_id: int, kind: str, channel: str) -> bool:
    """Whether a member is to be told of a kind of thing over a channel."""
    topic = OF_KIND[kind]
    if not topics.may_choose(topic, channel):
        return True
    said = select(NoticeChoice.wanted).where(
        NoticeChoice.user_id == user_id, NoticeChoice.topic == topic.name, NoticeChoice.channel == channel
    )
    wanted = db.session.scalar(said)
    return topics.usual(topic, channel) if wanted is None else wanted


def of_member(user_id: int) -> Mapping[Choice, bool]:
    """Every topic over every channel: whether it reaches this member."""
    rows = db.session.scalars(select(NoticeChoice).where(NoticeChoice.user_id == user_id))
    said = {(row.topic, row.channel): row.wanted for row in rows}
    return {
        (topic.name, channel): not topics.may_choose(topic, channel)
        or said.get((topic.name, channel), topics.usual(topic, channel))
        for topic in topics.TOPICS
        for channel in CHANNELS
    }


def choose(user_id: int, asked: Collection[Choice], wanted: Collection[Choice]) -> None:
    """Of what a member was asked about, what is in `wanted` reaches them from now on and the rest does not; what must reach
    them stays, and what nobody knows is passed over. Letters of what is turned off that still wait are not sent."""
    for name, channel in sorted(set(asked)):
        topic = BY_NAME.get(name)
        if topic and channel in CHANNELS and topics.may_choose(topic, channel):
            keep(user_id, topic, channel, wanted=(name, channel) in wanted)


def keep(user_id: int, topic: Topic, channel: str, *, wanted: bool) -> None:
    """One choice. Raises NotValid for what cannot be turned off."""
    if not topics.may_choose(topic, channel):
        raise NotValid()
    row = insert_once(NoticeChoice).values(user_id=user_id, topic=topic.name, channel=channel, wanted=wanted)
    again = row.on_conflict_do_update(index_elements=["user_id", "topic", "channel"], set_={"wanted": wanted})
    db.session.execute(again.execution_options(synchronize_session=False))
    if not wanted:
        mine = (Notice.user_id == user_id, Notice.channel == channel, Notice.kind.in_(topic.kinds))
        db.session.execute(delete(Notice).where(*mine, *WAITING).execution_options(synchronize_session=False))


def forget_member(user_id: int) -> None:
    """Throws away what a member chose."""
    mine = delete(NoticeChoice).where(NoticeChoice.user_id == user_id)
    db.session.execute(mine.execution_options(synchronize_session=False))


def stop_token(user_id: int, topic: Topic, secret: str) -> str:
    """What stands in a letter so that its reader can end letters of the kind without signing in; `secret` is the market's."""
    return f"{user_id}-{topic.name}-{seals.seal(told(user_id, topic.name), secret)}"


def stopped_by(token: str, secret: str) -> tuple[int, Topic]:
    """Whose letters of which topic a token ends; raises NotFound for one that is not ours."""
    number, _, rest = token.partition("-")
    name, _, seal = rest.rpartition("-")
    topic = BY_NAME.get(name)
    if not (number.isascii() and number.isdigit() and len(number) <= MOST_FIGURES and topic and not topic.required):
        raise NotFound()
    if not seals.is_sealed(told(int(number), name), seal, secret):
        raise NotFound()
    return int(number), topic


def told(user_id: int, name: str) -> str:
    """What the seal is of."""
    return f"stop:{user_id}:{name}"
