print("part", __name__, __package__)
value = 42


