"""Exchange: how goods are handed over, baskets, orders."""
