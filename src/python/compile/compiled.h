/* What the compiler makes of one scope: a code object before there are objects. */
#ifndef PYTHON_COMPILE_COMPILED_H
#define PYTHON_COMPILE_COMPILED_H

#include "python/compile/constant.h"
#include "python/objects/code.h"

struct compiled {
    const struct name *name, *qualname;
    const struct constant *qualname_text;
    bool is_class;
    int first_line, flags;
    int argcount, posonly_count, kwonly_count;
    /* Tuples, shared among the codes of one compilation where they are equal. */
    const struct constant *consts, *names, *locals_names;
    const struct name **locals; /* local variables, then cells that are not, then free variables */
    uint8_t *local_kinds;
    int locals_plus_count, locals_count, cells_count, free_count;
    int stack_size;
    struct py_instruction *instructions;
    struct py_location *locations;
    int instruction_count;
    struct py_handler *handlers;
    int handler_count;
};

uint32_t compiled_hash(const struct compiled *code);
/* As code objects compare: what is the same function at the same place, as in the two copies of a
 * `finally`. */
bool compiled_equal(const struct compiled *a, const struct compiled *b);

/* Compiles the tree, which may be three times as deep as `levels`, the interpreter's recursion limit less its
 * depth (Python/symtable.c). Everything, the result too, lives in the compiler until compiler_fini. NULL:
 * c->failure says why. */
const struct compiled *compile_tree(struct compiler *c, const struct ast_tree *tree,
                                    const char *filename, int levels, struct syntax_error *error);
void compiler_fini(struct compiler *c);
/* Source typed or handed to exec() ("<string>") stands in no file where its lines could be read. */
bool compile_is_in_file(const char *filename);
/* Gives an error of the compiler the text of its line, as CPython reads it from the file. */
void compile_complete_error(struct syntax_error *error, const char *filename, const char *source,
                            size_t length);

#endif
