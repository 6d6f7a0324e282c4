"""Who there is: students and their classes and dormitories, the staff, the rooms; the roster and the search over them."""
