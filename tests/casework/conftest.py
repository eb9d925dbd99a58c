"""How properties are tried: the same examples each time, so that a failure is not a surprise."""

import os

from hypothesis import Phase, settings

settings.register_profile("same_each_time", derandomize=True, deadline=None, max_examples=50)
# For a change that has to be noticed, not explained: fewer examples, and none of them made smaller.
settings.register_profile(
    "noticed",
    settings.get_profile("same_each_time"),
    max_examples=20,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same_each_time"))
