"""Pages, by reader. DOORS is the table of every blueprint and of who may pass it."""

from flask import Flask

from storefront.web.account import account
from storefront.web.family import family
from storefront.web.family.desk import only_entitled
from storefront.web.hooks import hooks
from storefront.web.jury import jury
from storefront.web.kit.doors import only_members, only_organisers, only_staff
from storefront.web.office import office
from storefront.web.organiser import organiser
from storefront.web.shop import shop

# blueprint, where it hangs, the guard of its door (None: open to everybody; account guards its private parts itself)
DOORS = (
    (shop, "", None),
    (account, "/account", None),
    (family, "/family", only_entitled),
    (organiser, "/organiser", only_organisers),
    (jury, "/jury", only_members),
    (office, "/office", only_staff),
    (hooks, "", None),
)


def open_doors(app: Flask) -> None:
    """Hangs every blueprint behind its guard."""
    for blueprint, prefix, guard in DOORS:
        if guard and guard not in blueprint.before_request_funcs.get(None, []):
            blueprint.before_request(guard)
        app.register_blueprint(blueprint, url_prefix=prefix)
