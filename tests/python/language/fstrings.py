"""f-strings with every kind of part."""
name, price, count = "tea", 3.14159, 12
print(f"{name} {price} {count}", f"{name!r} {name!s} {'é'!a}")
print(f"{name=} {price=:.2f} {count = } {count + 1 = :>6}")
print(f"{price:.3f}|{price:10.2f}|{price:<10.2e}|{price:+}|{price:g}|{price:%}|{price:08.3f}")
print(f"{count:5}|{count:<5}|{count:^5}|{count:05}|{count:x}|{count:#b}|{count:,}|{1234567:_}|{count:+d}|{65:c}")
print(f"{name:>10}|{name:*^9}|{name:.2}|{name!r:_<8}|")
width, digits = 12, 4
print(f"{price:{width}.{digits}}|{name:{'>'}{width}}|{price:{width}.{digits}f}|")
print(f"{{literal}} {{{name}}} {'nested ' + f'{name}'}")
print(f"{[x * 2 for x in range(3)]} { {'a': 1}['a'] } {(lambda x: x + 1)(2)}")
print(f"{'a' if count > 3 else 'b'}", f"{count!r:>4}", f"{name!s:^7}.")
print(f"" f"{name}" "plain {not}" f"{count}")
print(f"""multi
{name}
  {count:
>4}""")
print(rf"\d{count}\n", f"\x41\N{BULLET}{name}\t|")
print(f"{1000000:,.2f} {-5:d} {5: d} {255:#06x} {0.1 + 0.2:.17g} {1e20:n}")
print(f"{None} {True} {...} {[]} {print} {int}")


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f"<{self.amount}:{spec}>"

    def __repr__(self):
        return f"Money({self.amount})"


print(f"{Money(5)} {Money(5):xyz} {Money(5)!r} {Money(5)=} {Money(5)!r:>12}")
for spec, value in [("d", 1.5), (".2d", 3), ("z", "a"), ("+", "a"), ("10", [1]), (",d", "a"), ("=5", "a"), ("s", 3), (",_", 4), ("c", 1.0)]:
    try:
        print(f"{value:{spec}}")
    except (ValueError, TypeError) as error:
        print(spec, type(error).__name__, error)
try:
    print(f"{missing}")
except NameError as error:
    print(error)
