"""One home per library: whoever wants it asks its keeper."""

from tests.architecture.house import ROOT, libraries, modules

HOMES = {
    "whoosh": ("storefront.insight.search", "storefront.insight.segments"),
    "PIL": ("storefront.kernel.pixels", "storefront.kernel.photos", "storefront.kernel.webp"),
    "pillow_heif": ("storefront.kernel.pixels",),
    "flask_login": ("storefront.web.account", "storefront.web.kit.doors"),
    "stripe": ("storefront.treasury.gateways",),
    "openpyxl": ("storefront.kernel.workbooks",),
    "argon2": ("storefront.community.passwords",),
    "hijridate": ("storefront.kernel.calendars",),
    "phonenumbers": ("storefront.kernel.phones",),
    "segno": ("storefront.web",),
    "icalendar": ("storefront.web.hooks",),
    "fpdf": ("storefront.web.paper",),
    "resvg_py": ("storefront.demo", "storefront.web.cards"),
    "flask_wtf": ("storefront.web",),
    "wtforms": ("storefront.web",),
    "flask_babel": ("storefront.web",),
    "flask_sqlalchemy": ("storefront.kernel.database",),
    "flask_migrate": ("storefront.cli",),
    "flask": ("storefront.web", "storefront.cli", "storefront.demo"),
    "config": (),
}


def strangers(module: str, used: set[str]) -> set[str]:
    """The libraries a module uses although they live elsewhere."""
    inside = {
        lib for lib, homes in HOMES.items() if any(module == home or module.startswith(f"{home}.") for home in homes)
    }
    return (used & HOMES.keys()) - inside


def test_libraries_are_used_at_home() -> None:
    roof = {"storefront"}  # create_app binds everything together
    found = {name: strangers(name, libraries(path)) for name, path in modules().items() if name not in roof}

    assert {name: away for name, away in found.items() if away} == {}


def test_settings_import_nothing_of_ours() -> None:
    assert "storefront" not in libraries(ROOT / "config.py")


def test_the_rule_sees_a_planted_fault() -> None:
    assert strangers("storefront.goods.catalogue.commands", {"PIL", "sqlalchemy"}) == {"PIL"}
    assert strangers("storefront.kernel.photos", {"PIL"}) == set()
