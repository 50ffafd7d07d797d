print("b starts")
import helper_cycle_a
print("b sees a's name:", hasattr(helper_cycle_a, "name"))
name = "B"
