"""A module that fails while it is imported."""
print("before")
import helper_broken
print("never")
