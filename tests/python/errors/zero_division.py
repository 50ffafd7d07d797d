def average(numbers):
    return sum(numbers) / len(numbers)


data = {"a": [1, 2], "b": []}
for key, numbers in data.items():
    print(key, average(numbers) if key else None)
