kept = None
own = [1, 2, 3]
