"""Words every trade needs: the database, money, time, states, facts, refusals. Knows no noun of the market."""
