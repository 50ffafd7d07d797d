"""Reading the whole of standard input, line by line."""
import sys

total = 0
for number, line in enumerate(sys.stdin, 1):
    line = line.rstrip("\n")
    if not line:
        print(number, "empty")
        continue
    word, count = line.split()
    total += int(count)
    print(number, word, count)
print(total, sys.stdin.readline() == "")
sys.stdout.write("written\n")
sys.stdout.writelines(["a\n", "b\n"])
print(sys.stdout.write("four"))
sys.stderr.write("problem\n")
sys.stdout.flush()
