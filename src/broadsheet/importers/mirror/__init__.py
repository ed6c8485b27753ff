"""A folder or a mirror of a site as a whole: files sorted, pages compared, issues found, texts written."""
