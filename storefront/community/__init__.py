"""Who and where: regions, people who sign in, families, and the letters they get."""
