"""Word files: opened safely, put in order, and turned into HTML that the pages' reader takes."""
