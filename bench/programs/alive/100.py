# Steps among 100 live lists, which one step made.
import gc

gc.disable()
kept = list(map(list, zip(range(100))))


def main():
    last = None
    for i in range(100000):
        last = [i]
        kept[i % 100] = last


main()
