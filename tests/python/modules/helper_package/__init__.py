"""A package."""
print("package", __name__, __package__)
from . import part
from .part import value
__all__ = ["part", "value", "own"]
own = "own name"
secret = "not in __all__"
