#!/usr/bin/env bash
# heapstep in a real terminal: tmux presses the keys and reads the screen. Each check waits for what
# should appear, never for a time. Takes the directories of the builds to try.
#
#   tests/terminal/run.sh build [build-asan]...
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
passed=0
failed=0
command -v tmux >/dev/null || { echo "tmux is missing: 0 passed, 1 failed"; exit 1; }
unset TMUX COLORTERM NO_COLOR COLORFGBG HEAPSTEP_LESSONS
export LC_ALL=C.UTF-8 LANG=C.UTF-8
home=$(mktemp -d)
server=heapstep-$$
multiplexer() { tmux -L "$server" -f /dev/null "$@"; }
trap 'multiplexer kill-server 2>/dev/null; rm -rf "$home" 2>/dev/null || rm -rf "$home"' EXIT

cat >"$home/names.py" <<'PYTHON'
def demonstrate_references():
    numbers = [1, 2, 3, 4, 5]
    backup = numbers
    numbers = None
    backup = None

demonstrate_references()
print("all done")
PYTHON
cat >"$home/asks.py" <<'PYTHON'
name = input("What is your name? ")
print("Hello", name)
PYTHON
cat >"$home/collects.py" <<'PYTHON'
import gc
ring = []
ring.append(ring)
ring = None
gc.collect()
print("collected")
PYTHON
cat >"$home/blocks.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
struct node { int value; struct node *next; };
int main(void)
{
    struct node *first = malloc(sizeof *first);
    first->value = 1;
    first->next = malloc(sizeof *first);
    first->next->value = 2;
    first->next->next = first;
    int count = 2, *counted = &count;
    free(first->next);
    printf("%d\n", *counted);
    return 0;
}
C
cat >"$home/spins.c" <<'C'
int main(void)
{
    unsigned n = 0;
    while (1)
        n++;
}
C
cat >"$home/forever.py" <<'PYTHON'
n = 0
while True:
    n += 1
PYTHON

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$*"
    multiplexer capture-pane -p -t screen 2>/dev/null | sed 's/^/    |/'
}

# Waits until `"$@"` holds, at most 20 seconds.
await() {
    local end=$((SECONDS + 20))
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.02
    done
}
shows() { multiplexer capture-pane -p -t screen | grep -qF -- "$1"; }
lacks() { ! shows "$1"; }
state() { [ "$(multiplexer display -p -t screen "$1")" = "$2" ]; }

# sees WHAT TEXT: the screen comes to show the text. misses: comes not to.
sees() { if await shows "$2"; then pass; else fail "$1: no \"$2\""; fi; }
misses() { if await lacks "$2"; then pass; else fail "$1: still \"$2\""; fi; }
holds() { local what=$1; shift; if await "$@"; then pass; else fail "$what"; fi; }

keys() { multiplexer send-keys -t screen "$@"; }
# tmux would take a semicolon at the end for its own.
types() { multiplexer send-keys -t screen -l -- "${1/%;/\\;}"; }

# The mouse as the terminal sends it: BUTTON (0 left, 3 released, 64 and 65 the wheel) COLUMN ROW, from 0.
mouse() { types "$(printf '\033[M%b%b%b' "\\0$(printf %o $((32 + $1)))" "\\0$(printf %o $((33 + $2)))" "\\0$(printf %o $((33 + $3)))")"; }
click() {
    mouse 0 "$1" "$2"
    mouse 3 "$1" "$2"
}
# The row of the screen, from 0, in which a text stands.
row_of() { multiplexer capture-pane -p -t screen | grep -nF -- "$1" | head -n 1 | cut -d: -f1 | awk '{ print $1 - 1 }'; }

# A shell of COLUMNS x ROWS; then `heapstep ARGUMENTS` in it.
shell() {
    multiplexer kill-server 2>/dev/null
    while ! multiplexer new-session -d -x "$1" -y "$2" -s screen -c "$home" \
        "env HOME='$home' XDG_STATE_HOME='$home/state' PS1='shell> ' bash --norc --noprofile" 2>/dev/null; do
        sleep 0.05
    done
    await shows 'shell>' || fail "a shell begins"
}
start() {
    local size=$1
    shift
    shell "${size%x*}" "${size#*x}"
    types "clear; $PWD/$build/heapstep $*; echo \"status \$?\""
    keys Enter
}
open_names() {
    start "$1" "$home/names.py"
    await shows 'step 1' || fail "names.py opens at its first step"
}
to_step() { keys "$1"; await shows "$2" || fail "key $1 leads to $2"; }

tests() {
    # ---- keys ----
    open_names 80x24
    sees "the first picture has the call stack" "Call Stack"
    sees "the first picture has the heap" "Python Heap"
    sees "the hints name the keys" "step"
    sees "the prompt waits" ">>>"
    for step in 2 3 4 5 6; do to_step Right "step $step"; done
    sees "stepping shows the document's words" 'numbers → ref to list([1, 2, 3, 4, 5])'
    sees "a second name is a second reference" '[refcount: 2], was 1'
    to_step Left "step 5"
    sees "stepping back takes the name away" '[refcount: 1]'
    to_step End "of 10"
    to_step Home "step 1"
    keys c
    sees "c runs to the end" "step 10"
    keys r
    sees "r runs back to the start" "step 1"
    keys g
    sees "g asks for a step" ":goto"
    types "6"
    keys Enter
    sees "g goes there" "step 6"
    keys Escape
    sees "Escape leaves the prompt" "Enter to type Python"

    # ---- selecting, the inspector, help ----
    keys Tab
    sees "Tab selects and says what can be done" "all about it"
    keys Tab Tab
    keys Enter
    sees "Enter tells all about the object" "Inspector"
    keys Escape
    misses "Escape closes the inspector" "Inspector"
    keys Escape
    sees "Escape lets go of the object" "←→ step"
    keys '?'
    sees "? shows the keys" "Through time"
    keys NPage
    keys End
    sees "the help scrolls to its end" "wheel"
    keys Escape
    misses "Escape closes the help" "wheel"
    keys Home
    sees "Home goes to the start" "step 1"
    keys Space
    sees "Space plays" "step 10"
    to_step Home "step 1"
    types ":play 50"
    keys Enter
    sees ":play plays as well" "step 10"
    keys Escape
    sees "Escape leaves the prompt again" "Enter to type Python"
    types "g6"
    keys Enter
    sees "the step is the sixth" "step 6"
    keys Escape
    sees "the keys are keys again" "Enter to type Python"
    keys b
    sees "b sets a breakpoint" "breakpoint 1 at line 4"
    keys b
    sees "b again removes it" "breakpoint 1 is gone"

    # ---- the prompt ----
    keys End
    sees "End goes to the end" "step 10"
    keys Enter
    sees "Enter goes to the prompt" "Enter run"
    types "6 * 7"
    keys Enter
    sees "what an expression prints is shown" "42"
    types "for i in range(2):"
    keys Enter
    sees "a block asks for more" "... "
    types "print('round', i)"
    keys Enter
    keys Enter
    sees "an empty line runs the block" "round 1"
    types "no_such_name"
    keys Enter
    sees "an exception is shown" "NameError"
    types "1 +"
    keys Enter
    sees "a syntax error is shown" "SyntaxError"
    types "é = 'wide 日本'"
    keys Enter
    sees "names and values are Unicode" "日本"
    keys Up
    sees "the history comes back" "é = 'wide"
    keys C-c
    misses "Ctrl-C clears the line" ">>> é"
    keys C-r
    types "6 *"
    sees "Ctrl-R searches the history" "in the history: 6 *"
    keys Enter
    sees "Enter takes what was found" "42"
    types "demonstrate_ref"
    keys Tab
    sees "Tab completes a name" ">>> demonstrate_references"
    keys C-u
    types "[].app"
    keys Tab C-u
    types "word = 'text'"
    keys Enter
    types "word.capi"
    keys Tab
    sees "Tab completes an attribute" "word.capitalize"
    keys C-u
    types "word.is"
    keys Tab Tab
    sees "Tab shows the candidates" "isalpha"
    keys C-u
    types ":rev"
    keys Tab
    sees "Tab completes a command" ":reverse-continue"
    keys C-u
    types ":nonsense"
    keys Enter
    sees "a command that does not exist is said" "there is no command nonsense"
    types ":goto 3"
    keys Enter
    sees ":goto goes there" "step 3"
    types "extra = 1"
    keys Enter
    sees "typing in the past asks where to run" "[e/h/Esc]"
    keys h
    misses "it is answered" "[e/h/Esc]"
    keys Escape
    sees "Escape leaves the prompt" "Enter to type Python"
    types ":quit"
    keys Enter
    sees ":quit quits with status 0" "status 0"

    # ---- the history lasts ----
    holds "the history is in its file" grep -qF '6 * 7' "$home/state/heapstep/history"
    open_names 80x24
    keys Enter
    keys Up
    sees "the history is there the next time" ">>> :quit"
    keys C-c C-c q

    # ---- sizes ----
    open_names 80x24
    multiplexer resize-window -t screen -x 120 -y 40
    sees "a wider window shows the source" "Source"
    sees "and the output" "Output"
    multiplexer resize-window -t screen -x 200 -y 60
    holds "a large window is filled" state '#{pane_width}x#{pane_height}' 200x60
    sees "the picture is still there" "Python Heap"
    multiplexer resize-window -t screen -x 40 -y 12
    misses "a small one leaves the source out" "Source"
    sees "and keeps the prompt" ">>>"
    multiplexer resize-window -t screen -x 30 -y 10
    sees "one that is too small says so" "40x12"
    multiplexer resize-window -t screen -x 80 -y 24
    sees "and the picture comes back" "Call Stack"
    keys q
    sees "it quits" "status 0"

    # ---- the mouse ----
    open_names 80x24
    for step in 2 3 4 5 6; do to_step Right "step $step"; done
    click 10 "$(row_of '[refcount: 2]')"
    sees "a click selects an object" "all about it"
    click 10 "$(row_of '[refcount: 2]')"
    sees "another click tells all about it" "Inspector"
    keys Escape
    misses "Escape closes the inspector" "Inspector"
    click 2 "$(row_of '━━●')"
    sees "a click on the timeline goes there" "step 1"
    mouse 65 2 "$(row_of '●──')"
    sees "the wheel steps on the timeline" "step 2"
    click 10 "$(row_of '▶')"
    sees "a click on a line of the source sets a breakpoint" "breakpoint 1 at line"
    click 10 23
    sees "a click on the prompt begins to type" "Enter run"
    keys Escape
    sees "Escape goes back to the keys" "press > to type"
    keys q
    sees "it quits" "status 0"

    # ---- input ----
    start 80x24 "$home/asks.py"
    await shows "step 1" || fail "asks.py opens"
    keys Right Right
    sees "input() asks with the program's words" "What is your name?"
    holds "and takes the keys" state '#{cursor_flag}' 1
    types "Ada"
    keys Enter
    sees "the keys are back" "Enter to type Python"
    keys End
    multiplexer resize-window -t screen -x 120 -y 40
    sees "the program has the answer" "Hello Ada"
    keys q

    # ---- a program in C ----
    start 80x24 "$home/blocks.c"
    sees "C's prompt has a label of its own" "c> Enter to type C"
    keys p
    sees "a key for Python programs says so" "p is for Python programs"
    keys '?'
    sees "the help is about C" "step over calls  "
    holds "and leaves the collector out" lacks "collector"
    keys Escape
    misses "Escape closes the help" "step over calls"
    keys End
    sees "the end is reached" "the end"
    keys Enter
    types "struct pair { int a, b; } q = {3, 4}; int y = 5"
    keys Enter
    sees "a line declares" "y is 5 now"
    types "q.b + y"
    keys Enter
    sees "what it declared is known to the next" "9"
    types "for (int i = 0; i < 2; i++) {"
    keys Enter
    sees "a block asks for more, with its first line above" "c> for"
    types 'printf("round %d\n", 0 ?: i);'
    keys Enter
    types "}"
    keys Enter
    sees "and runs when its brace is closed" "round 1"
    keys Escape
    sees "Escape leaves the prompt" "c> Enter to type C"
    keys q
    sees "it quits" "status 0"

    # ---- two programs ----
    start 140x45 compare leak
    sees "one name is enough where there is a twin" " C What is lost is leaked"
    keys c
    sees "both run to their ends" "80 bytes leaked, in 2 blocks"
    keys v
    sees "v shows both as graphs" "LEAKED"
    keys q
    sees "it quits" "status 0"
    start 80x24 compare "$home/asks.py" "$home/spins.c"
    sees "two files are compared" "Dangling pointers"
    keys Right Right
    sees "who waits for input says where to give it" "the left program waits for a line of input"
    keys Tab Enter
    sees "alone it asks" "What is your name?"
    types "Ada"
    keys Enter
    sees "and goes on" "Enter to type Python"
    keys q
    sees "then both are there again" "Dangling pointers"
    keys Tab c
    sees "a long run of one side says how far it is" "steps recorded"
    keys C-c
    misses "Ctrl-C ends it" "steps recorded"
    misses "its table is counted" "counting"
    keys q
    sees "it quits" "status 0"

    # ---- a program without an end ----
    start 80x24 "$home/forever.py"
    await shows "step 1" || fail "forever.py opens"
    keys c
    sees "a long run says how far it is" "steps recorded"
    keys C-c
    misses "Ctrl-C ends it" "steps recorded"
    keys Left
    sees "and the picture goes on" "of "
    keys q
    sees "it quits" "status 0"

    # ---- signals ----
    open_names 80x24
    holds "the alternate screen is taken" state '#{alternate_on}' 1
    keys C-z
    sees "Ctrl-Z stops it" "Stopped"
    holds "and gives the terminal back" state '#{alternate_on}#{mouse_any_flag}' 00
    types "fg"
    keys Enter
    sees "fg comes back" "Call Stack"
    to_step Right "step 2"
    local signal
    for signal in TERM HUP QUIT SEGV; do
        [ "$signal" = TERM ] || open_names 80x24
        kill -"$signal" "$(multiplexer display -p -t screen '#{pane_pid}' | xargs -I{} pgrep -P {} heapstep)"
        holds "SIG$signal leaves the alternate screen" state '#{alternate_on}#{mouse_any_flag}#{cursor_flag}' 001
        types "stty -a | grep -o ' icanon' && echo sane"
        keys Enter
        sees "SIG$signal leaves the terminal's modes as they were" "sane"
    done

    # ---- terminals of all kinds ----
    shell 80 24
    types "TERM=dumb $PWD/$build/heapstep $home/names.py; echo status \$?"
    keys Enter
    sees "a dumb terminal is told so" "cannot place its cursor"
    sees "with status 2" "status 2"
    types "clear; $PWD/$build/heapstep $home/names.py | cat; echo status \${PIPESTATUS[0]}"
    keys Enter
    sees "without a terminal it says what to do" "needs a terminal"
    types "clear; LC_ALL=C $PWD/$build/heapstep $home/names.py"
    keys Enter
    sees "ASCII is drawn where there is no UTF-8" "+----"
    keys q
    types "clear; TERM=vt100 $PWD/$build/heapstep $home/names.py"
    keys Enter
    sees "a terminal without colours will do" "Call Stack"
    keys q

    # ---- a collection's phases ----
    start 80x24 "$home/collects.py"
    await shows "step 1" || fail "collects.py opens"
    keys p
    sees "p goes to a collection's first phase" "collector: "
    local phase
    phase=$(multiplexer capture-pane -p -t screen | sed -n 's/.*\(collector: .*[a-z]\) *$/\1/p')
    keys p
    misses "p again to its next" "$phase"
    keys P
    sees "P back to the one before" "$phase"
    keys P P
    sees "before the first P says there is none" "no collection was before this"
    keys p o
    misses "o leaves the collection" "collector: "
    keys End p
    sees "after the program's own comes the interpreter's last" "The interpreter ends with a collection"
    keys q
    sees "it quits" "status 0"

    # ---- the table of contents ----
    start 100x30
    sees "heapstep alone welcomes" "Welcome"
    keys Down c
    sees "c opens a lesson beside its twin" "Dangling pointers"
    sees "Python to the left" " Python No cleanup by hand"
    sees "and C to the right" " C Cleanup by hand"
    keys Right Right Right
    sees "keys step both" "4 steps"
    keys Tab Tab Right
    sees "or the side that Tab has chosen" "5 steps"
    sees "and only that" "4 steps"
    keys Enter
    sees "Enter opens the side alone, with its prompt" "c> Enter to type C"
    keys q
    sees "q goes back to both" "Dangling pointers"
    keys '?'
    sees "? shows the keys of a comparison" "Which program"
    keys Escape
    misses "Escape closes the help" "Which program"
    keys i
    sees "a key for a single program says so" "Enter opens it"
    keys q
    sees "q goes back to the contents" "Welcome"
    keys End c
    sees "a lesson without a twin says so" "has no twin"
    keys '?' End
    sees "the keys of the contents are in its help" "beside its twin in the other language"
    keys Escape
    misses "Escape closes it" "in the other language"
    keys /
    types "zzzz"
    sees "a search without a result says so" "no lesson has that word"
    keys Escape
    misses "Escape shows all again" "no lesson has that word"
    keys Enter
    sees "Enter opens a lesson" "Call Stack"
    keys q
    sees "q goes back to the contents" "Welcome"
    keys q
    sees "and quits" "status 0"
}

for build in "${@:-build}"; do
    [ -x "$build/heapstep" ] || { echo "$build/heapstep is missing"; failed=$((failed + 1)); continue; }
    tests
done
echo "terminal tests: $passed passed, $failed failed"
[ "$failed" = 0 ]
