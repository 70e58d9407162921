"""How long a provider may take: little by default, more inside the block, and little again after it."""

from storefront.treasury.gateways import has_time, patiently


def test_the_worker_has_time_and_a_request_has_none() -> None:
    before = has_time()
    with patiently():
        inside = has_time()

    assert (before, inside, has_time()) == (False, True, False)
