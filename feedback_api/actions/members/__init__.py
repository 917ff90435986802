"""What members of staff do about members: invite, appoint, sign in, stand in, change and leave."""
