/* The generator: from the tree to instructions. One file for each sort of construct; these are the
 * functions they use of each other. The instructions for each construct, their order and their places in the
 * source are those of CPython 3.11's Python/compile.c. */
#ifndef PYTHON_COMPILE_GENERATE_H
#define PYTHON_COMPILE_GENERATE_H

#include "python/compile/flow.h"
#include "python/compile/fold.h"
#include "python/compile/scope.h"

/* Beyond so many values a display or call is built piece by piece. */
enum { STACK_USE_GUIDELINE = 30 };

/* ---- generate_unit.c ---- */
const struct compiled *generate_module(struct compiler *c);
void enter_unit(struct compiler *c, enum unit_kind kind, const struct name *name, const void *node,
                int first_line);
/* Ends the unit: its code. */
const struct compiled *leave_unit(struct compiler *c, bool add_none);
/* Loads the function made of `code`; flags: MAKE_FUNCTION's for what is on the stack already. */
void emit_function(struct compiler *c, const struct compiled *code, int flags);
void generate_name(struct compiler *c, const struct name *name, enum ast_expr_context ctx);
void refuse_debug(struct compiler *c, const struct name *name, enum ast_expr_context ctx);

/* ---- generate_function.c ---- */
void generate_function(struct compiler *c, const struct ast_stmt *s);
void generate_class(struct compiler *c, const struct ast_stmt *s);
void generate_lambda(struct compiler *c, const struct ast_expr *e);
/* The annotation as text, for `from __future__ import annotations`. */
void generate_annotation_text(struct compiler *c, const struct ast_expr *annotation);
/* The docstring's statement, or NULL. */
const struct ast_stmt *find_docstring(struct ast_stmt_list body);
/* A block's statements after its docstring. */
void generate_body(struct compiler *c, struct ast_stmt_list body, bool skip_docstring);

/* ---- generate_statement.c ---- */
void generate_statement(struct compiler *c, const struct ast_stmt *s);
void generate_statements(struct compiler *c, struct ast_stmt_list body);

/* ---- generate_assign.c ---- */
void generate_aug_assign(struct compiler *c, const struct ast_stmt *s);
void generate_ann_assign(struct compiler *c, const struct ast_stmt *s);
void generate_import(struct compiler *c, const struct ast_stmt *s);
void generate_import_from(struct compiler *c, const struct ast_stmt *s);

/* ---- generate_try.c ---- */
void push_frame_block(struct compiler *c, struct frame_block block);
void pop_frame_block(struct compiler *c);
/* Undoes one block; `keep_top`: the value on top survives it. */
void unwind_frame_block(struct compiler *c, const struct frame_block *block, bool keep_top);
/* Undoes blocks from the innermost on: all, or up to the first loop when `loop` is given: then that
 * loop, NULL when there is none. */
void unwind_frame_blocks(struct compiler *c, bool keep_top, const struct frame_block **loop);
void generate_try(struct compiler *c, const struct ast_stmt *s);
void generate_with(struct compiler *c, const struct ast_stmt *s, size_t item);

/* ---- generate_expression.c ---- */
void generate_expr(struct compiler *c, const struct ast_expr *e);
void generate_exprs(struct compiler *c, struct ast_expr_list exprs);
void generate_jump_if(struct compiler *c, const struct ast_expr *e, struct block *next,
                      bool condition);
void generate_compare_op(struct compiler *c, enum ast_cmp_op op);
void generate_binary_op(struct compiler *c, enum ast_operator op, bool inplace);
void generate_yield_from(struct compiler *c, bool await);
void generate_yield_value(struct compiler *c);
/* An attribute that stands on a later line than its object is placed at its own name. */
void move_to_attribute(struct compiler *c, const struct ast_expr *attribute);

/* ---- generate_display.c ---- */
/* Lists, tuples, sets: `pushed` items are on the stack already. */
void generate_items(struct compiler *c, struct ast_expr_list elts, size_t pushed, int build,
                    int add, int extend, bool tuple);
void generate_list(struct compiler *c, const struct ast_expr *e);
void generate_tuple(struct compiler *c, const struct ast_expr *e);
void generate_dict(struct compiler *c, const struct ast_expr *e);

/* ---- generate_call.c ---- */
void generate_call(struct compiler *c, const struct ast_expr *e);
void generate_call_arguments(struct compiler *c, size_t pushed, struct ast_expr_list args,
                             struct ast_keyword_list keywords);
void generate_joined_str(struct compiler *c, const struct ast_expr *e);
void generate_formatted_value(struct compiler *c, const struct ast_expr *e);

/* ---- generate_comprehension.c ---- */
void generate_comprehension(struct compiler *c, const struct ast_expr *e);

/* ---- generate_match.c ---- */
void generate_match(struct compiler *c, const struct ast_stmt *s);

/* ---- warn.c: what python3 warns of while compiling ---- */
void warn_compare(struct compiler *c, const struct ast_expr *e);
void warn_call(struct compiler *c, const struct ast_expr *func);
void warn_subscript(struct compiler *c, const struct ast_expr *e);
void warn_assert(struct compiler *c, const struct ast_expr *test);

/* ---- unparse.c ---- */
const struct constant *unparse(struct compiler *c, const struct ast_expr *e);

#endif
