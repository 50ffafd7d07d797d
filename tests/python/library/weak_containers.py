"""All that the weak containers and finalizers can be asked, with referents that live and that die meanwhile."""
import copy
import weakref
from weakref import WeakKeyDictionary, WeakMethod, WeakSet, WeakValueDictionary, finalize


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'<{self.name}>'

    def __hash__(self):
        # So that the order of a set is the same on every run.
        return ord(self.name)

    def __lt__(self, other):
        return self.name < other.name

    def shout(self):
        return self.name.upper()


def tell(what, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    if isinstance(result, (WeakSet, WeakKeyDictionary, WeakValueDictionary)):
        result = type(result).__name__, shown(result)
    print(what, result)


def shown(container):
    if isinstance(container, WeakSet):
        return sorted(container)
    return sorted(container.items(), key=str)


a, b, c, d = map(Thing, 'abcd')
print(list(vars(WeakSet())), list(vars(WeakValueDictionary())), list(vars(WeakKeyDictionary())))
print(weakref.__all__)

print('---- sets')
left, right = WeakSet([a, b, c]), WeakSet([b, c, d])
for name in ('union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint',
             '__or__', '__and__', '__sub__', '__xor__', '__lt__', '__le__', '__gt__', '__ge__', '__eq__', '__ne__'):
    for other in right, left, [a], []:
        if name == '__eq__' and isinstance(other, list):
            continue
        tell(name, getattr(left, name), other)
    tell(name, getattr(left, name), 5)
for name in ('__ior__', '__iand__', '__isub__', '__ixor__', 'update', 'intersection_update', 'difference_update',
             'symmetric_difference_update'):
    for other in right, None, [d, a], 5, 'xyz':
        changed = left.copy()
        tell(name, getattr(changed, name), changed if other is None else other)
        print(shown(changed), len(changed))
tell('in', left.__contains__, a)
tell('in', left.__contains__, 5)
tell('add', left.add, 5)
tell('remove', left.remove, 5)
tell('discard', left.discard, d)
tell('pop', WeakSet().pop)
tell('reduce', left.__reduce__()[0].__name__.upper)
print(shown(left.__reduce__()[0](*left.__reduce__()[1])), WeakSet[int])
tell('clear', left.clear)
tell('hash', hash, left)
print(len(left), bool(left), left, left == WeakSet(), left == set())
x = Thing('c')
left |= [x, a]
walk = iter(left)
print(next(walk))
del x
print(len(left), len(left._pending_removals), sorted(left))
walk.close()
print(len(left), left._pending_removals, len(left.data))


class Kind(WeakSet):
    pass


print(type(Kind([a]) | [b]), type(Kind([a]) & [a]), type(Kind([a]).copy()), Kind([a]) == WeakSet([a]), WeakSet([a]) == Kind([a]))

print('---- values')
values = WeakValueDictionary({'a': a, 'b': b}, c=c)
print(shown(values), sorted(values), sorted(values.values()), len(values), len(values.valuerefs()))
print([r() for r in values.itervaluerefs()], [r.key for r in values.valuerefs()], type(values.valuerefs()[0]))
for key in 'a', 'z', [], 7:
    tell('get', values.get, key)
    tell('get', values.get, key, 1)
    tell('in', values.__contains__, key)
    tell('item', values.__getitem__, key)
    tell('delete', copy.copy(values).__delitem__, key)
    tell('pop', values.copy().pop, key)
    tell('pop', values.copy().pop, key, None)
    tell('pop', values.copy().pop, key, 1, 2)
tell('set', values.__setitem__, 'n', 1)
tell('set', values.setdefault, 'n', 1)
tell('set', values.setdefault, 'd', d)
tell('set', values.setdefault, 'a', d)
tell('set', values.setdefault, 'none')
for other in {'e': a}, [('e', b)], WeakValueDictionary(f=c), 5, [1], None:
    tell('or', values.__or__, other)
    tell('ror', values.__ror__, other)
    tell('update', values.copy().update, other)
    tell('ior', values.copy().__ior__, other)
tell('popitem', WeakValueDictionary().popitem)
tell('wrong', WeakValueDictionary, 1, 2)
tell('wrong', WeakValueDictionary, other=a)
x, y = Thing('x'), Thing('y')
values['x'], values['y'] = x, y
walk = values.items()
next(walk)
del x
print(len(values.data), len(values._pending_removals), 'x' in values, 'x' in values.data)
values.data.pop('gone', None)
tell('a commit while walking', next, walk)
walk = values.items()
for rest in walk:
    pass
del rest
print(len(values), sorted(values))
del y
print(len(values), 'y' in values, values.get('y', 0), type(copy.deepcopy(values)), shown(copy.deepcopy(values)))
values.clear()
print(len(values), bool(values), values == {}, values != {})

print('---- keys')
keys = WeakKeyDictionary({a: 1, b: 2})
keys[c] = 3
print(shown(keys), sorted(keys), list(keys.values()), len(keys), len(keys.keyrefs()))
for key in a, d, 5:
    tell('get', keys.get, key)
    tell('get', keys.get, key, 'no')
    tell('in', keys.__contains__, key)
    tell('delete', keys.copy().__delitem__, key) if key != d else None
    tell('pop', keys.copy().pop, key, 0)
    tell('set', keys.copy().setdefault, key)
for other in {d: 9}, [(d, 8)], WeakKeyDictionary({d: 7}), 5, None:
    tell('or', keys.__or__, other)
    tell('ror', keys.__ror__, other)
    tell('update', keys.copy().update, other)
    tell('ior', keys.copy().__ior__, other)
tell('update', keys.update, word=1)
tell('popitem', WeakKeyDictionary().popitem)
x, y = Thing('x'), Thing('y')
keys[x], keys[y] = [4], 5
print(copy.deepcopy(keys)[x] is keys[x], copy.copy(keys)[x] is keys[x])
walk = iter(keys)
next(walk)
del x
print(len(keys), len(keys.data), len(keys._pending_removals))
print(keys.pop(y), keys._dirty_len, len(keys), keys._dirty_len, len(keys._pending_removals))
walk.close()
print(len(keys), len(keys.data), len(keys._pending_removals))

print('---- methods')
tell('wrong', WeakMethod, 5)
tell('wrong', WeakMethod, len)
one, two = WeakMethod(a.shout), WeakMethod(a.shout, print)
print(one == two, one != two, hash(one) == hash(two), one == WeakMethod(b.shout), one == 5, one != 5, one()())
x = Thing('x')
heard = []
dying = WeakMethod(x.shout, heard.append)
other = WeakMethod(x.shout)
del x
print(dying(), heard == [dying], dying == other, dying == dying, dying != dying, dying != other)

print('---- finalizers')
x = Thing('x')
f = finalize(x, print, 'called', 1, sep='-')
g = finalize(x, print, 'detached')
print(f.alive, f.atexit, f.peek(), g.detach(), g.alive, g.detach(), g.peek(), g(), g.atexit)
print(repr(f).split(' at 0x')[0], repr(f).split('for ')[1].split(' at')[0], repr(g).split('; ')[1])
del x
print(f.alive, f.peek(), f.detach(), f(), f.atexit)
f.atexit = True
print(f.atexit)
tell('wrong', finalize, a)
tell('wrong', finalize, 5, print)
finalize(a, lambda: 1 / 0).atexit = False
last = finalize(b, print, 'last at exit')
finalize(b, lambda: finalize(c, print, 'made at exit'))
never = finalize(c, print, 'never')
never.atexit = 0
print(never.atexit, finalize(a, max, 3, 4)())

print('---- as others see them')
from collections.abc import MutableMapping, MutableSet
print(issubclass(WeakSet, MutableSet), issubclass(WeakKeyDictionary, MutableMapping), issubclass(WeakValueDictionary, MutableMapping))
