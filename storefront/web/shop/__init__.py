"""Pages for shoppers and visitors; open to everybody."""

from flask import Blueprint

from storefront.web.shop.answers import answers
from storefront.web.shop.cart import cart
from storefront.web.shop.categories import categories
from storefront.web.shop.checkout import checkout
from storefront.web.shop.documents import documents
from storefront.web.shop.exhibition_calls import exhibition_calls
from storefront.web.shop.exhibition_goods import exhibition_goods
from storefront.web.shop.exhibitions import exhibitions
from storefront.web.shop.fair_visits import fair_visits
from storefront.web.shop.families import families
from storefront.web.shop.handbacks import handbacks
from storefront.web.shop.home import home
from storefront.web.shop.lease_answers import lease_answers
from storefront.web.shop.markets import markets
from storefront.web.shop.messages import messages
from storefront.web.shop.news import news
from storefront.web.shop.orders import orders
from storefront.web.shop.pages import pages
from storefront.web.shop.payments import payments
from storefront.web.shop.products import products
from storefront.web.shop.proposals import proposals
from storefront.web.shop.question_lists import product_questions
from storefront.web.shop.ready_baskets import ready_baskets
from storefront.web.shop.receipts import receipts
from storefront.web.shop.regions import places
from storefront.web.shop.returns import returns
from storefront.web.shop.review_lists import family_reviews, product_reviews
from storefront.web.shop.reviews import reviews
from storefront.web.shop.search import search
from storefront.web.shop.seasons import seasons
from storefront.web.shop.stall_plans import stall_plans
from storefront.web.shop.till_receipts import till_receipts
from storefront.web.shop.tracking import tracking
from storefront.web.shop.visit_tickets import visit_tickets
from storefront.web.shop.visits import visits

shop = Blueprint("shop", __name__)
shop.register_blueprint(answers)
shop.register_blueprint(lease_answers)
shop.register_blueprint(markets)
shop.register_blueprint(cart)
shop.register_blueprint(categories)
shop.register_blueprint(checkout)
shop.register_blueprint(documents)
shop.register_blueprint(exhibition_calls)
shop.register_blueprint(exhibition_goods)
shop.register_blueprint(exhibitions)
shop.register_blueprint(fair_visits)
shop.register_blueprint(families)
shop.register_blueprint(handbacks)
shop.register_blueprint(home)
shop.register_blueprint(messages)
shop.register_blueprint(news)
shop.register_blueprint(orders)
shop.register_blueprint(pages)
shop.register_blueprint(payments)
shop.register_blueprint(places)
shop.register_blueprint(products)
shop.register_blueprint(proposals)
shop.register_blueprint(ready_baskets)
shop.register_blueprint(receipts)
shop.register_blueprint(returns)
shop.register_blueprint(reviews)
shop.register_blueprint(product_reviews)
shop.register_blueprint(family_reviews)
shop.register_blueprint(product_questions)
shop.register_blueprint(search)
shop.register_blueprint(seasons)
shop.register_blueprint(stall_plans)
shop.register_blueprint(till_receipts)
shop.register_blueprint(tracking)
shop.register_blueprint(visit_tickets)
shop.register_blueprint(visits)
