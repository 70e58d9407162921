"""What people read out: the number of an invoice, and what stands beside a transfer. Pure."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are read as another
LENGTH = 8


def random_code() -> str:
    """A number that tells nothing of how many there are."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
