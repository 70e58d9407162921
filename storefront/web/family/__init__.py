"""The desk of a productive family: its day, its orders, its goods, its money, its statements and its team."""

from flask import Blueprint

from storefront.web.family.attributes import attributes
from storefront.web.family.bank_account import bank_account
from storefront.web.family.capacities import capacities
from storefront.web.family.cards import cards
from storefront.web.family.choices import choices
from storefront.web.family.closure import closure
from storefront.web.family.connection import connection
from storefront.web.family.coupons import coupons
from storefront.web.family.delivery_notes import delivery_notes
from storefront.web.family.desk import at_desk, beside_token, desks
from storefront.web.family.documents import documents
from storefront.web.family.doorsteps import doorsteps
from storefront.web.family.fair_agreements import fair_agreements
from storefront.web.family.fair_choices import fair_choices
from storefront.web.family.fair_counts import fair_counts
from storefront.web.family.fair_goods import fair_goods
from storefront.web.family.fair_reports import fair_reports
from storefront.web.family.fair_stalls import fair_stalls
from storefront.web.family.fairs import fairs
from storefront.web.family.fees import fees
from storefront.web.family.growth import growth
from storefront.web.family.handbacks import handbacks
from storefront.web.family.handover import handover
from storefront.web.family.holiday import holiday
from storefront.web.family.income import income
from storefront.web.family.leases import leases
from storefront.web.family.links import links
from storefront.web.family.market_places import market_places
from storefront.web.family.messages import messages
from storefront.web.family.money import money
from storefront.web.family.orders import orders
from storefront.web.family.photos import photos
from storefront.web.family.picking import picking
from storefront.web.family.pieces import pieces
from storefront.web.family.planner import planner
from storefront.web.family.points import points
from storefront.web.family.price_helper import price_helper
from storefront.web.family.product_files import product_files
from storefront.web.family.product_form import product_form
from storefront.web.family.product_sheets import product_sheets
from storefront.web.family.product_steps import product_steps
from storefront.web.family.products import products
from storefront.web.family.proposals import proposals
from storefront.web.family.questions import questions
from storefront.web.family.ready_baskets import ready_baskets
from storefront.web.family.receipts import receipts
from storefront.web.family.refusals import refusals
from storefront.web.family.registration import registration
from storefront.web.family.remainders import remainders
from storefront.web.family.returns import returns
from storefront.web.family.reviews import reviews
from storefront.web.family.sections import sections
from storefront.web.family.shop_page import shop_page
from storefront.web.family.statements import statements
from storefront.web.family.steps import steps
from storefront.web.family.team import team
from storefront.web.family.team_invitations import team_invitations
from storefront.web.family.team_members import team_members
from storefront.web.family.till import till
from storefront.web.family.till_cash import till_cash
from storefront.web.family.till_queue import till_queue
from storefront.web.family.till_sales import till_sales
from storefront.web.family.today import today
from storefront.web.family.variants import variants
from storefront.web.family.vouching import vouching
from storefront.web.family.zones import zones
from storefront.web.kit.forms import BESIDE

family = Blueprint("family", __name__)
family.context_processor(at_desk)
BESIDE[family.name] = beside_token
family.register_blueprint(attributes)
family.register_blueprint(bank_account)
family.register_blueprint(capacities)
family.register_blueprint(cards)
family.register_blueprint(choices)
family.register_blueprint(delivery_notes)
family.register_blueprint(coupons)
family.register_blueprint(closure)
family.register_blueprint(connection)
family.register_blueprint(desks)
family.register_blueprint(doorsteps)
family.register_blueprint(fair_agreements)
family.register_blueprint(fair_reports)
family.register_blueprint(fair_stalls)
family.register_blueprint(fair_goods)
family.register_blueprint(fair_choices)
family.register_blueprint(fair_counts)
family.register_blueprint(fairs)
family.register_blueprint(fees)
family.register_blueprint(growth)
family.register_blueprint(leases)
family.register_blueprint(market_places)
family.register_blueprint(handbacks)
family.register_blueprint(documents)
family.register_blueprint(links)
family.register_blueprint(messages)
family.register_blueprint(handover)
family.register_blueprint(holiday)
family.register_blueprint(income)
family.register_blueprint(money)
family.register_blueprint(picking)
family.register_blueprint(planner)
family.register_blueprint(orders)
family.register_blueprint(photos)
family.register_blueprint(pieces)
family.register_blueprint(points)
family.register_blueprint(price_helper)
family.register_blueprint(product_files)
family.register_blueprint(product_form)
family.register_blueprint(product_sheets)
family.register_blueprint(product_steps)
family.register_blueprint(products)
family.register_blueprint(proposals)
family.register_blueprint(questions)
family.register_blueprint(ready_baskets)
family.register_blueprint(receipts)
family.register_blueprint(refusals)
family.register_blueprint(remainders)
family.register_blueprint(registration)
family.register_blueprint(returns)
family.register_blueprint(reviews)
family.register_blueprint(sections)
family.register_blueprint(shop_page)
family.register_blueprint(statements)
family.register_blueprint(steps)
family.register_blueprint(team)
family.register_blueprint(team_invitations)
family.register_blueprint(team_members)
family.register_blueprint(till)
family.register_blueprint(till_cash)
family.register_blueprint(till_queue)
family.register_blueprint(till_sales)
family.register_blueprint(today)
family.register_blueprint(variants)
family.register_blueprint(vouching)
family.register_blueprint(zones)
