print("broken starts")
x = 1
undefined_name
