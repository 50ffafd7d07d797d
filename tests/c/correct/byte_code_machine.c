// A small machine for byte code, computing factorials and gcds.
#include <stdio.h>

enum { PUSH, ADD, MUL, SUB, MOD, DUP, SWAP, LOAD, STORE, JZ, JMP, PRINT, HALT };

static int run(const signed char *code)
{
    long stack[16], *sp = stack, cells[4] = {0};
    int steps = 0;
    for (const signed char *ip = code;; steps++) {
        switch (*ip++) {
        case PUSH: *sp++ = *ip++; break;
        case ADD: sp--; sp[-1] += *sp; break;
        case MUL: sp--; sp[-1] *= *sp; break;
        case SUB: sp--; sp[-1] -= *sp; break;
        case MOD: sp--; sp[-1] %= *sp; break;
        case DUP: *sp = sp[-1]; sp++; break;
        case SWAP: { long t = sp[-1]; sp[-1] = sp[-2]; sp[-2] = t; break; }
        case LOAD: *sp++ = cells[*ip++]; break;
        case STORE: cells[*ip++] = *--sp; break;
        case JZ: { int by = *ip++; if (!*--sp) ip += by; break; }
        case JMP: ip += *ip + 1; break;
        case PRINT: printf("%ld\n", *--sp); break;
        case HALT: return steps;
        }
    }
}

int main(void)
{
    static const signed char factorial[] = {PUSH, 12, STORE, 0, PUSH, 1, STORE, 1, LOAD, 0, JZ, 15, LOAD, 1, LOAD, 0, MUL, STORE, 1, LOAD, 0, PUSH, 1, SUB, STORE, 0, JMP, -20, LOAD, 1, PRINT, HALT};
    static const signed char remainder[] = {PUSH, 100, PUSH, 42, MOD, DUP, PRINT, PUSH, 5, SWAP, MOD, PRINT, HALT};
    printf("%d\n", run(factorial));
    printf("%d\n", run(remainder));
    return 0;
}
