/* From the tree to code: scopes (Python/symtable.c), instructions and their order (Python/compile.c).
 *
 * The oracle is `dis`: for any source the instructions, their arguments, constants, names, locations,
 * exception table and stack size are those that CPython 3.11 makes.
 */
#ifndef PYTHON_COMPILE_COMPILE_H
#define PYTHON_COMPILE_COMPILE_H

#include "python/objects/object.h"
#include "python/syntax/parse.h"

/* The code object of a whole module, interactive input or expression (tree->kind). NULL: *error is filled (a
 * SyntaxError that only scopes or code show, such as "'return' outside function"; without the line's
 * text, since the source is not at hand), or an exception is pending in the vm. */
py_code *py_compile(py_vm *vm, const struct ast_tree *tree, py_str *filename,
                    struct syntax_error *error);
/* Parses and compiles. NULL as above; errors have their line's text where CPython's have it. SyntaxWarnings
 * are printed to standard error with their lines. */
py_code *py_compile_text(py_vm *vm, const char *source, size_t length, py_str *filename,
                         enum python_parse_mode mode, struct syntax_error *error);
/* Parses and compiles; raises SyntaxError in the vm. What compile() and import use. */
py_code *py_compile_source(py_vm *vm, const char *source, size_t length, py_str *filename,
                           enum python_parse_mode mode);
/* The same for text that exec() and eval() run at once: the code keeps the literals that CPython's syntax tree
 * holds meanwhile, and which its reference counts show. py_compile and py_compile_text do so too. */
py_code *py_compile_to_run(py_vm *vm, const char *source, size_t length, py_str *filename,
                           enum python_parse_mode mode);
/* Raises what *error describes: SyntaxError and its kin, MemoryError, ValueError. */
void py_raise_syntax_error(py_vm *vm, const struct syntax_error *error, py_str *filename);
/* How many values `op` leaves on the stack more than it takes. */
int py_stack_effect(int op, uint32_t arg, bool jump);

#endif
