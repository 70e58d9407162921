"""The market as servers want it: `gunicorn wsgi:app`."""

from storefront import create_app

app = create_app()
