"""When school is: terms and their weeks, bell schedules, holidays, and what the school decided for a day."""
