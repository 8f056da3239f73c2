"""Recorded real runs of programs: who ran when, who waited for what, who printed which line; and their pictures."""
