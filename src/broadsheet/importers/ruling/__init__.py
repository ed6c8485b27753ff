"""What stands in a rules file: its keys, patterns with a time limit, texts put right by it, and how one is written."""
