/* From the tree to code: scopes (Python/symtable.c), instructions and their order (Python/compile.c).
 *
 * The oracle is `dis`: for any source the instructions, their arguments, constants, names, locations,
 * exception table and stack size are those that CPython 3.11 makes.
 */
#ifndef PYTHON_COMPILE_COMPILE_H
#define PYTHON_COMPILE_COMPILE_H

#include "python/objects/object.h"
#include "python/syntax/parse.h"

struct text;

/* The code object of a whole module, interactive input or expression (tree->mode). NULL: *error is filled
 * (a SyntaxError that only scopes or code show, such as "'return' outside function"), or an exception is pending in the vm. */
py_code *py_compile(py_vm *vm, const struct ast_tree *tree, py_str *filename,
                    struct syntax_error *error);
/* Parses and compiles; raises SyntaxError in the vm. What compile(), exec() and import use. */
py_code *py_compile_source(py_vm *vm, const char *source, size_t length, py_str *filename,
                           enum python_parse_mode mode);
/* Lists code and the code objects in its constants as `dis` does, for the tests. */
void py_disassemble(py_vm *vm, py_code *code, struct text *out);
/* How many values `op` leaves on the stack more than it takes. */
int py_stack_effect(int op, uint32_t arg, bool jump);

#endif
