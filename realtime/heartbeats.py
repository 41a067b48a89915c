"""How life is told from silence, for every door and for the leases behind them."""

BEAT = 10.0
"""Seconds between two beats: the server's to each connection, and a process's for all its leases."""
SILENCE = 30.0
"""Seconds without a sign after which a client, or a lease, is taken for gone."""
