"""Pages for shoppers and visitors; open to everybody."""

from flask import Blueprint

from storefront.web.shop.categories import categories
from storefront.web.shop.families import families
from storefront.web.shop.home import home
from storefront.web.shop.pages import pages
from storefront.web.shop.products import products
from storefront.web.shop.regions import places
from storefront.web.shop.search import search
from storefront.web.shop.seasons import seasons

shop = Blueprint("shop", __name__)
shop.register_blueprint(categories)
shop.register_blueprint(families)
shop.register_blueprint(home)
shop.register_blueprint(pages)
shop.register_blueprint(places)
shop.register_blueprint(products)
shop.register_blueprint(search)
shop.register_blueprint(seasons)
