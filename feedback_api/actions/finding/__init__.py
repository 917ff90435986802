"""What the desk lists: letters that were looked for, reports nobody opened, and letters taken back."""
