"""What people type leads to the page that answers it."""
