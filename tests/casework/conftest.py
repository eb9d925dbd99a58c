"""How properties are tried: the same examples each time, so that a failure is not a surprise."""

from hypothesis import settings

settings.register_profile("same_each_time", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("same_each_time")
