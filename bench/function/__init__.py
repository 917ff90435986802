"""What the feedback function costs at size, held against Isso behind the same server."""
