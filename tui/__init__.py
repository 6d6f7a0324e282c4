"""What every page shares: the app, the frame, commands, lists, forms, and the command that starts it all."""
