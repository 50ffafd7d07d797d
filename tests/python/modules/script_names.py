"""What a script sees of itself."""
import sys

print(__name__, __file__.split("/")[-1], __doc__, __package__, __spec__, __builtins__.__name__)
print(sys.argv == [sys.argv[0]], len(sys.argv), sys.argv[0].split("/")[-1])
if __name__ == "__main__":
    print("run as a script")
print(sorted(n for n in globals() if n.startswith("__")))
