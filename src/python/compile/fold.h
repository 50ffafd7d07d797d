/* Expressions that are computed while compiling (Python/ast_opt.c).
 *
 * The tree stays as it was parsed; what an expression became is kept beside it. The scope builder,
 * which visits every node once, asks for folding after it has visited a node's children; the
 * generator looks at a node only through folded_node.
 */
#ifndef PYTHON_COMPILE_FOLD_H
#define PYTHON_COMPILE_FOLD_H

#include "python/compile/constant.h"

/* Folds an expression whose children have been folded. */
void fold_expression(struct compiler *c, const struct ast_expr *e);
/* What `for` and `in` go over: a list of constants becomes a tuple, a set a frozenset. */
void fold_iterable(struct compiler *c, const struct ast_expr *e);

/* The expression that stands for `e`: itself unless it was folded. */
const struct ast_expr *folded_node(struct compiler *c, const struct ast_expr *e);
/* The value of an expression that is a constant after folding; NULL: it is none. */
const struct constant *folded_constant(struct compiler *c, const struct ast_expr *e);

#endif
