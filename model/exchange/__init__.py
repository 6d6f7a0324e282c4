"""What passes between the desk and the outside: rosters in; workbooks, lists and calendars out."""
