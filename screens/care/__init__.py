"""The risk board and everything of one student's file."""
