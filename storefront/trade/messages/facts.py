"""What happens to messages. What they say is between the two of them, so no fact carries it."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class AboutMessage(Fact):
    """What every one of these says: which message, about which parcel, of which side."""

    message_id: int
    parcel_id: int
    side: str


@dataclass(frozen=True)
class MessageWritten(AboutMessage):
    """`is_first`: the other side had read everything before, so it is the first of those it has not read."""

    is_first: bool


@dataclass(frozen=True)
class MessageReported(AboutMessage):
    by: int | None
    reason: str


@dataclass(frozen=True)
class MessageReportDismissed(AboutMessage):
    """The office looked at what was reported, and the message stays."""

    by: int | None


@dataclass(frozen=True)
class MessageHidden(AboutMessage):
    by: int | None
    reason: str


@dataclass(frozen=True)
class MessageShown(AboutMessage):
    """What was hidden can be read again."""

    by: int | None
