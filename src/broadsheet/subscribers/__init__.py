"""Who reads the paper: people, what they subscribe to, what they agreed to, and the functions over them.

In: an open office, addresses and wishes as people gave them. Out: subscriptions, tokens, lists for sending and for the
post. Every change of consent leaves an event. Knows no mail, no web page and no command.
"""
