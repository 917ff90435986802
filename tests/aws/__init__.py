"""The product against an AWS-compatible server on this machine."""
