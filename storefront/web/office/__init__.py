"""The office: families, their documents and statements, people, goods, money, the journal, the pattern book. For staff."""

from flask import Blueprint

from storefront.web.office.alarms import alarms
from storefront.web.office.allowances import allowances
from storefront.web.office.application_documents import application_documents
from storefront.web.office.applications import applications
from storefront.web.office.assignments import assignments
from storefront.web.office.attempts import attempts
from storefront.web.office.bank import bank
from storefront.web.office.bank_files import bank_files
from storefront.web.office.bodies import bodies
from storefront.web.office.commissions import commissions
from storefront.web.office.coupons import coupons
from storefront.web.office.courier import courier
from storefront.web.office.credits import credits
from storefront.web.office.desk import at_desk
from storefront.web.office.differences import differences
from storefront.web.office.disputes import disputes
from storefront.web.office.documents import documents
from storefront.web.office.events import events
from storefront.web.office.families import families
from storefront.web.office.journal import journal
from storefront.web.office.ledger import ledger
from storefront.web.office.members import members
from storefront.web.office.money import money
from storefront.web.office.movements import movements
from storefront.web.office.patterns import patterns
from storefront.web.office.payments import payments
from storefront.web.office.payouts import payouts
from storefront.web.office.proceeds import proceeds
from storefront.web.office.products import products
from storefront.web.office.recipients import recipients
from storefront.web.office.reconciliation import reconciliation
from storefront.web.office.refunds import refunds
from storefront.web.office.remainders import remainders
from storefront.web.office.reported import messages, questions, reviews
from storefront.web.office.seasons import seasons
from storefront.web.office.start import start
from storefront.web.office.statements import statements

PARTS = (
    alarms,
    allowances,
    application_documents,
    applications,
    assignments,
    attempts,
    bank,
    bank_files,
    bodies,
    commissions,
    coupons,
    courier,
    credits,
    differences,
    disputes,
    documents,
    events,
    families,
    journal,
    ledger,
    members,
    messages,
    money,
    movements,
    patterns,
    payments,
    payouts,
    proceeds,
    products,
    questions,
    recipients,
    reconciliation,
    refunds,
    remainders,
    reviews,
    seasons,
    start,
    statements,
)

office = Blueprint("office", __name__)
office.context_processor(at_desk)
for part in PARTS:
    office.register_blueprint(part)
