config = {"name": {"first": "a"}}
print(config["name"]["first"])
print(config["name"]["last"]["x"])
