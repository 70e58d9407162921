"""The office: families, their documents and statements, people, goods, the journal, the pattern book. For its own staff."""

from flask import Blueprint

from storefront.web.office.desk import at_desk
from storefront.web.office.documents import documents
from storefront.web.office.families import families
from storefront.web.office.journal import journal
from storefront.web.office.members import members
from storefront.web.office.patterns import patterns
from storefront.web.office.products import products
from storefront.web.office.start import start
from storefront.web.office.statements import statements

office = Blueprint("office", __name__)
office.context_processor(at_desk)
office.register_blueprint(documents)
office.register_blueprint(families)
office.register_blueprint(journal)
office.register_blueprint(members)
office.register_blueprint(patterns)
office.register_blueprint(products)
office.register_blueprint(start)
office.register_blueprint(statements)
