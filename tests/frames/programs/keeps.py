def python_memory_example():
    number_list = [1, 2, 3]
    number_list.append(4)
    text = "x" * 3
    return len(number_list)

n = python_memory_example()
print(n)
