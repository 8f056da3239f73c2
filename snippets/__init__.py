"""The tutorial's programs, and what finds, runs, checks and embeds them."""
