"""The settings of Stripe: whatever could move real money by mistake, or let anybody sign, stops the start in one sentence."""

import pytest

import config

KEY, LIVE, SECRETS = "sk_test_of_nobody", "sk_live_of_nobody", "whsec_one"
HERE = "http://127.0.0.1:8900"


def read(*, production: bool = False, **environ: str) -> dict[str, object]:
    return config.stripe({f"STRIPE_{name}": value for name, value in environ.items()}, production=production)


def test_without_a_key_no_card_is_taken_anywhere() -> None:
    for production in (False, True):
        settings = read(production=production)
        assert not any(settings.values())


def test_several_secrets_are_read_while_one_is_replaced() -> None:
    settings = read(SECRET_KEY=KEY, WEBHOOK_SECRETS="whsec_one, whsec_two")

    assert settings["STRIPE_WEBHOOK_SECRETS"] == ("whsec_one", "whsec_two")


@pytest.mark.parametrize("base", [HERE, "http://localhost:8900", "http://[::1]:8900", HERE + "/"])
def test_a_test_key_may_go_to_this_machine(base: str) -> None:
    settings = read(SECRET_KEY=KEY, WEBHOOK_SECRETS=SECRETS, API_BASE=base)

    assert settings["STRIPE_API_BASE"] == base.rstrip("/")


def test_a_live_key_is_taken_in_production() -> None:
    assert read(production=True, SECRET_KEY=LIVE, WEBHOOK_SECRETS=SECRETS)["STRIPE_SECRET_KEY"] == LIVE


@pytest.mark.parametrize(
    ("environ", "about"),
    [
        ({"TRANSFERS": "yes"}, "neither 1 nor 0"),
        ({"LOG": "debug"}, "would write secrets down"),
        ({"TRANSFERS": "1"}, "no STRIPE_SECRET_KEY"),
        ({"SECRET_KEY": "pk_test_public", "WEBHOOK_SECRETS": SECRETS}, "no secret key"),
        ({"SECRET_KEY": KEY, "WEBHOOK_SECRETS": SECRETS, "API_BASE": "https://api.stripe.example"}, "this machine"),
        ({"SECRET_KEY": KEY, "WEBHOOK_SECRETS": SECRETS, "API_BASE": "http://127.0.0.1.evil.example"}, "this machine"),
        ({"SECRET_KEY": KEY, "WEBHOOK_SECRETS": SECRETS, "API_BASE": "http://user@127.0.0.1"}, "this machine"),
        ({"SECRET_KEY": KEY, "WEBHOOK_SECRETS": SECRETS, "API_BASE": HERE + "/elsewhere"}, "this machine"),
        ({"SECRET_KEY": LIVE, "WEBHOOK_SECRETS": SECRETS, "API_BASE": HERE}, "live key"),
        ({"SECRET_KEY": "rk_live_x", "WEBHOOK_SECRETS": SECRETS, "API_BASE": HERE}, "live key"),
        ({"SECRET_KEY": KEY, "WEBHOOK_SECRETS": ""}, "empty secret"),
        ({"SECRET_KEY": KEY, "WEBHOOK_SECRETS": "whsec_one,,whsec_two"}, "empty secret"),
        ({"SECRET_KEY": KEY, "WEBHOOK_SECRETS": "whsec_one, "}, "empty secret"),
        ({"SECRET_KEY": KEY}, "missing"),
    ],
)
def test_an_unsafe_setting_stops_the_start(environ: dict[str, str], about: str) -> None:
    with pytest.raises(config.UnsafeSettings) as stopped:
        read(**environ)

    said = str(stopped.value)
    assert said.startswith("Refusing to start: STRIPE_")
    assert about in said
    assert all(secret not in said for secret in ("of_nobody", "whsec", "pk_test_public"))


@pytest.mark.parametrize("key", [KEY, "rk_test_of_nobody"])
def test_a_test_key_does_not_start_production(key: str) -> None:
    with pytest.raises(config.UnsafeSettings, match="production takes real money"):
        read(production=True, SECRET_KEY=key, WEBHOOK_SECRETS=SECRETS)


def test_the_whole_start_reads_them() -> None:
    with pytest.raises(config.UnsafeSettings, match="STRIPE_SECRET_KEY"):
        config.read({"STRIPE_SECRET_KEY": "nonsense", "STRIPE_WEBHOOK_SECRETS": SECRETS})
