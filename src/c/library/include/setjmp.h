#pragma once
typedef struct __jmp_buf_tag {
    unsigned long __kept[25];
} jmp_buf[1];
typedef jmp_buf sigjmp_buf;
int setjmp(jmp_buf environment);
int _setjmp(jmp_buf environment);
void longjmp(jmp_buf environment, int value) __attribute__((noreturn));
void _longjmp(jmp_buf environment, int value) __attribute__((noreturn));
void siglongjmp(sigjmp_buf environment, int value) __attribute__((noreturn));
#define setjmp(environment)           _setjmp(environment)
#define sigsetjmp(environment, saved) ((void)(saved), _setjmp(environment))
