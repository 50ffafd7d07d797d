"""gc.set_threshold takes one to three numbers; the rest stay."""
import gc

print(gc.get_threshold())
gc.set_threshold(500)
print(gc.get_threshold())
gc.set_threshold(400, 5)
print(gc.get_threshold())
gc.set_threshold(300, 4, 3)
print(gc.get_threshold())
gc.set_threshold(-5)
print(gc.get_threshold())
gc.set_threshold(True, False)
print(gc.get_threshold())
for arguments in ((), (1, 2, 3, 4), ("a",), (1, "b"), (1.5,), (None,), (2**40,), (7, 8, 2**40)):
    try:
        gc.set_threshold(*arguments)
        print(arguments, gc.get_threshold())
    except Exception as error:
        print(arguments, type(error).__name__, error, gc.get_threshold())
gc.set_threshold(700, 10, 10)
