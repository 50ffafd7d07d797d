"""A module that does not parse."""
print("before")
import helper_syntax
