"""The press: takes the lease on the build record, builds the site and publishes it."""
