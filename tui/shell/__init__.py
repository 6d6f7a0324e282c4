"""The desk from a shell: the same verbs without a screen, for scripts and scheduled jobs."""
