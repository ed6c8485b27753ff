"""What texts, names and folders say of an issue's number and date, and how contradictions are settled."""
