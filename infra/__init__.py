"""How the product reaches machines: packages, the template of the cloud, deployment, cost."""
