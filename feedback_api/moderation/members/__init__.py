"""The pages about members of staff: who they are, how they come in, and what each does about the own account."""
