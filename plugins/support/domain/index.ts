// Support's public face. Tickets come with their own issue; until then this room has no words of its own.
