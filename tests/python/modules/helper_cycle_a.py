print("a starts")
import helper_cycle_b
print("a sees", helper_cycle_b.name)
name = "A"
