"""The page on which letters are looked for, and the table it hands out."""
