"""A module that is not there."""
import sys
try:
    import nowhere
except ModuleNotFoundError as error:
    print(error, error.name)
from sys import arg
