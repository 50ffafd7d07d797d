/* Parameters of def and lambda, as the rules for wrong ones need them. */
#ifndef PYTHON_SYNTAX_PARAMETERS_H
#define PYTHON_SYNTAX_PARAMETERS_H

#include "python/syntax/grammar.h"

enum parameter_default { DEFAULT_NONE, DEFAULT_GIVEN, DEFAULT_MAYBE };

struct parameter {
    struct ast_arg arg;
    struct ast_expr *value; /* its default, or NULL */
};

/* param: NAME [annotation]; a lambda's have no annotation. */
bool parse_param(struct parser *p, enum parameter_style style, struct parameter *out);
/* param_no_default, param_with_default, param_maybe_default: with the comma after it, or before the
 * closing token. */
bool parse_whole_param(struct parser *p, enum parameter_style style, enum parameter_default with,
                       struct parameter *out);
/* What ends the parameters: ')' or ':'. */
enum token_kind parameters_end(enum parameter_style style);

/* invalid_parameters.c */
void invalid_parameters(struct parser *p, enum parameter_style style);
void invalid_star_etc(struct parser *p, enum parameter_style style);
void invalid_kwds(struct parser *p, enum parameter_style style);

#endif
