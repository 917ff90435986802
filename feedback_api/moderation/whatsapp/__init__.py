"""What comes from a WhatsApp chat, and the link by which its sender is told."""
