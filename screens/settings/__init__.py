"""What the school decides for itself."""
