# Steps among 100,000 live lists, which one step made.
import gc

gc.disable()
kept = list(map(list, zip(range(100000))))


def main():
    last = None
    for i in range(100000):
        last = [i]
        kept[i % 100] = last


main()
