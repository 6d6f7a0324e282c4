"""The risk board: students at risk, each with a person, a plan and a next date."""
