"""The press as AWS Lambda runs it: woken by a wish or by a schedule, publishing into a bucket."""
