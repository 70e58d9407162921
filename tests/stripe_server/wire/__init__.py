"""HTTP: how requests arrive, who may ask, what happens twice, what goes wrong on purpose, how answers leave."""
