"""What is true of every example that is made up: how long it takes says nothing, for a machine may be busy."""

from hypothesis import settings

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
