"""Invoices follow applications: asked for when a family applies or has its place, ended when it does not come."""

from storefront.fairs import applications, fees


def application_submitted(fact: applications.ApplicationSubmitted) -> None:
    """Where a fee is paid on applying, it is asked for."""
    fees.issue(fact.application_id)


def application_stepped(fact: applications.ApplicationStepped) -> None:
    """Whoever has a place is asked for what it costs; whoever does not come owes nothing more, and the worker gives back."""
    if fact.state == "confirmed":
        fees.issue(fact.application_id)
    elif fact.state in fees.endings.NOT_COMING:
        fees.note_end(fact.application_id)
