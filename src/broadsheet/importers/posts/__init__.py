"""Posts of Markdown blogs: headers of several systems, the sites they stand on, and which of them make an issue."""
