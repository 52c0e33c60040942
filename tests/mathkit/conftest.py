from hypothesis import settings

# How long an example takes depends on the machine, not on the mathematics.
settings.register_profile("mathkit", deadline=None)
settings.load_profile("mathkit")
