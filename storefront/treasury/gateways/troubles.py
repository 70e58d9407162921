"""What can go wrong in a conversation with a provider. Each says what is known of the outcome, none says anything secret."""


class Trouble(Exception):
    """A call to a provider did not come to an answer we can use. `code` is a word for logs and alarms."""

    def __init__(self, code: str = "") -> None:
        super().__init__(code)
        self.code = code


class ProviderDown(Trouble):
    """No usable answer: what was asked may have been done or not. `answered` when the provider itself said that it broke;
    under the same key it will say so again."""

    def __init__(self, code: str = "", *, answered: bool = False) -> None:
        super().__init__(code)
        self.answered = answered


class ProviderBusy(Trouble):
    """Nothing was done, because there was too much at once; worth asking again in a moment."""


class ProviderRefused(Trouble):
    """Nothing was done, because what we asked makes no sense to the provider: a mistake of ours, or of the clock's.
    `code` says what, and `about` which of the values."""

    def __init__(self, code: str = "", about: str = "") -> None:
        super().__init__(code)
        self.about = about


class ProviderLocked(Trouble):
    """Nothing was done, because the provider does not take our key."""


class InvalidWebhook(Trouble):
    """A message that does not prove where it comes from, or that nobody could read."""
