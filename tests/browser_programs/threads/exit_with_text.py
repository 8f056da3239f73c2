"""SystemExit with a text goes to standard error; the status is 1."""

raise SystemExit("that is all")

# Error output:
# that is all
# Exit status: 1
