"""What the function needs of AWS: handlers, places in the bucket and the table, parameters."""
