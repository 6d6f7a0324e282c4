"""What the duty desk is: its nouns, their verbs and rules, its store, its exchange with the outside."""
