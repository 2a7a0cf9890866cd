"""How the tests run: Hypothesis seeded, and without a clock, as no test asserts a time."""

from hypothesis import settings

settings.register_profile("seeded", derandomize=True, deadline=None, print_blob=False)
settings.load_profile("seeded")
