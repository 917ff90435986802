"""Brings an office into the cloud: plan, ask, deploy, look whether it works, go back if it does not."""
