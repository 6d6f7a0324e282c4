"""The pages of the desk: what a person sees and does; each is a module with its stylesheet beside it."""
