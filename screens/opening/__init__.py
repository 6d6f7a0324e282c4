"""Opening hours, the log, duty and absence."""
