"""The first page and what is done from anywhere: the room, finding, backups, the journal."""
