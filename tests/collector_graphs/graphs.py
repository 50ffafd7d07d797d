"""Random graphs of objects, and what a collector makes of them: graphs.py [FIRST [COUNT]].

Each graph is made from its number alone. Its nodes are of every kind that the collector tracks; some have finalizers (of which
some bring objects back, or cut references, or leave new garbage), some have weak references with callbacks. Names are dropped,
references made and cut, generations collected. Whatever is freed, finalized or called back is written down in its order, with
what each collection returns: two interpreters that collect alike print the same text. In every fourth graph small thresholds let
collections start by themselves, in whatever allocates, and the counts that they start by are written down too.
"""
import collections
import functools
import gc
import sys
import types
import weakref


class Random:
    """A generator of numbers that is the same everywhere."""

    def __init__(self, seed):
        self.state = (seed * 2654435761 + 12345) & 0x7FFFFFFF
        for _ in range(4):
            self.below(2)

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n

    def pick(self, items):
        return items[self.below(len(items))]


log = []
saved = []
names = []
watchers = []


# ---- nodes ----

class Tag:
    """Tells of the end of what holds it, and is not tracked by any collector's list of instances with a dict."""
    __slots__ = ("n",)

    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(f"t{self.n}")


class Node:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n


class Final(Node):
    def __del__(self):
        log.append(f"d{self.n}")


class Phoenix(Node):
    def __del__(self):
        log.append(f"p{self.n}")
        saved.append(self)


class Saviour(Node):
    """Saves what it refers to, and not itself."""

    def __del__(self):
        log.append(f"s{self.n}")
        for value in list(self.__dict__.values()):
            if type(value) is not int:
                saved.append(value)
                break


class Cutter(Node):
    def __del__(self):
        log.append(f"c{self.n}")
        for key in [k for k in self.__dict__ if k != "n"]:
            delattr(self, key)


class Litterer(Node):
    def __del__(self):
        log.append(f"l{self.n}")
        ring = Final(self.n + 1000)
        ring.me = ring


class Failing(Node):
    def __del__(self):
        log.append(f"f{self.n}")
        raise ValueError(self.n)


class Slots:
    __slots__ = ("n", "one", "two", "__weakref__")

    def __init__(self, n):
        self.n = n


class SlotsFinal(Slots):
    __slots__ = ()

    def __del__(self):
        log.append(f"D{self.n}")


class List(list):
    pass


class ListFinal(list):
    def __del__(self):
        log.append(f"L{len(self)}")


class Dict(dict):
    __slots__ = ("__weakref__",)


class Tuple(tuple):
    pass


class Ref(weakref.ref):
    """A weak reference that may hold others."""


class Meta(type):
    def __del__(cls):
        log.append(f"m{cls.n}")


class Hoarder(Node):
    """Keeps its referents in weak containers."""

    def __init__(self, n):
        self.n = n
        self.values = weakref.WeakValueDictionary()
        self.keys = weakref.WeakKeyDictionary()
        self.set = weakref.WeakSet()


def make_closure(n):
    held = [Tag(n)]

    def closure(add=None):
        if add is not None:
            held.append(add)
        return held
    return closure


def make_generator(n):
    held = [Tag(n)]
    try:
        while True:
            held.append((yield))
    finally:
        log.append(f"g{n}")


def make_failed(n, other):
    held = [Tag(n), other]
    try:
        raise KeyError(n)
    except KeyError as error:
        return error


def make_class(n):
    class Local:
        tag = Tag(n)

        def method(self):
            return __class__
    return Local


def generator_started(n):
    g = make_generator(n)
    next(g)
    return g


def make_watched_generator(n, random):
    """A generator that, when it is closed, brings back what it holds."""
    def resurrecting(held, tag):
        try:
            yield
        finally:
            log.append(f"r{n}")
            saved.append(held)
    g = resurrecting([some(random)], Tag(n))
    next(g)
    return g


def make_frame(n, other):
    tag = Tag(n)
    return sys._getframe()


def make_chain(n, other):
    """An exception with a cause, each with its traceback."""
    try:
        raise ValueError(n) from make_failed(n, other)
    except ValueError as error:
        return error


def make_counted(n):
    """A class whose finalizer counts in a variable of its own closure."""
    count = 0

    class Counted(Node):
        def __del__(self):
            nonlocal count
            count += 1
            log.append(f"n{self.n}.{count}")
    return Counted(n)


def make_finalized(n, other):
    node = Node(n)
    weakref.finalize(node, log.append, f"z{n}").atexit = False
    node.other = other
    return node


def make_cached(n):
    @functools.lru_cache(2)
    def cached(key):
        return key
    cached(Final(n))
    return cached


def materialised(n):
    node = Node(n)
    node.__dict__["tag"] = Tag(n)
    return node


def module(n):
    made = types.ModuleType(f"m{n}")
    made.tag = Tag(n)
    return made


# Of modules in Python, which heapstep has in words of its own and which allocate otherwise within a call.
made_in_python = [lambda n, r: Hoarder(n), lambda n, r: make_finalized(n, some(r)), lambda n, r: make_cached(n)]

makers = made_in_python + [
    lambda n, r: Node(n), lambda n, r: Node(n), lambda n, r: Final(n), lambda n, r: Final(n), lambda n, r: Phoenix(n),
    lambda n, r: Saviour(n), lambda n, r: Cutter(n), lambda n, r: Litterer(n), lambda n, r: Failing(n), lambda n, r: Slots(n),
    lambda n, r: SlotsFinal(n), lambda n, r: [Tag(n)], lambda n, r: [Tag(n)], lambda n, r: {"tag": Tag(n)}, lambda n, r: {"tag": Tag(n)},
    lambda n, r: {n: Tag(n)}, lambda n, r: List([Tag(n)]), lambda n, r: ListFinal([Tag(n)]), lambda n, r: Dict(tag=Tag(n)),
    lambda n, r: (Tag(n), some(r), [some(r)]), lambda n, r: (some(r), some(r)), lambda n, r: Tuple([Tag(n), some(r)]), lambda n, r: {Node(n)},
    lambda n, r: frozenset([Final(n)]), lambda n, r: make_closure(n), lambda n, r: make_generator(n), lambda n, r: generator_started(n),
    lambda n, r: make_failed(n, some(r)), lambda n, r: make_class(n), lambda n, r: make_class(n)(), lambda n, r: materialised(n),
    lambda n, r: module(n), lambda n, r: functools.partial(print, Tag(n), some(r)), lambda n, r: Node(n).__hash__, lambda n, r: types.CellType(some(r)),
    lambda n, r: collections.deque([Tag(n), some(r)]), lambda n, r: collections.defaultdict(list, tag=Tag(n)),
    lambda n, r: types.SimpleNamespace(tag=Tag(n)), lambda n, r: property(make_closure(n)), lambda n, r: iter([Tag(n), some(r)]),
    lambda n, r: {"tag": Tag(n), "o": some(r)}.values(), lambda n, r: types.MappingProxyType({"tag": Tag(n), "o": some(r)}),
    lambda n, r: zip([Tag(n)], [some(r)]), lambda n, r: map(make_closure(n), [some(r)]), lambda n, r: (x for x in [Tag(n), some(r)]),
    lambda n, r: lambda x=[Tag(n), some(r)]: x, lambda n, r: staticmethod(make_closure(n)), lambda n, r: enumerate([Tag(n), some(r)]),
    lambda n, r: weak(n, r), lambda n, r: slice(Tag(n), some(r)), lambda n, r: list[Tag(n), some(r)], lambda n, r: super(Node, Final(n)),
    lambda n, r: make_watched_generator(n, r), lambda n, r: make_frame(n, some(r)), lambda n, r: make_chain(n, some(r)),
    lambda n, r: make_counted(n), lambda n, r: Meta("Made", (), {"n": n}),
    lambda n, r: Meta("Made", (Node,), {"n": n})(n), lambda n, r: classmethod(make_closure(n)), lambda n, r: filter(make_closure(n), [some(r)]),
    lambda n, r: reversed([Tag(n), some(r)]), lambda n, r: iter((Tag(n), some(r))), lambda n, r: iter({"tag": Tag(n), "o": some(r)}.items()),
    lambda n, r: iter(make_closure(n), 0), lambda n, r: exec_module(n, some(r)), lambda n, r: [[[[Tag(n), some(r)]]]], lambda n, r: ((((Tag(n), some(r)),),),),
]


def make(n, random):
    maker = random.pick(makers)
    return Node(n) if gc.isenabled() and maker in made_in_python else maker(n, random)


def some(random):
    return random.pick(names) if names else None


two_functions = compile("def f(): return g\ndef g(): return f", "two", "exec")


def exec_module(n, other):
    space = {"tag": Tag(n), "other": other, "__builtins__": {}}
    exec(two_functions, space)
    return space["f"]


def told(n):
    return lambda reference: log.append(f"w{n}" if reference() is None else f"w{n}!")


def dropping(n, place):
    """A callback that drops a name."""
    def callback(reference):
        log.append(f"x{n}")
        if place < len(names):
            names[place] = None
    return callback


def failing(reference):
    log.append("wf")
    raise RuntimeError("callback")


def weak(n, random):
    """A weak reference as a node of the graph, perhaps with a callback that is part of it too."""
    target = some(random)
    if type(target).__weakrefoffset__ == 0:
        return [Tag(n)]
    made = Ref(target, None if random.below(2) else told(n))
    made.tag = Tag(n)
    return made


def watch(n, node, random):
    """A weak reference from outside the graph."""
    kind = random.below(8)
    if kind > 4 or type(node).__weakrefoffset__ == 0:
        return
    callback = [told(n), told(n), dropping(n, random.below(8)), failing, None][kind]
    watchers.append(weakref.ref(node, callback) if random.below(6) else weakref.proxy(node, callback and told_proxy(n)))


def told_proxy(n):
    return lambda proxy: log.append(f"y{n}")


# ---- references between them ----

def refer(random, a, b):
    """Makes `a` refer to `b`, if its kind can."""
    kind = type(a)
    if kind in (list, List, ListFinal, collections.deque):
        a.append(b)
    elif kind in (dict, Dict, collections.defaultdict):
        if isinstance(b, (Node, Slots)) and random.below(3) == 0:
            a[b] = 0
        else:
            a[f"k{random.below(4)}"] = b
    elif kind is set:
        if isinstance(b, Node):
            a.add(b)
    elif kind is Hoarder:
        hoard(random, a, b)
    elif kind is types.FunctionType:
        if random.below(2) or a.__name__ != "closure":
            a.other = b
        else:
            a(b)
    elif kind is types.GeneratorType:
        if a.gi_frame is not None and a.gi_suspended and a.gi_code is make_generator.__code__ and a.gi_frame.f_lasti > 10:
            a.send(b)
    elif kind is types.CellType:
        a.cell_contents = b
    elif isinstance(a, Slots):
        if random.below(2):
            a.one = b
        else:
            a.two = b
    elif isinstance(a, KeyError):
        if random.below(2):
            a.other = b
        else:
            a.args = (b,)
    elif isinstance(a, (Node, Tuple, Ref, types.SimpleNamespace, types.ModuleType, functools.partial)) or isinstance(a, type):
        setattr(a, f"a{random.below(4)}", b)
    elif kind.__name__ == "Local":
        a.other = b


def hoard(random, a, b):
    place = random.below(4)
    try:
        if place == 0:
            a.values[random.below(3)] = b
        elif place == 1:
            a.set.add(b)
        elif place == 2 and isinstance(b, Node):
            a.keys[b] = names[0]
        else:
            a.other = b
    except (TypeError, AttributeError):
        log.append("no")


def cut(random, a):
    """Takes a reference out of `a`, if its kind can."""
    kind = type(a)
    if kind in (list, List, ListFinal, collections.deque):
        if a:
            a.pop()
    elif kind in (dict, Dict, collections.defaultdict, set):
        if random.below(4) == 0:
            a.clear()
        elif kind is not set and a:
            a.popitem()
    elif kind is types.GeneratorType:
        try:
            a.close()
        except ValueError:
            log.append("running")
    elif kind is types.FunctionType:
        a.__dict__.clear()
    elif isinstance(a, KeyError):
        a.__traceback__ = None
    elif isinstance(a, Node):
        for name in [k for k in a.__dict__ if k != "n"][:1]:
            delattr(a, name)


# ---- one graph ----

def tracked():
    """Which tuples and dicts among the names are tracked."""
    return "".join("01"[gc.is_tracked(o)] for o in names if type(o) in (tuple, dict))


def ages():
    """The nodes of each generation, in its order."""
    return [[o.n for o in gc.get_objects(g) if issubclass(type(o), (Node, Slots))] for g in range(3)]


def shown(objects):
    """Numbers of nodes and kinds of containers: whether a type written in C holds its own type or its name is not the point."""
    return [o.n if issubclass(type(o), (Node, Slots, Tag)) else type(o).__name__ for o in objects
            if o is not names and type(o) not in (type, str, object, type(None))]


def held(random):
    """What an object refers to and what refers to it, by the collector's account."""
    o = some(random)
    if o is None:
        return None
    return shown(gc.get_referents(o)), shown(gc.get_referrers(o))


def tell(what):
    if gc.isenabled():
        what = f"{gc.get_count()} {what}"
    print(what, *log)
    log.clear()


def step(random, count):
    choice = random.below(12)
    if choice < 4:
        place = random.below(len(names))
        names[place] = None
        tell(f"drop {place}:")
    elif choice < 6:
        a, b = random.below(len(names)), random.below(len(names))
        refer(random, names[a], names[b])
        tell(f"refer {a} {b}:")
    elif choice == 6:
        place = random.below(len(names))
        cut(random, names[place])
        tell(f"cut {place}:")
    elif choice == 7:
        names.append(make(count + 100, random))
        tell("new:")
    elif choice == 8:
        place = random.below(2)
        if place:
            del saved[:]
        else:
            names[random.below(len(names))] = names[random.below(len(names))]
        tell(f"forget {place}:")
    else:
        generation = random.below(4) % 3
        found = gc.collect(generation)
        tell(f"collect {generation}: {found} {gc.get_count()[1:]} {tracked()}")
        if random.below(3) == 0:
            tell(f"ages {ages()}")
        if random.below(8) == 0:
            tell(f"held {held(random)}")


def build(random):
    count = 2 + random.below(100 if random.below(20) == 0 else 12)
    for n in range(count):
        names.append(make(n, random))
        watch(n, names[-1], random)
    for _ in range(random.below(3 * count)):
        refer(random, some(random), some(random))
    return count


def graph(number):
    random = Random(number)
    print("graph", number)
    if number % 4 == 3:
        gc.collect()
        gc.set_threshold(3 + random.below(40), 1 + random.below(4), 1 + random.below(4))
        gc.enable()
    count = build(random)
    tell("built:")
    for i in range(random.below(10)):
        step(random, count + i)
    names.clear()
    tell("names cleared:")
    gc.disable()
    tell(f"collect: {gc.collect(random.below(3))}")
    for turn in range(4):
        found = gc.collect()
        tell(f"collect: {found} {len(saved)}")
        if not saved and not found:
            break
        saved.clear()
        tell("forgotten:")
    watchers.clear()
    tell(f"end: {gc.collect()} {len(gc.garbage)}")


def hook(args):
    log.append(f"!{args.exc_type.__name__}")
    if isinstance(args.object, types.GeneratorType):
        log.append("in a generator")


def started(phase, info):
    if phase == "start":
        log.append(f"<{info['generation']}")
    else:
        log.append(f"{info['collected']}>")


def main():
    first, count = int(sys.argv[1]) if len(sys.argv) > 1 else 0, int(sys.argv[2]) if len(sys.argv) > 2 else 10
    sys.unraisablehook = hook
    gc.disable()
    make_cached(0), make_finalized(0, None)  # whose modules have something to make when they are used for the first time
    log.clear()
    gc.collect()
    gc.freeze()
    gc.callbacks.append(started)
    for number in range(first, first + count):
        graph(number)


main()
