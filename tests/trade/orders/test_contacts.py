"""The private link of an order: made anew from its key and the secret, and of nothing else."""

from storefront.trade import orders


def test_the_private_link_follows_from_the_key_and_the_secret() -> None:
    assert orders.link_token("key", "secret") == orders.link_token("key", "secret")
    assert len({orders.link_token(key, secret) for key in "ab" for secret in "cd"}) == 4
    assert len(orders.link_token("key", "secret")) == 48
