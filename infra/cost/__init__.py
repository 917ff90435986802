"""What an office costs a month in the cloud: what is asked of AWS, times AWS's listed prices."""
