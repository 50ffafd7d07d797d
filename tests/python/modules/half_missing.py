"""A module whose own import fails is not the same as no such module."""
try:
    from half import broken
except ImportError as error:
    print(type(error).__name__, error)
try:
    from half import absent
except ImportError as error:
    print(type(error).__name__, str(error).split(' (')[0])
import half.twice
print(half.twice is half.early, half.count)
