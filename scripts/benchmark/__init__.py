"""The yardstick: a made-up weekly in two formats, a Hugo site, and what measures both."""
