"""Building, trying and testing the runtime that runs programs in the reader's browser."""
