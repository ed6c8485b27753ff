"""The e-mail edition: an issue as one mail, in HTML and in plain text with the same stories in the same order.

In: a job with an issue. Out: `Rendition` values, made once for all readers, with marks where a reader's own links go.
No picture counts who opens it and no link who follows it: there is no setting for that.
"""
