"""Addresses whose answers are not read by people in a browser."""

NO_PAGES = {  # by endpoint: what they are instead
    "account.orders.home": "leads to the orders",
    "account.takeout.show": "a file to keep",
    "family.cards.picture": "a file to keep",
    "family.cards.prices": "a file to keep",
    "family.documents.photo": "a photograph",
    "family.fair_reports.show_table": "a file to keep",
    "family.fees.receipt": "a file to keep",
    "family.income.income_tables.show": "a file to keep",
    **{
        f"family.product_sheets.{one}.show": "a file to keep"
        for one in ("bad_rows", "product_exports", "product_templates")
    },
    "family.links.link_codes.show": "a picture to keep",
    "family.links.link_tables.show": "a file to keep",
    "family.receipts.show": "a file to keep",
    "family.statements.papers.show": "a file to keep",
    "family.till.index": "leads to the till of today",
    "family.till_queue.manifest": "for machines",
    "family.till_queue.worker": "for machines",
    "family.statements.tables.show": "a file to keep",
    "family.statements.workbooks.show": "a file to keep",
    "office.application_documents.photo": "a photograph",
    "organiser.stall_papers.licence": "a file to keep",
    "organiser.stall_papers.table": "a file to keep",
    "office.bank_files.download": "a file to keep",
    "office.documents.show": "a file to keep",
    "office.payments.about": "leads to a payment",
    "office.statements.papers.show": "a file to keep",
    "office.statements.tables.show": "a file to keep",
    "office.statements.workbooks.show": "a file to keep",
    "organiser.fees.table": "a file to keep",
    "organiser.reports.table": "a file to keep",
    "organiser.visits.hours": "a file to keep",
    "organiser.visits.table": "a file to keep",
    "organiser.rents.table": "a file to keep",
    "shop.documents.show": "a file to keep",
    **{
        f"hooks.calendars.{one}": "a file to keep"
        for one in ("show", "feed", "of_region", "of_season", "calls", "visit")
    },
    "hooks.health.ready": "for machines",
    "hooks.health.show": "for machines",
    "hooks.pictures.cloth": "a drawing",
    "hooks.pictures.mark": "a drawing",
    "hooks.pictures.show": "a photograph",
    "hooks.sitemap.robots": "for machines",
    "hooks.sitemap.show": "for machines",
    "shop.news.show": "leads to where the news is done",
    "shop.visits.show": "leads to a shop",
    "shop.search.suggestions": "for the script of the search box",
}
