"""A folder or a mirror of a site as a whole: its files sorted, its pages compared, its issues found, its texts written."""
