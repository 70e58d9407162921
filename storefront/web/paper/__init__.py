"""Paper: documents of sale and monthly statements as PDF, with our own letters, joined and in the right order."""

from storefront.web.paper.downloads import document_file, month_rows, statement_file
from storefront.web.paper.fairs import FairPaper, PaperDay, PaperStall, plan_pdf, venue_letter
from storefront.web.paper.figures import code_address, code_picture
from storefront.web.paper.furniture import Look
from storefront.web.paper.receipts import NOBODY, Buyer, receipt, title_of, way_of
from storefront.web.paper.statement_tables import statement_csv, statement_xlsx
from storefront.web.paper.statements import statement_pdf

__all__ = [
    "NOBODY",
    "Buyer",
    "FairPaper",
    "Look",
    "PaperDay",
    "PaperStall",
    "code_address",
    "code_picture",
    "document_file",
    "month_rows",
    "plan_pdf",
    "receipt",
    "statement_csv",
    "statement_file",
    "statement_pdf",
    "statement_xlsx",
    "title_of",
    "venue_letter",
    "way_of",
]
