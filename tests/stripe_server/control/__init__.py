"""Control: what a test asks of the server itself and no client of Stripe could."""
