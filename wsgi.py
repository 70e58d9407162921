"""The market as servers want it: `gunicorn wsgi:app`."""

import atexit
import gc

from storefront import create_app

app = create_app()
atexit.register(gc.freeze)  # a process that ends need not look for garbage first, which takes it most of a second
