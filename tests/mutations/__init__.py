"""Small exports of every contributor, what damages them, and what comes of them."""
