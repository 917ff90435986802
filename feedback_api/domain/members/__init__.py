"""Who works at the desk: roles, invitations, what is noted of members and what they are told."""
