"""The pages of visits and programmes, and the texts to forward."""
