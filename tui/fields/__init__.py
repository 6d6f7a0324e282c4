"""The kinds of fields a form can ask for; each knows how its answer is spelt, read and stepped."""
