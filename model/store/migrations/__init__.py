"""One file of plain SQL for each step from an older store to the newest."""
