"""The browser desk: views, forms, templates. Now its public side: subscribe, confirm, unsubscribe, preferences.

In: requests. Out: pages, and calls of the functions of `subscribers` and `deliveries`. It holds no rule of its own.
"""
