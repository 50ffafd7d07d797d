"""Subjects that know their observers and observers that know their subjects."""
import gc
import weakref

gc.disable()
gc.collect()


class Subject:
    def __init__(self):
        self.observers = []

    def __del__(self):
        print("subject gone")


class Observer:
    def __init__(self, subject):
        self.subject = subject
        subject.observers.append(self.notified)

    def notified(self):
        pass

    def __del__(self):
        print("observer gone")


s = Subject()
o = Observer(s)
del s, o
print(gc.collect())


class WeakObserver(Observer):
    def __init__(self, subject):
        self.subject = subject
        subject.observers.append(weakref.WeakMethod(self.notified))


s = Subject()
o = WeakObserver(s)
del o
print([r() for r in s.observers])
del s
print(gc.collect())
