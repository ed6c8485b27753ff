"""Plain text: paragraphs found, mails opened, banner weeklies and dumps of pages taken apart."""
