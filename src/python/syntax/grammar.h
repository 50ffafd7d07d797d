/* The rules that call each other across files, as parse_RULE; see parser.h for what all of them
 * promise. */
#ifndef PYTHON_SYNTAX_GRAMMAR_H
#define PYTHON_SYNTAX_GRAMMAR_H

#include "python/syntax/parser.h"

/* statements.c */
void *parse_file(struct parser *p);
void *parse_interactive(struct parser *p);
void *parse_eval(struct parser *p);
void *parse_fstring(struct parser *p);
bool parse_statements(struct parser *p, struct ast_stmt_list *out);
bool parse_simple_stmts(struct parser *p, struct ast_stmt_list *out);

/* assignment.c */
/* assignment | star_expressions: both begin alike. */
struct ast_stmt *parse_assignment_or_expression(struct parser *p);

/* compound.c */
struct ast_stmt *parse_compound_stmt(struct parser *p);
bool parse_block(struct parser *p, struct ast_stmt_list *out);
struct ast_stmt *parse_match_stmt(struct parser *p);
bool parse_except_block(struct parser *p, bool star);

/* patterns.c */
struct ast_pattern *parse_patterns(struct parser *p);
struct ast_expr *parse_subject_expr(struct parser *p);
struct ast_expr *parse_guard(struct parser *p);

/* parameters.c */
enum parameter_style { PARAMETERS_DEF, PARAMETERS_LAMBDA };
/* [params]: never absent, perhaps empty; NULL only on an error. */
struct ast_arguments *parse_params(struct parser *p, enum parameter_style style);

/* expressions.c */
struct ast_expr *parse_expressions(struct parser *p);
/* item (',' item)* [',']: one item without a comma is itself, otherwise a Tuple. */
struct ast_expr *parse_items_or_tuple(struct parser *p, struct ast_expr *(*item)(struct parser *));
struct ast_expr *parse_expression(struct parser *p);
struct ast_expr *parse_expression_without_invalid(struct parser *p);
struct ast_expr *parse_yield_expr(struct parser *p);
struct ast_expr *parse_star_expressions(struct parser *p);
struct ast_expr *parse_star_expression(struct parser *p);
struct ast_expr *parse_star_named_expression(struct parser *p);
bool parse_star_named_expressions(struct parser *p, struct ast_expr_list *out);
struct ast_expr *parse_assignment_expression(struct parser *p);
struct ast_expr *parse_named_expression(struct parser *p);
/* assignment_expression | expression !':=' */
struct ast_expr *parse_plain_named_expression(struct parser *p);
/* yield_expr | star_expressions */
struct ast_expr *parse_annotated_rhs(struct parser *p);
struct ast_expr *parse_disjunction(struct parser *p);
struct ast_expr *parse_bitwise_or(struct parser *p);

/* primary.c */
struct ast_expr *parse_factor(struct parser *p);
struct ast_expr *parse_primary(struct parser *p);

/* atoms.c */
struct ast_expr *parse_atom(struct parser *p);
struct ast_expr *parse_genexp(struct parser *p);
struct ast_expr *parse_list(struct parser *p);
struct ast_expr *parse_tuple(struct parser *p);

/* comprehensions.c */
bool parse_for_if_clauses(struct parser *p, struct ast_comprehension_list *out);
/* dict | set | dictcomp | setcomp */
struct ast_expr *parse_braces(struct parser *p);

/* call.c */
struct call_arguments {
    struct ast_expr_list args;
    struct ast_keyword_list keywords;
    struct ast_position at;
};
struct call_arguments *parse_arguments(struct parser *p);
/* `first`: the first argument when it was read before, else NULL. */
struct call_arguments *parse_args(struct parser *p, struct ast_expr *first, size_t first_mark);
struct ast_expr *parse_starred_expression(struct parser *p);

/* targets.c */
struct ast_expr *parse_star_targets(struct parser *p);
struct ast_expr *parse_star_target(struct parser *p);
bool parse_del_targets(struct parser *p, struct ast_expr_list *out);
/* Whether the expression can be assigned to as star_targets; as single_target. */
bool is_star_target(const struct ast_expr *expr);
bool is_single_target(const struct ast_expr *expr);
/* Gives a target and all in it the context. */
void set_context(struct ast_expr *expr, enum ast_expr_context ctx);

/* strings.c, fstring.c, numbers.c */
struct ast_expr *parse_strings(struct parser *p);
struct ast_expr *parse_number(struct parser *p);

/* invalid_expressions.c, invalid_statements.c, invalid_parameters.c: each returns after raising, or
 * having matched nothing; mark is where it was. */
enum target_sort { TARGETS_STAR, TARGETS_DEL, TARGETS_FOR };
void raise_invalid_target(struct parser *p, enum target_sort sort, struct ast_expr *expr);
const char *expr_description(const struct ast_expr *expr);
void invalid_expression(struct parser *p);
void invalid_legacy_expression(struct parser *p);
void invalid_named_expression(struct parser *p);
void invalid_group(struct parser *p);
void invalid_comprehension(struct parser *p);
void invalid_dict_comprehension(struct parser *p);
void invalid_double_starred_kvpairs(struct parser *p);
bool parse_double_starred_kvpair(struct parser *p, struct ast_expr **key, struct ast_expr **value);
void invalid_arguments(struct parser *p);
void invalid_kwarg(struct parser *p);
void invalid_for_target(struct parser *p);
void invalid_assignment(struct parser *p);
void invalid_del_stmt(struct parser *p);
void invalid_import_from_targets(struct parser *p);
void invalid_with_item(struct parser *p);
void invalid_with_stmt(struct parser *p);
void invalid_with_stmt_indent(struct parser *p);
void invalid_try_stmt(struct parser *p);
void invalid_except_stmt(struct parser *p);
void invalid_except_stmt_indent(struct parser *p, bool star);
void invalid_for_stmt(struct parser *p);
void invalid_def_raw(struct parser *p);
void invalid_class_def_raw(struct parser *p);
/* keyword named_expression NEWLINE, and the block that is missing */
void invalid_condition(struct parser *p, enum token_kind keyword);
/* keyword ':' and the block that is missing */
void invalid_bare_block(struct parser *p, enum token_kind keyword, const char *what);
void invalid_match_stmt(struct parser *p);
void invalid_case_block(struct parser *p);
void invalid_as_pattern(struct parser *p);
/* name_or_attr '(' [positional_patterns ','] keyword_patterns ',' positional_patterns */
void invalid_class_pattern(struct parser *p);
bool parse_import_from_as_names(struct parser *p, struct ast_alias_list *out);

#endif
